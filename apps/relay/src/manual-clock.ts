import type { Clock } from '@samtavle/base'

/** A clock that tests move by hand. */
export interface ManualClock extends Clock {
  /** Moves time on and calls back what is due, in order. */
  advance(ms: number): void
}

/** Makes a clock that stands at the given moment. */
export function createManualClock(startMs = 1_700_000_000_000): ManualClock {
  let nowMs = startMs
  let timers: readonly { readonly at: number; readonly callback: () => void }[] = []
  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const timer = { at: nowMs + delayMs, callback }
      timers = [...timers, timer].toSorted((a, b) => a.at - b.at)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(ms) {
      const untilMs = nowMs + ms
      for (let next = timers[0]; next !== undefined && next.at <= untilMs; next = timers[0]) {
        nowMs = next.at
        timers = timers.slice(1)
        next.callback()
      }
      nowMs = untilMs
    },
  }
}
