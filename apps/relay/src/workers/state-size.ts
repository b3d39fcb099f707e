import type { Clock } from '@samtavle/base'

/** How large a document is, known from above and measured only when that says too little. */
export interface StateSize {
  /** It emitted an update of so many bytes. */
  add(bytes: number): void
  /** Whether an update of so many bytes still fits. */
  hasRoomFor(bytes: number): boolean
}

export interface StateSizeOptions {
  readonly clock: Pick<Clock, 'now'>
  readonly maxBytes: number
  /** What the document was built from. */
  readonly startBytes: number
  /** Writes the document whole and says how long that is: slow for a large one. */
  readonly measure: () => number
}

/** A board that is full is measured again at most this often: a deletion of a few bytes may have freed a lot, and nobody should wait long to see it. */
const measureEveryMs = 2000

/** Makes the size of a document. What it emitted adds up to at least what it takes, since overwritten and deleted things fall away. */
export function createStateSize({ clock, maxBytes, startBytes, measure }: StateSizeOptions): StateSize {
  let upperBound = startBytes
  let measuredAt = Number.NEGATIVE_INFINITY
  let hasChanged = true
  return {
    add(bytes) {
      upperBound += bytes
      hasChanged = true
    },
    hasRoomFor(bytes) {
      if (upperBound + bytes <= maxBytes) return true
      const isLongAgo = Math.abs(clock.now() - measuredAt) >= measureEveryMs
      if (hasChanged && isLongAgo) {
        upperBound = measure()
        measuredAt = clock.now()
        hasChanged = false
      }
      return upperBound + bytes <= maxBytes
    },
  }
}
