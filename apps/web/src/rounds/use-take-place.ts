import { circleOf, type Circles, type Round } from '@samtavle/board'
import { useEffect, useEffectEvent, useState } from 'react'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { useIsHere } from './who-is-with.ts'
import { circleFor } from './widen.ts'

/** Takes a place for whoever contributes; a facilitator is asked. Null where there is nothing to ask. */
export function useTakePlace(round: Round, circles: Circles): (() => void) | null {
  const { boardId, me } = useSession()
  const { api, clock } = useServices()
  const mayWrite = useMayWrite()
  const isHere = useIsHere()
  const needsPlace = mayWrite && round.endedAt === null && circleOf(circles, me.id).length === 0
  const isAsked = me.role === 'facilitate'
  const take = useEffectEvent(async (): Promise<boolean> => {
    const circle = circleFor(circles, isHere)
    const taken = await roundCalls(api, boardId).takePlace(round.id, circle === undefined ? {} : { circle })
    return taken.ok
  })
  const [isWanted, want] = useState(false)
  useEffect(() => {
    if (!needsPlace || (isAsked && !isWanted)) return
    let cancel = (): void => {}
    let left = false
    const ask = (): void =>
      void take().then((isTaken) => {
        // Whoever has no connection now has a place as soon as there is one.
        if (!isTaken && !left) cancel = clock.after(againMs, ask)
      })
    ask()
    return () => {
      left = true
      cancel()
    }
  }, [needsPlace, isAsked, isWanted, clock])
  return needsPlace && isAsked && !isWanted ? () => want(true) : null
}

/** How long to wait before a place is asked for again. */
const againMs = 4000
