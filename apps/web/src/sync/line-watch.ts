import type { Clock } from '@samtavle/base'

/** A connection that does not open within this time is given up. */
const openingMs = 10_000
/** One that opened and has not brought what the relay had is given up after this time without a sign of life. */
const firstAnswerMs = 30_000
/** An idle connection is asked for a sign of life this often. */
const askIntervalMs = 5000
/** A connection that stays silent this long after being asked is dead: noticed within ten seconds in all. */
const answerMs = 4500
/** A timer that comes this much too late says that the page itself stood still; answers may lie there that nobody has read. */
const standstillMs = 1000
/** How often the patience is doubled at most. */
const mostDoublings = 3

/**
 * Watches that a line carries something, through one connection after the other.
 *
 * A whole board, or a large paste, goes as one frame, and nothing tells how much of it is on its way: on a slow line that is a
 * long silence on a good connection. So each connection that falls silent before all is said doubles the patience with the
 * next, until one gets through.
 *
 *   opening --opened--> waiting for what the relay has --answered--> asked now and then
 */
export interface LineWatch {
  opening(): void
  opened(): void
  /** The connection has brought what the relay had. */
  answered(): void
  /** Something arrived. */
  heard(): void
  /** Asks now: the tab woke up and cannot know how long it slept. */
  askNow(): void
  stop(): void
}

/** What a watch does: `ask` sends something that is always answered, `onDead` is told once a connection when it was not. */
export interface LineWatchOptions {
  readonly clock: Clock
  readonly ask: () => void
  /** Whether the relay has told that it holds all we wrote. */
  readonly isAllSaid: () => boolean
  readonly onDead: () => void
}

/** Makes a watch over a line on which nothing is open yet. */
export function createLineWatch({ clock, ask, isAllSaid, onDead }: LineWatchOptions): LineWatch {
  let isAnswered = false
  let silences = 0
  let lastHeardAt = 0
  let cancel = (): void => undefined
  /** Nothing is awaited; the next question is planned. */
  let isCalm = false

  const schedule = (delayMs: number, callback: () => void): void => {
    cancel()
    isCalm = false
    cancel = clock.after(delayMs, callback)
  }
  const patient = (ms: number): number => ms * 2 ** Math.min(silences, mostDoublings)
  const fellSilent = (): void => {
    silences += 1
    onDead()
  }
  const awaitAnswer = (): void => schedule(patient(firstAnswerMs), fellSilent)
  /** Asks when nothing has been heard for a while. In a crowd something is heard all the time, so the timer is left and looks when it comes. */
  const askAfter = (ms: number): void => {
    schedule(ms, () => {
      const leftMs = lastHeardAt + askIntervalMs - clock.now()
      if (leftMs > 0) askAfter(leftMs)
      else askNow()
    })
    isCalm = true
  }
  const askLater = (): void => (isCalm ? undefined : askAfter(askIntervalMs))
  const askNow = (): void => {
    const askedAt = clock.now()
    const bearableMs = patient(answerMs)
    ask()
    schedule(bearableMs, () => {
      if (lastHeardAt >= askedAt) askLater()
      else if (clock.now() - askedAt > bearableMs + standstillMs) askNow()
      else fellSilent()
    })
  }
  return {
    opening: () => schedule(openingMs, onDead),
    opened() {
      isAnswered = false
      awaitAnswer()
    },
    answered() {
      isAnswered = true
      askLater()
    },
    heard() {
      lastHeardAt = clock.now()
      if (!isAnswered) return awaitAnswer()
      if (isAllSaid()) silences = 0
      askLater()
    },
    askNow: () => (isAnswered ? askNow() : undefined),
    stop: () => cancel(),
  }
}
