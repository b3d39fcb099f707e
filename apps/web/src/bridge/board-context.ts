import { createContext, use } from 'react'
import type { Canvas } from '../canvas/index.ts'
import type { Process } from '../process/open-process.ts'
import type { BoardSession } from '../sync/session.ts'

/** The one board that a part of the interface is about. The canvas is there once it has been drawn, the process once it is open. */
export interface BoardTools {
  readonly session: BoardSession
  readonly canvas: Canvas | null
  readonly process: Process | null
}

/** Carries the open board down the tree. */
export const BoardContext = createContext<BoardTools | null>(null)

/** The session of the open board. */
export function useSession(): BoardSession {
  return useBoardTools().session
}

/** The canvas of the open board, or null before it has been drawn. */
export function useCanvas(): Canvas | null {
  return useBoardTools().canvas
}

/** How the session on the open board runs, or null before that has been opened, and in a film. */
export function useProcess(): Process | null {
  return useBoardTools().process
}

function useBoardTools(): BoardTools {
  const tools = use(BoardContext)
  if (tools === null) throw new Error('A component of the board stands outside any board')
  return tools
}
