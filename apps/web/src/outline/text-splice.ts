/** Replaces `remove` characters at `index` with `insert`; counted in UTF-16 units, like the shared text. */
export interface Splice {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

/** The smallest splice that turns one text into another; null when they are equal. Never cuts a surrogate pair in two. */
export function spliceBetween(before: string, after: string): Splice | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  if (isHighHalf(before, start - 1) || isHighHalf(after, start - 1)) start--
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  if (end > 0 && (isLowHalf(before, before.length - end) || isLowHalf(after, after.length - end))) end--
  return { index: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) }
}

/** Where a caret belongs after somebody else's splice: what stands before it moves it, what stands after does not. */
export function movePosition(position: number, { index, remove, insert }: Splice): number {
  if (position <= index) return position
  if (position >= index + remove) return position - remove + insert.length
  return index + insert.length
}

/**
 * My splice, made on an older text, as it must be made on the text that somebody else's splice has changed meanwhile; to be
 * applied in order. There are two where they wrote inside the words that I replaced: their words are never mine to lose.
 */
export function rebaseSplice(mine: Splice, theirs: Splice): readonly Splice[] {
  const mineTo = mine.index + mine.remove
  const theirsTo = theirs.index + theirs.remove
  const behindFrom = Math.max(mine.index, theirsTo)
  const behind: Splice = {
    index: behindFrom - theirs.remove + theirs.insert.length,
    remove: Math.max(0, mineTo - behindFrom),
    insert: '',
  }
  if (mine.index > theirs.index && mine.index >= theirsTo) return [{ ...behind, insert: mine.insert }]
  const before: Splice = {
    index: Math.min(mine.index, theirs.index),
    remove: Math.max(0, Math.min(mineTo, theirs.index) - mine.index),
    insert: mine.insert,
  }
  return behind.remove > 0 ? [behind, before] : [before]
}

function isHighHalf(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xd800 && code <= 0xdbff
}

function isLowHalf(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code >= 0xdc00 && code <= 0xdfff
}
