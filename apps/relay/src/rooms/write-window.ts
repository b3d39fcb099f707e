import type { Limits } from '@samtavle/protocol'

/** How long writes of one room wait so that they can go on together. */
export interface WriteWindow {
  /** Notes that so many writes went on together, each to so many receivers. */
  started(nowMs: number, writes: number, receivers: number): void
  /** How much longer the next ones wait: 0 or less when they need not. */
  delayMs(nowMs: number): number
}

/** When a window opens and how wide it gets. */
export type WriteWindowLimits = Pick<Limits, 'gatherMs' | 'gatherIdleDeliveries' | 'gatherBusyDeliveries'>

/** Over how long the load is averaged: long enough not to jump, short enough to notice that a burst is over. */
const averagedOverMs = 100
/** The first wait under load; each later one may be twice as long. */
const firstWindowMs = 2
/** How long nothing waits after a wait that brought nobody. */
const restMs = 100

/** The window opens with the load, in steps, and only while waiting brings company. */
export function createWriteWindow({
  gatherMs,
  gatherIdleDeliveries,
  gatherBusyDeliveries,
}: WriteWindowLimits): WriteWindow {
  let startedAtMs = Number.NEGATIVE_INFINITY
  let deliveriesPerMs = 0
  let windowMs = 0
  let restsUntilMs = Number.NEGATIVE_INFINITY

  function widened(): number {
    const load = (deliveriesPerMs - gatherIdleDeliveries) / (gatherBusyDeliveries - gatherIdleDeliveries)
    return Math.min(gatherMs * Math.min(Math.max(load, 0), 1), Math.max(windowMs * 2, firstWindowMs))
  }

  return {
    started(nowMs, writes, receivers) {
      const elapsedMs = Math.max(nowMs - startedAtMs, 0)
      const waitedForNobody = windowMs > 0 && writes === 1 && elapsedMs >= windowMs
      deliveriesPerMs =
        deliveriesPerMs * Math.exp(-elapsedMs / averagedOverMs) + (writes * receivers) / averagedOverMs
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
