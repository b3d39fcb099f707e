import { useEffect, useState } from 'react'
import { useServices } from '../app/services.ts'
import type { BoardSession } from '../sync/session.ts'
import type { Process } from './open-process.ts'

/**
 * The process of a board for as long as the caller is shown: null until it is open. Called once, at the root of what shows a board, and
 * handed down in the board's context.
 */
export function useOpenProcess(session: BoardSession, isWanted: boolean): Process | null {
  const { api, clock } = useServices()
  const [process, setProcess] = useState<Process | null>(null)
  useEffect(() => {
    if (!isWanted) return
    let left = false
    let opened: Process | null = null
    async function open(): Promise<void> {
      const [{ openProcess }, { fetchTime }] = await Promise.all([
        import('./open-process.ts'),
        import('../api/time-call.ts'),
      ])
      const found = await openProcess({ session, clock, fetchTime: () => fetchTime(api, session.boardId) })
      if (left) return found.close()
      opened = found
      setProcess(found)
    }
    // Without it the board is what it was; coming back, or the next visit, opens it.
    open().catch(() => undefined)
    return () => {
      left = true
      opened?.close()
      setProcess(null)
    }
  }, [session, api, clock, isWanted])
  return process
}
