/** How large a document is, known from above and measured only when that says too little. */
export interface StateSize {
  /** It emitted an update of so many bytes. */
  add(bytes: number): void
  /** Whether an update of so many bytes still fits. */
  hasRoomFor(bytes: number): boolean
}

export interface StateSizeOptions {
  readonly maxBytes: number
  /** What the document was built from. */
  readonly startBytes: number
  /** Writes the document whole and says how long that is: slow for a large one. */
  readonly measure: () => number
}

/** A full board is measured again only after it may have changed by this share of its limit: deleting frees what was written. */
const measureEvery = 1 / 50

/** Makes the size of a document. What it emitted adds up to at least what it takes, since overwritten and deleted things fall away. */
export function createStateSize({ maxBytes, startBytes, measure }: StateSizeOptions): StateSize {
  let upperBound = startBytes
  let sinceMeasured = Number.POSITIVE_INFINITY
  return {
    add(bytes) {
      upperBound += bytes
      sinceMeasured += bytes
    },
    hasRoomFor(bytes) {
      if (upperBound + bytes <= maxBytes) return true
      if (sinceMeasured >= maxBytes * measureEvery) {
        upperBound = measure()
        sinceMeasured = 0
      }
      return upperBound + bytes <= maxBytes
    },
  }
}
