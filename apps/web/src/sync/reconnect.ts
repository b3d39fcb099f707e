import type { Clock } from '@samtavle/base'

/** The first attempt comes within this time: of a room of 200 that fell together no more than a tenth then comes in any tenth of a second. */
const firstDelayMs = 2500
/** The longest wait while somebody looks at the board. */
const longestDelayMs = 15_000

/** How long to wait before the next attempt: full jitter, so that clients that fell together do not rise together. */
export function reconnectDelayMs(failures: number, random: number): number {
  return random * Math.min(longestDelayMs, firstDelayMs * 2 ** Math.min(failures, 16))
}

/** One attempt that is still to come. */
export interface Retry {
  /** Tries after so many milliseconds, and not before. */
  after(delayMs: number): void
  cancel(): void
}

/** Plans nothing yet. */
export function createRetry(clock: Clock, attempt: () => void): Retry {
  let cancel = (): void => undefined
  return {
    after(delayMs) {
      cancel()
      cancel = clock.after(delayMs, attempt)
    },
    cancel: () => cancel(),
  }
}
