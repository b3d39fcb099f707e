import type { Limits } from '@samtavle/protocol'

/** How long writes of one room wait so that they can go on together. */
export interface WriteWindow {
  /** Notes that so many writes went on together, each to so many receivers. */
  started(nowMs: number, writes: number, receivers: number): void
  /** How long a write that comes now, and those after it, wait: 0 when they need not. */
  delayMs(nowMs: number): number
}

/** When a window opens and how wide it gets. */
export type WriteWindowLimits = Pick<Limits, 'gatherMs' | 'gatherIdleDeliveries' | 'gatherBusyDeliveries'>

/** Over how long the load is averaged: long enough not to jump, short enough to notice that a burst is over. */
const averagedOverMs = 100
/** How much one wait tells of whether waiting brings company. */
const companyShare = 1 / 8
/** With less company than this, in writes besides the first, waiting does not pay. */
const enoughCompany = 0.25
/** What is hoped for when waiting is tried anew. */
const hopedCompany = 0.5
/** How long nothing waits after waiting has not paid. */
const restMs = 100
/** After so many windows without a write the next one goes at once. */
const staleAfterWindows = 2

/**
 * The window opens with the load, and only while waiting brings company: somebody who writes on when the last write is acked
 * makes a load too, but nobody comes meanwhile.
 */
export function createWriteWindow({
  gatherMs,
  gatherIdleDeliveries,
  gatherBusyDeliveries,
}: WriteWindowLimits): WriteWindow {
  let startedAtMs = Number.NEGATIVE_INFINITY
  let deliveriesPerMs = 0
  let company = hopedCompany
  let windowMs = 0
  let restsUntilMs = Number.NEGATIVE_INFINITY

  function widthFor(load: number): number {
    const share = (load - gatherIdleDeliveries) / (gatherBusyDeliveries - gatherIdleDeliveries)
    return gatherMs * Math.min(Math.max(share, 0), 1)
  }

  function noteWait(nowMs: number, writes: number): void {
    company += (writes - 1 - company) * companyShare
    if (company >= enoughCompany) return
    company = hopedCompany
    restsUntilMs = nowMs + restMs
  }

  return {
    started(nowMs, writes, receivers) {
      const elapsedMs = Math.max(nowMs - startedAtMs, 0)
      if (windowMs > 0) noteWait(nowMs, writes)
      deliveriesPerMs = deliveriesPerMs * Math.exp(-elapsedMs / averagedOverMs) + (writes * receivers) / averagedOverMs
      startedAtMs = nowMs
      // The second comparison is for a clock that was set back: rest is never longer than its length.
      const rests = nowMs < restsUntilMs && restsUntilMs - nowMs <= restMs
      windowMs = rests ? 0 : widthFor(deliveriesPerMs)
    },
    delayMs(nowMs) {
      const elapsedMs = nowMs - startedAtMs
      // Counted from the first that waits: more comes together than in spans counted from the last start.
      // Less than nothing has passed after a clock was set back; what is long past tells nothing of now.
      return elapsedMs < 0 || elapsedMs >= windowMs * staleAfterWindows ? 0 : windowMs
    },
  }
}
