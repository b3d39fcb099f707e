import type { BoardReader } from '@samtavle/board'

/** From so many things on people are told that a board is large: what is easy for a desk's computer may be slow on a phone. */
export const manyItems = 5000

/** Tells now, and whenever it is otherwise, whether a board has so many things; returns how to stop. Things are counted once, then changes. */
export function watchCrowd(
  board: Pick<BoardReader, 'view' | 'watchItems'>,
  tell: (isCrowded: boolean) => void,
): () => void {
  let count = board.view().items.size
  let isCrowded = count >= manyItems
  tell(isCrowded)
  return board.watchItems(({ added, removed }) => {
    count += added.length - removed.length
    if (count >= manyItems === isCrowded) return
    isCrowded = !isCrowded
    tell(isCrowded)
  })
}
