import type { Round } from '@samtavle/board'
import { useEffect, useMemo, useState } from 'react'
import { roundCalls, type RoundNews } from '../api/round-calls.ts'
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

/** How often an open round is asked how many are writing; in circles people wait for each other's words. */
const askMs = { alone: 5000, circles: 3000 }

/** How many have written in a round and what those in my circle wrote; null while nobody knows. */
export function useRoundNews(round: Round): RoundNews | null {
  const { boardId } = useSession()
  const { api, clock } = useServices()
  const [news, setNews] = useState<RoundNews | null>(null)
  const isOver = round.endedAt !== null
  const size = round.circles?.size ?? null
  useEffect(() => {
    let left = false
    let cancel = (): void => {}
    const ask = (): void => {
      void roundCalls(api, boardId)
        .round(round.id)
        .then((found) => {
          if (left) return
          if (found.ok) setNews(found.value)
          if (!isOver) cancel = clock.after(size === null ? askMs.alone : askMs.circles, ask)
        })
    }
    // What was read in a circle stays to be read until everybody reads it.
    if (!isOver || size !== null) ask()
    return () => {
      left = true
      cancel()
    }
  }, [api, boardId, clock, round.id, isOver, size])
  return news
}
