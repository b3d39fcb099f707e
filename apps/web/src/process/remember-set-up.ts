import { setUpOf, type BoardReader, type ProcessEdits } from '@samtavle/board'

/** Remembers how the board is laid out now; a board without a section or a heading has nothing to remember. */
export function rememberSetUp(edits: Pick<ProcessEdits, 'rememberSetUp'>, board: Pick<BoardReader, 'view'>): boolean {
  const items = setUpOf(board.view())
  if (items.size > 0) edits.rememberSetUp(items)
  return items.size > 0
}
