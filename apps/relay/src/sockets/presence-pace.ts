import type { Clock } from '@samtavle/base'
import type { AwarenessEntry } from '@samtavle/protocol'

/** Slows one connection's presence down to a bearable rate: what comes too soon waits, and only the latest of it is passed on. */
export interface PresencePace {
  receive(entries: readonly AwarenessEntry[]): void
  close(): void
}

/** Makes a pace that passes on at most so many frames a second, the first at once and always the last. */
export function createPresencePace(
  clock: Clock,
  perSecond: number,
  pass: (entries: readonly AwarenessEntry[]) => void,
): PresencePace {
  const gapMs = 1000 / perSecond
  let nextAt = 0
  let waiting: readonly AwarenessEntry[] | null = null
  let stop = (): void => undefined

  function passOn(entries: readonly AwarenessEntry[]): void {
    nextAt = clock.now() + gapMs
    pass(entries)
  }

  function passWaiting(): void {
    const entries = waiting
    waiting = null
    if (entries !== null) passOn(entries)
  }

  return {
    receive(entries) {
      const waitMs = nextAt - clock.now()
      // A frame about other clients (stock clients echo what they hear) must not push out the one that waits.
      if (waiting !== null) waiting = latestOf(waiting, entries)
      else if (waitMs <= 0 || waitMs > gapMs) passOn(entries)
      else {
        waiting = entries
        stop = clock.after(waitMs, passWaiting)
      }
    },
    close() {
      waiting = null
      stop()
    },
  }
}

function latestOf(waiting: readonly AwarenessEntry[], entries: readonly AwarenessEntry[]): readonly AwarenessEntry[] {
  const [kept] = waiting
  return kept === undefined || entries.some((entry) => entry.clientId === kept.clientId) ? entries : waiting
}
