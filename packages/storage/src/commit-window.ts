/** How long the next commit waits for company. */
export interface CommitWindow {
  /** Notes that a commit started with so many calls in it. */
  started(nowMs: number, calls: number): void
  /** How much longer the next commit waits: 0 when idle. */
  delayMs(nowMs: number): number
}

/** Below this much company per millisecond every append is committed at once: ten people dragging 30 times a second stay below it. */
const idleCompanyPerMs = 0.15
/** From this much company on the window is as wide as it may be: fifty people dragging are above it. */
const busyCompanyPerMs = 0.6
/** Over how long company is averaged: long enough not to jump, short enough to notice that a burst is over. */
const averagedOverMs = 100

/**
 * Widens from nothing to `maxWindowMs` with the number of calls that share a commit with another one. Calls that come
 * one after the other, each waiting for its answer, are no company however fast they are: waiting would gain nothing.
 */
export function createCommitWindow(maxWindowMs: number): CommitWindow {
  let startedAtMs = Number.NEGATIVE_INFINITY
  let companyPerMs = 0

  return {
    started(nowMs, calls) {
      const elapsedMs = Math.max(nowMs - startedAtMs, 0)
      companyPerMs = companyPerMs * Math.exp(-elapsedMs / averagedOverMs) + (calls - 1) / averagedOverMs
      startedAtMs = nowMs
    },
    delayMs(nowMs) {
      const elapsedMs = nowMs - startedAtMs
      // A clock that was set back would otherwise hold everything until it has caught up.
      if (elapsedMs < 0 || elapsedMs >= maxWindowMs) return 0
      const load = (companyPerMs - idleCompanyPerMs) / (busyCompanyPerMs - idleCompanyPerMs)
      return maxWindowMs * Math.min(Math.max(load, 0), 1) - elapsedMs
    },
  }
}
