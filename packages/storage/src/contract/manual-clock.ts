import type { Clock } from '@samtavle/base'

/** A clock that a test moves by hand. */
export interface ManualClock extends Clock {
  advance(ms: number): void
}

/** A clock that stands still until it is moved. */
export function createManualClock(): ManualClock {
  let nowMs = 1_760_000_000_000
  let alarms: readonly { readonly atMs: number; readonly callback: () => void }[] = []
  return {
    now: () => nowMs,
    after(delayMs, callback) {
      const alarm = { atMs: nowMs + delayMs, callback }
      alarms = [...alarms, alarm]
      return () => {
        alarms = alarms.filter((other) => other !== alarm)
      }
    },
    advance(ms) {
      nowMs += ms
      const due = alarms.filter((alarm) => alarm.atMs <= nowMs)
      alarms = alarms.filter((alarm) => alarm.atMs > nowMs)
      for (const alarm of due) alarm.callback()
    },
  }
}
