import type { Unsubscribe } from '@samtavle/base'

/** More than two dots per CSS pixel cost memory that nobody sees on moving paper. */
const mostDotsPerPixel = 2

/** Dots per CSS pixel to paint with now. */
export function paintedPixelRatio(window: Window): number {
  return Math.min(mostDotsPerPixel, window.devicePixelRatio || 1)
}

/** Calls back when the window moves to a screen with other dots, or the browser zooms. */
export function watchPixelRatio(window: Window, listener: () => void): Unsubscribe {
  let stop: Unsubscribe = () => undefined
  // A resolution query matches one ratio only, so each change needs a new one.
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
