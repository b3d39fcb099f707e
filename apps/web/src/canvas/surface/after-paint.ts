import type { Clock } from '@samtavle/base'

/** Work that may wait until what people look for is painted. It is done once, however often it was asked for. */
export interface AfterPaint {
  ask(): void
  /** Whether it has still to be done. */
  isAsked(): boolean
  /** Does it at once if it was asked for. */
  doNow(): void
}

/** The part of a window that painting is waited for with. */
export type PaintingWindow = Pick<
  Window,
  'requestAnimationFrame' | 'cancelAnimationFrame' | 'addEventListener' | 'removeEventListener'
>

/** What waiting needs. */
export interface AfterPaintOptions {
  readonly window: PaintingWindow
  readonly clock: Clock
  readonly work: () => void
}

/** A window that paints nothing, because nobody sees it, gets its work done all the same, so much later. */
const longestWaitMs = 250

/** Asked for nothing yet. The work is done behind the next frame, and before the page goes. */
export function createAfterPaint({ window, clock, work }: AfterPaintOptions): AfterPaint {
  let stops: (() => void)[] = []
  const doNow = (): void => {
    if (stops.length === 0) return
    for (const stop of stops) stop()
    stops = []
    work()
  }
  return {
    isAsked: () => stops.length > 0,
    doNow,
    ask() {
      if (stops.length > 0) return
      // What is planned within a frame comes after it.
      const frame = window.requestAnimationFrame(() => stops.push(clock.after(0, doNow)))
      window.addEventListener('pagehide', doNow)
      stops = [
        clock.after(longestWaitMs, doNow),
        () => window.cancelAnimationFrame(frame),
        () => window.removeEventListener('pagehide', doNow),
      ]
    },
  }
}
