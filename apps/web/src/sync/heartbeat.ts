import type { Clock } from '@samtavle/base'

/** An idle connection is asked for a sign of life this often. */
const askIntervalMs = 5000
/** A connection that stays silent this long after being asked is dead: noticed within ten seconds in all. */
const patienceMs = 4500

/** Watches that a connection still answers. */
export interface Heartbeat {
  /** Something arrived. */
  heard(): void
  /** Asks now: the tab woke up and cannot know how long it slept. */
  askNow(): void
  stop(): void
}

/** What a heartbeat does: `ask` sends something that is always answered, `onDead` is told once when it was not. */
export interface HeartbeatOptions {
  readonly clock: Clock
  readonly ask: () => void
  readonly onDead: () => void
}

/** Makes a heartbeat that starts with the first sign of life. */
export function createHeartbeat({ clock, ask, onDead }: HeartbeatOptions): Heartbeat {
  let lastHeardAt = 0
  let cancel = (): void => undefined
  const schedule = (delayMs: number, callback: () => void): void => {
    cancel()
    cancel = clock.after(delayMs, callback)
  }
  const askNow = (): void => {
    const askedAt = clock.now()
    ask()
    schedule(patienceMs, () => {
      if (lastHeardAt < askedAt) onDead()
      else schedule(askIntervalMs, askNow)
    })
  }
  return {
    heard() {
      lastHeardAt = clock.now()
      schedule(askIntervalMs, askNow)
    },
    askNow,
    stop: () => cancel(),
  }
}
