import type { Clock } from '@samtavle/base'

/** How late this process is with everything it does. */
export interface LoopLag {
  /** The least lag of the last two seconds, ms: a single long breath is no reason to send people elsewhere, being late all the time is. */
  leastMs(): number
  close(): void
}

const sampleEveryMs = 500
const samplesKept = 4

/** Starts to measure. */
export function createLoopLag(clock: Clock): LoopLag {
  let samples: readonly number[] = []
  let stop = measure()

  function measure(): () => void {
    const dueAt = clock.now() + sampleEveryMs
    return clock.after(sampleEveryMs, () => {
      samples = [...samples, Math.max(0, clock.now() - dueAt)].slice(-samplesKept)
      stop = measure()
    })
  }

  return {
    leastMs: () => (samples.length < samplesKept ? 0 : Math.min(...samples)),
    close: () => stop(),
  }
}
