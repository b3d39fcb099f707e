import type { BoardSession } from '../sync/session.ts'

/** Whether I may change the board now: not as an onlooker, not on a board from the future, and not while it is frozen. */
export function mayWrite({ me, board, keeping }: Pick<BoardSession, 'me' | 'board' | 'keeping'>): boolean {
  return me.role !== 'view' && board.meta().writable && keeping.get() !== 'frozen'
}
