import type { Round } from '@samtavle/board'
import { useEffect, useState } from 'react'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { openRounds, type Rounds } from './open-rounds.ts'

/** The rounds of the open board, for as long as the caller is shown; null until they are open. */
export function useOpenRounds(): Rounds | null {
  const session = useSession()
  const [rounds, setRounds] = useState<Rounds | null>(null)
  useEffect(() => {
    let left = false
    let opened: Rounds | null = null
    void openRounds(session).then((found) => {
      opened = found
      if (left) found.close()
      else setRounds(found)
    })
    return () => {
      left = true
      opened?.close()
      setRounds(null)
    }
  }, [session])
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
