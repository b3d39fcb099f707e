/** How long the next commit waits for company. */
export interface CommitWindow {
  /** Notes that a commit started with so many calls in it. */
  started(nowMs: number, calls: number): void
  /** How much longer the next commit waits: 0 when idle. */
  delayMs(nowMs: number): number
}

/** Up to this rate every append is committed at once: ten people dragging 30 times a second stay below it. */
const idleCallsPerMs = 0.32
/** From this rate on the window may be as wide as it gets: fifty people dragging are well above it. */
const busyCallsPerMs = 0.8
/** Over how long the rate is averaged: long enough not to jump, short enough to notice that a burst is over. */
const averagedOverMs = 100
/** The first wait under load; each later one may be twice as long as long as waiting brings company. */
const firstWindowMs = 2
/** How long nothing waits after a wait that brought nobody. */
const restMs = 100

/**
 * The window opens with the rate of calls, in steps, and only while waiting pays. A caller that sends its next call when
 * the last one is answered makes a high rate too, but nobody comes while it waits: it is left alone after one short try.
 */
export function createCommitWindow(maxWindowMs: number): CommitWindow {
  let startedAtMs = Number.NEGATIVE_INFINITY
  let callsPerMs = 0
  let windowMs = 0
  let restsUntilMs = Number.NEGATIVE_INFINITY

  function widened(): number {
    const load = (callsPerMs - idleCallsPerMs) / (busyCallsPerMs - idleCallsPerMs)
    return Math.min(maxWindowMs * Math.min(Math.max(load, 0), 1), Math.max(windowMs * 2, firstWindowMs))
  }

  return {
    started(nowMs, calls) {
      const elapsedMs = Math.max(nowMs - startedAtMs, 0)
      const waitedForNobody = windowMs > 0 && calls === 1 && elapsedMs >= windowMs
      callsPerMs = callsPerMs * Math.exp(-elapsedMs / averagedOverMs) + calls / averagedOverMs
      startedAtMs = nowMs
      if (waitedForNobody) restsUntilMs = nowMs + restMs
      // The second comparison is for a clock that was set back: rest is never longer than its length.
      const rests = nowMs < restsUntilMs && restsUntilMs - nowMs <= restMs
      windowMs = rests ? 0 : widened()
    },
    delayMs(nowMs) {
      const elapsedMs = nowMs - startedAtMs
      // After a clock was set back, waiting for it to catch up would hold everything up.
      return elapsedMs < 0 ? 0 : windowMs - elapsedMs
    },
  }
}
