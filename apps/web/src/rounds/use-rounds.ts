import { circleOf, type Round } from '@samtavle/board'
import { useEffect, useMemo, useState } from 'react'
import { roundCalls, type RoundNews } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Process } from '../process/open-process.ts'
import { followRound } from './follow-round.ts'
import { createRounds, type Rounds } from './open-rounds.ts'

/** The rounds of the open board, followed for as long as the caller is shown. */
export function useRounds(process: Process): Rounds {
  const session = useSession()
  const rounds = useMemo(() => createRounds(session, process), [session, process])
  useEffect(() => rounds.open(), [rounds])
  return rounds
}

/**
 * How often a round is asked how many have written: by the few who run it or show it to a room, and by everybody else, who are told when
 * there is something for them; and how soon again where there was no answer.
 */
const askMs = { live: 5000, told: 30_000, failed: 4000 }

/** Which round, and how closely it is followed. */
export interface RoundToFollow {
  readonly round: Round
  /** Whether the number of those who write should be told as it grows. */
  readonly isLive: boolean
  /** Counts up when somebody in my circle wrote. */
  readonly told?: Rounds['told']
}

/** How many have written in a round and what those in my circle wrote; null while nobody knows. */
export function useRoundNews({ round, isLive, told }: RoundToFollow): RoundNews | null {
  const { boardId, me } = useSession()
  const { api, clock } = useServices()
  const [news, setNews] = useState<RoundNews | null>(null)
  const isOver = round.endedAt !== null
  const hasCircles = round.circles !== null
  const circle = round.circles === null ? '' : circleOf(round.circles, me.id).join(' ')
  useEffect(() => {
    const ask = async (): Promise<number> => {
      const found = await roundCalls(api, boardId).round(round.id)
      if (!found.ok) return askMs.failed
      if (!following.isStopped()) setNews(found.value)
      return isLive ? askMs.live : askMs.told
    }
    const following = followRound({ ask, clock, isOver, told })
    // What was read in a circle stays to be read until everybody reads it.
    if (!isOver || hasCircles) following.askNow()
    return following.stop
  }, [api, boardId, clock, round.id, isOver, hasCircles, circle, isLive, told])
  return news
}
