import type { Clock, Unsubscribe } from '@samtavle/base'

/** More than two dots per CSS pixel cost memory that nobody sees on moving paper. */
const mostDotsPerPixel = 2

/** Dots per CSS pixel to paint with now. */
export function paintedPixelRatio(window: Window): number {
  return Math.min(mostDotsPerPixel, window.devicePixelRatio || 1)
}

/** What tells of other dots. */
export interface PixelRatioSigns {
  readonly window: Window
  /** An element whose dots are counted. */
  readonly element: Element
  readonly clock: Clock
}

/** No sign is given by every browser on every way to another ratio, so it is also looked at now and then. */
const lookEveryMs = 1000

/** Calls back when the window moves to a screen with other dots, or the browser zooms. */
export function watchPixelRatio({ window, element, clock }: PixelRatioSigns, listener: () => void): Unsubscribe {
  let known = window.devicePixelRatio
  const check = (): void => {
    if (known === window.devicePixelRatio) return
    known = window.devicePixelRatio
    listener()
  }
  const stops = [watchResolution(window, check), watchDots(element, check), lookNowAndThen(clock, check)]
  return () => stops.forEach((stop) => stop())
}

function lookNowAndThen(clock: Clock, look: () => void): Unsubscribe {
  const again = (): void => {
    look()
    stop = clock.after(lookEveryMs, again)
  }
  let stop = clock.after(lookEveryMs, again)
  return () => stop()
}

/** A resolution query matches one ratio only, so each change needs a new one. */
function watchResolution(window: Window, listener: () => void): Unsubscribe {
  let stop: Unsubscribe = () => undefined
  const listen = (): void => {
    const query = window.matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`)
    const changed = (): void => {
      listen()
      listener()
    }
    query.addEventListener('change', changed, { once: true })
    stop = () => query.removeEventListener('change', changed)
  }
  listen()
  return () => stop()
}

/** Not every way to another ratio changes a media query; where the browser counts dots, their number does. */
function watchDots(element: Element, listener: () => void): Unsubscribe {
  const observer = new ResizeObserver(listener)
  try {
    observer.observe(element, { box: 'device-pixel-content-box' })
  } catch {
    // Safari does not count dots; there the media query tells.
  }
  return () => observer.disconnect()
}
