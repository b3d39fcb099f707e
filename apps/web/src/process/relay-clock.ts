import type { Clock, Watchable } from '@samtavle/base'
import { createWatchable } from '@samtavle/base'

/** The relay's time on this device, so that a timer ends at the same moment for all, whatever their clocks say. */
export interface RelayClock {
  readonly now: () => number
  /** How far this device's clock is behind the relay's, in milliseconds; 0 until it has been measured. */
  readonly offset: Watchable<number>
  /** Asks the relay, unless that was done a moment ago. Without an answer it stays as it was. */
  readonly measure: () => Promise<void>
}

/** What a relay's clock needs. */
export interface RelayClockOptions {
  readonly clock: Pick<Clock, 'now'>
  /** The relay's time now; null when it does not answer. */
  readonly fetchTime: () => Promise<number | null>
}

/** An answer that took longer than this may be wrong by as much: another may be better. */
const quickMs = 150
const mostTries = 3
/** Clocks do not run apart in such a time, unless somebody sets one. */
const validForMs = 120_000

/** Starts with this device's own time. */
export function createRelayClock({ clock, fetchTime }: RelayClockOptions): RelayClock {
  const offset = createWatchable(0)
  let measuredAt = -Infinity
  let measuring: Promise<void> | null = null

  async function measureNow(): Promise<void> {
    let best = { tookMs: Infinity, offset: 0 }
    for (let tries = 0; tries < mostTries && best.tookMs > quickMs; tries += 1) {
      const askedAt = clock.now()
      const relayTime = await fetchTime()
      if (relayTime === null) break
      const tookMs = clock.now() - askedAt
      // The answer was true about half-way between asking and hearing.
      if (tookMs < best.tookMs) best = { tookMs, offset: Math.round(relayTime - askedAt - tookMs / 2) }
    }
    if (best.tookMs === Infinity) return
    measuredAt = clock.now()
    offset.set(best.offset)
  }

  return {
    now: () => clock.now() + offset.get(),
    offset,
    measure() {
      if (Math.abs(clock.now() - measuredAt) < validForMs) return Promise.resolve()
      measuring ??= measureNow().finally(() => (measuring = null))
      return measuring
    },
  }
}
