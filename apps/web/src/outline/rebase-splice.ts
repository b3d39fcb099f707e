import type { TextSplice } from '@samtavle/board'

/** Where a caret belongs after somebody else's splice: what stands before it moves it, what stands after does not. */
export function movePosition(position: number, { index, remove, insert }: TextSplice): number {
  if (position <= index) return position
  if (position >= index + remove) return position - remove + insert.length
  return index + insert.length
}

/**
 * My splice, made on an older text, as it must be made on the text that somebody else's splice has changed meanwhile; to be
 * applied in order. There are two where they wrote inside the words that I replaced: their words are never mine to lose.
 */
export function rebaseSplice(mine: TextSplice, theirs: TextSplice): readonly TextSplice[] {
  const mineTo = mine.index + mine.remove
  const theirsTo = theirs.index + theirs.remove
  const behindFrom = Math.max(mine.index, theirsTo)
  const behind: TextSplice = {
    index: behindFrom - theirs.remove + theirs.insert.length,
    remove: Math.max(0, mineTo - behindFrom),
    insert: '',
  }
  if (mine.index > theirs.index && mine.index >= theirsTo) return [{ ...behind, insert: mine.insert }]
  const before: TextSplice = {
    index: Math.min(mine.index, theirs.index),
    remove: Math.max(0, Math.min(mineTo, theirs.index) - mine.index),
    insert: mine.insert,
  }
  return behind.remove > 0 ? [behind, before] : [before]
}
