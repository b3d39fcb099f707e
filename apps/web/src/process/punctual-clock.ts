import type { Clock } from '@samtavle/base'

/** A clock that calls back in time also in a tab that nobody sees: there browsers let a page's own timers run once a second, and after a while once a minute. */
export interface PunctualClock extends Clock {
  close(): void
}

/** Rings once after so many milliseconds. */
export interface Alarm {
  readonly id: number
  readonly delayMs: number
}

/** Rings alarms from outside the page. */
export interface Alarms {
  ask(alarm: Alarm): void
  close(): void
}

/** What a punctual clock is made with. */
export interface PunctualClockOptions {
  readonly clock: Clock
  /** Whether somebody sees the page now. */
  readonly isSeen: () => boolean
  /** Asked for once, by the first who waits while nobody sees the page. */
  readonly openAlarms: (onRing: (id: Alarm['id']) => void) => Alarms
}

/** Makes one that waits for nothing. Where no worker can be had it is the clock that it was. */
export function createPunctualClock({ clock, isSeen, openAlarms }: PunctualClockOptions): PunctualClock {
  const waiting = new Map<number, () => void>()
  let alarms: Alarms | null = null
  let lastId = 0

  function askOutside(alarm: Alarm): void {
    try {
      alarms ??= openAlarms((rung) => waiting.get(rung)?.())
      alarms.ask(alarm)
    } catch {
      // A browser that lets a page have no worker: the page's own timer counts, late as it may be.
    }
  }

  return {
    now: clock.now,
    after(delayMs, callback) {
      const id = (lastId += 1)
      // The page's own timer and the alarm both ring: the first of them counts.
      const cancelOwn = clock.after(delayMs, ring)
      function stop(): void {
        waiting.delete(id)
        cancelOwn()
      }
      function ring(): void {
        if (!waiting.has(id)) return
        stop()
        callback()
      }
      waiting.set(id, ring)
      if (!isSeen()) askOutside({ id, delayMs })
      return stop
    },
    close() {
      waiting.clear()
      alarms?.close()
      alarms = null
    },
  }
}
