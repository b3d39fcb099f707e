import type { BoardReader } from '@samtavle/board'

/** From so many things on people are told that a board is large: what is easy for a desk's computer may be slow on a phone. */
export const manyItems = 5000

/** Tells now, and after every change, whether a board has so many things; returns how to stop. Things are counted once, then changes. */
export function watchCrowd(
  board: Pick<BoardReader, 'view' | 'watchItems'>,
  tell: (isCrowded: boolean) => void,
): () => void {
  let count = board.view().items.size
  tell(count >= manyItems)
  return board.watchItems(({ added, removed }) => {
    count += added.length - removed.length
    tell(count >= manyItems)
  })
}
