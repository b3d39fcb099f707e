import type { Clock } from '@samtavle/base'

/** Thins a quick row of values: passes on at most so many a second, the first at once and the last always. */
export interface LatestPace<Value> {
  receive(value: Value): void
  /** Passes on what still waits: the last thing somebody shows is often that they leave. */
  close(): void
}

/** Makes a pace. What comes too soon waits, and of what waits only the latest is passed on. */
export function createLatestPace<Value>(
  clock: Clock,
  perSecond: number,
  pass: (value: Value) => void,
): LatestPace<Value> {
  const gapMs = 1000 / perSecond
  let nextAt = 0
  let waiting: { readonly value: Value } | null = null
  let stop = (): void => undefined

  function passOn(value: Value): void {
    nextAt = clock.now() + gapMs
    pass(value)
  }

  function passWaiting(): void {
    const latest = waiting
    waiting = null
    if (latest !== null) passOn(latest.value)
  }

  return {
    receive(value) {
      const waitMs = nextAt - clock.now()
      const isWaiting = waiting !== null
      // A clock that stepped back must not make anybody wait longer than a gap.
      if (!isWaiting && (waitMs <= 0 || waitMs > gapMs)) return passOn(value)
      waiting = { value }
      if (!isWaiting) stop = clock.after(waitMs, passWaiting)
    },
    close() {
      stop()
      passWaiting()
    },
  }
}
