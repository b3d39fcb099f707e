import type { Router } from '../app/router.ts'
import { enterBoard, type EnterTools, type Entry } from './enter-board.ts'

/** The visit that a tab was opened for. */
export interface Arrival {
  /** How the door of this board answered to the visit that was begun with the tab; null for any other board, and the second time. */
  take(boardId: string): Promise<Entry> | null
}

/** Knocks at the door of the board that the tab was opened on, before anything is drawn: on a slow line each question is half a second. */
export function createArrival(tools: EnterTools, router: Pick<Router, 'route' | 'takeLink'>): Arrival {
  const route = router.route()
  const isAtBoard = route.page === 'board' || route.page === 'replay'
  let begun = isAtBoard ? { boardId: route.boardId, entry: enterBoard(tools, route.boardId, router.takeLink()) } : null
  return {
    take(boardId) {
      const taken = begun
      begun = null
      return taken?.boardId === boardId ? taken.entry : null
    },
  }
}
