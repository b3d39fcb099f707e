/** Time as it is injected everywhere, so that a simulator can own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls back once after at least `delayMs`; the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void
}

/** The wall clock of this process. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}
