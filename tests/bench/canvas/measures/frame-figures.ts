import type { CDPSession, Page } from 'playwright-core'

/** How the frames of a page were while something was done. */
export interface FrameFigures {
  readonly framesPerSecond: number
  /** Processor time of the main thread, per frame. */
  readonly scriptMs: number
  readonly taskMs: number
  /** The longest time between two frames. */
  readonly worstMs: number
}

/** Counts frames and the main thread's time while something is done. */
export async function frameFigures(page: Page, act: (session: CDPSession) => Promise<void>): Promise<FrameFigures> {
  const session = await page.context().newCDPSession(page)
  // Processor time: what neighbours on the machine take does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.evaluate(`{
    window.frameTimes = []
    const count = (time) => { if (window.frameTimes) { frameTimes.push(time); requestAnimationFrame(count) } }
    requestAnimationFrame(count)
  }`)
  const before = await metricsOf(session)
  const startedAt = performance.now()
  await act(session)
  const elapsed = performance.now() - startedAt
  const after = await metricsOf(session)
  const times = await page.evaluate<number[]>('{ const times = frameTimes; window.frameTimes = null; times }')
  await session.detach()
  const spent = (name: string): number => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1000
  const frames = Math.max(1, times.length)
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? time))
  return {
    framesPerSecond: (times.length * 1000) / elapsed,
    scriptMs: spent('ScriptDuration') / frames,
    taskMs: spent('TaskDuration') / frames,
    worstMs: Math.max(0, ...gaps),
  }
}

/** JavaScript memory after a collection, in megabytes. */
export async function heapMegabytes(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize / 1e6
}

async function metricsOf(session: CDPSession): Promise<ReadonlyMap<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics')
  return new Map(metrics.map(({ name, value }) => [name, value]))
}
