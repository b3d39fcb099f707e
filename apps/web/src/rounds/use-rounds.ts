import type { Round } from '@samtavle/board'
import { useEffect, useMemo, useState } from 'react'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Process } from '../process/open-process.ts'
import { createRounds, type Rounds } from './open-rounds.ts'

/** The rounds of the open board, followed for as long as the caller is shown. */
export function useRounds(process: Process): Rounds {
  const session = useSession()
  const rounds = useMemo(() => createRounds(session, process), [session, process])
  useEffect(() => rounds.open(), [rounds])
  return rounds
}

/** How often an open round is asked how many are writing. */
const askMs = 5000

/** How many have written in a round that is going on; null while nobody knows. */
export function useWriters(round: Round): number | null {
  const { boardId } = useSession()
  const { api, clock } = useServices()
  const [writers, setWriters] = useState<number | null>(null)
  const isOver = round.endedAt !== null
  useEffect(() => {
    let left = false
    let cancel = (): void => {}
    const ask = (): void => {
      void roundCalls(api, boardId)
        .round(round.id)
        .then((found) => {
          if (left) return
          if (found.ok) setWriters(found.value.writers)
          cancel = clock.after(askMs, ask)
        })
    }
    if (!isOver) ask()
    return () => {
      left = true
      cancel()
    }
  }, [api, boardId, clock, round.id, isOver])
  return isOver ? null : writers
}
