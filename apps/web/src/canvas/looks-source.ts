import { createListeners, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'
import { createLater } from './later.ts'
import { readPalette } from './palette.ts'
import { createLooks, type Looks } from './picture.ts'
import type { MeasureText } from './text/layout.ts'
import { createCanvasMeasure, readFontFace } from './text/measure.ts'

/** Colours and fonts as they are now. */
export interface LooksSource {
  looks(): Looks
  measure(): MeasureText
  /** False until the fonts are there, or have been waited for long enough. */
  isReady(): boolean
  /** `hasNewFont` is true when everything has to be laid out again. */
  watch(listener: (hasNewFont: boolean) => void): Unsubscribe
  close(): void
}

/** A slow network shows the board in a fallback font rather than nothing. */
const longestFontWaitMs = 1500

/** Reads looks from the style of an element, and again when the theme or the fonts change. */
export function createLooksSource(element: HTMLElement, theme: Watchable<unknown>, clock: Clock): LooksSource {
  const listeners = createListeners<[boolean]>()
  // Fetched with the first stroke: most boards have none.
  const strokes = createLater(
    async () => (await import('./pens/paint-stroke.ts')).paintStroke,
    () => listeners.notify(false),
  )
  const read = (): Looks => {
    const palette = readPalette(getComputedStyle(element))
    const context = offscreenContext()
    return createLooks(context, { palette, face: readFontFace(context, palette.fontText), strokes: strokes.ask })
  }
  const measureNow = (): MeasureText => createCanvasMeasure(offscreenContext(), looks.palette.fontText)
  let looks = read()
  let measure = measureNow()
  let isReady = false
  const known = new WeakSet<FontFace>()
  /** True when faces have come that were not there before: browsers tell of each more than once, and setting a large board takes its time. */
  const takeLoaded = (): boolean => {
    const added = [...document.fonts].filter((face) => face.status === 'loaded' && !known.has(face))
    for (const face of added) known.add(face)
    return added.length > 0
  }
  takeLoaded()

  const refreshFonts = (): void => {
    const isOther = takeLoaded()
    if (isReady && !isOther) return
    isReady = true
    if (isOther) {
      looks = read()
      measure = measureNow()
    }
    listeners.notify(isOther)
  }
  const stopWaiting = clock.after(longestFontWaitMs, refreshFonts)
  const fonts = [`400 16px ${looks.palette.fontText}`, `560 16px ${looks.palette.fontHeading}`]
  // A font that cannot be fetched is replaced by the browser's own; the board must open all the same.
  void Promise.allSettled(fonts.map((font) => document.fonts.load(font))).then(() => {
    if (isReady) return
    stopWaiting()
    refreshFonts()
  })
  const onFonts = (event: FontFaceSetLoadEvent): void => {
    if (isReady && event.fontfaces.length > 0) refreshFonts()
  }
  document.fonts.addEventListener('loadingdone', onFonts)
  const stopTheme = theme.watch(() => {
    looks = read()
    listeners.notify(false)
  })
  return {
    looks: () => looks,
    measure: () => measure,
    isReady: () => isReady,
    watch: listeners.add,
    close() {
      stopTheme()
      stopWaiting()
      document.fonts.removeEventListener('loadingdone', onFonts)
      isReady = true
    },
  }
}

/** A context that nobody paints with, because measuring depends on its font staying set. */
function offscreenContext(): CanvasRenderingContext2D {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) throw new Error('This browser cannot draw on a canvas, and the board is drawn on one.')
  return context
}
