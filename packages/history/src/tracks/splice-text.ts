/** A change of a text: `remove` UTF-16 units at `index` replaced by `insert`. */
export interface Splice {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** The text after a splice. */
export function spliceText(text: string, { index, remove, insert }: Splice): string {
  if (index === text.length) return text + insert
  return text.slice(0, index) + insert + text.slice(index + remove)
}

/**
 * The one splice that turns a text into another, as far to the right as it can lie: people type forwards, so the next one is
 * expected where the last one ended.
 */
export function spliceTowards(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length)
  let prefix = 0
  while (prefix < most && before.charCodeAt(prefix) === after.charCodeAt(prefix)) prefix += 1
  let suffix = 0
  const left = most - prefix
  while (
    suffix < left &&
    before.charCodeAt(before.length - 1 - suffix) === after.charCodeAt(after.length - 1 - suffix)
  ) {
    suffix += 1
  }
  return { index: prefix, remove: before.length - prefix - suffix, insert: after.slice(prefix, after.length - suffix) }
}
