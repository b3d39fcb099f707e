/** Replaces `remove` UTF-16 units at `index` by `insert`. */
export interface TextSplice {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/**
 * The smallest single splice that turns one text into another, or null when they are equal. `caret` (where the caret stands
 * after the change) decides between equals: typing the second `l` of `hello` is an insert before the caret, not after it.
 * Never cuts a surrogate pair, which Yjs would turn into two replacement characters.
 */
export function spliceBetween(before: string, after: string, caret?: number): TextSplice | null {
  if (before === after) return null
  const smallest = spliceLeavingSuffix(before, after, after.length)
  if (caret === undefined) return smallest
  const atCaret = spliceLeavingSuffix(before, after, Math.max(0, after.length - caret))
  // A caret that is not where the change was would replace words that did not change.
  return sizeOf(atCaret) <= sizeOf(smallest) ? atCaret : smallest
}

function spliceLeavingSuffix(before: string, after: string, longestSuffix: number): TextSplice {
  const suffix = commonSuffix(before, after, longestSuffix)
  const prefix = commonPrefix(before, after, Math.min(before.length, after.length) - suffix)
  return { index: prefix, remove: before.length - prefix - suffix, insert: after.slice(prefix, after.length - suffix) }
}

function sizeOf(splice: TextSplice): number {
  return splice.remove + splice.insert.length
}

function commonSuffix(before: string, after: string, longest: number): number {
  const most = Math.min(before.length, after.length, longest)
  let length = 0
  while (length < most && before.at(-1 - length) === after.at(-1 - length)) length += 1
  return isLowSurrogate(before, before.length - length) || isLowSurrogate(after, after.length - length)
    ? length - 1
    : length
}

function commonPrefix(before: string, after: string, most: number): number {
  let length = 0
  while (length < most && before.charCodeAt(length) === after.charCodeAt(length)) length += 1
  return isLowSurrogate(before, length) || isLowSurrogate(after, length) ? length - 1 : length
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}
