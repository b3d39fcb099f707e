import { timeLeft, type Timer } from '@samtavle/board'
import { useEffect, useState } from 'react'
import { useWatchable } from '../bridge/hooks.ts'
import type { Process } from './open-process.ts'
import { useProcessPart } from './use-process.ts'

/** The timer as it stands this second. */
export interface TimerNow {
  readonly timer: Timer
  readonly leftMs: number
  readonly state: 'running' | 'paused' | 'over'
}

/** A timer that ran out so long ago is nobody's concern any more. */
const pastMs = 600_000
/** A little after the second has turned, so that it is never told too early. */
const afterTurnMs = 15
/** How often a timer that has run out is looked at. */
const overEveryMs = 5000

/** The timer of the board, told every second; null while there is none. */
export function useTimer({ time, punctual }: Process): TimerNow | null {
  const timer = useProcessPart('timer')
  const offset = useWatchable(time.offset)
  const [now, setNow] = useState(() => time.now())
  const endsAt = timer?.state === 'running' ? timer.endsAt : null
  useEffect(() => {
    if (endsAt === null) return
    const tick = (): void => {
      const current = punctual.now() + offset
      setNow(current)
      const leftMs = endsAt - current
      if (leftMs < -pastMs) return
      cancel = punctual.after(leftMs > 0 ? (leftMs % 1000) + afterTurnMs : overEveryMs, tick)
    }
    let cancel = punctual.after(0, tick)
    return () => cancel()
  }, [punctual, offset, endsAt])
  if (timer === null) return null
  // Before the first tick `now` is old, and nothing has more left than its whole.
  const leftMs = Math.min(timer.totalMs, timeLeft(timer, now))
  if (timer.state === 'paused') return { timer, leftMs, state: 'paused' }
  if (now - timer.endsAt > pastMs) return null
  return { timer, leftMs, state: leftMs === 0 ? 'over' : 'running' }
}

/** Minutes and seconds as on a clock; a second that has begun counts. */
export function clockFace(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  const minutes = Math.floor(seconds / 60)
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}
