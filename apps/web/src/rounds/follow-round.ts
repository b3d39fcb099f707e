import type { Clock, Watchable } from '@samtavle/base'

/** What following a round needs. */
export interface RoundFollowing {
  /** Asks once; resolves to when it should be asked again, in milliseconds. */
  readonly ask: () => Promise<number>
  readonly clock: Clock
  /** Whether it is over: then it is asked once. */
  readonly isOver: boolean
  /** Changes when there is something to ask for. */
  readonly told: Watchable<number> | undefined
}

/** Asks about a round now and then, and at once when there is news; never twice at a time, however often it is told. */
export function followRound({ ask, clock, isOver, told }: RoundFollowing) {
  let stopped = false
  let isAsking = false
  let isToldMeanwhile = false
  let cancel = (): void => {}
  async function askNow(): Promise<void> {
    cancel()
    if (isAsking) {
      isToldMeanwhile = true
      return
    }
    isAsking = true
    const nextMs = await ask()
    isAsking = false
    if (stopped || isOver) return
    if (isToldMeanwhile) {
      isToldMeanwhile = false
      return askNow()
    }
    cancel = clock.after(nextMs, () => void askNow())
  }
  const stopHearing = told?.watch(() => void askNow())
  return {
    askNow: () => void askNow(),
    isStopped: () => stopped,
    stop(): void {
      stopped = true
      cancel()
      stopHearing?.()
    },
  }
}
