import { createContext, use } from 'react'
import type { BoardView } from '../board/board-view.ts'

/** Carries the way to another view of the open board down the tree. */
export const ViewSwitchContext = createContext<(view: BoardView) => void>(() => undefined)

/** How to show the open board in another way. */
export function useChooseView(): (view: BoardView) => void {
  return use(ViewSwitchContext)
}
