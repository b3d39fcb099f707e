import { createListeners, type Clock, type Unsubscribe } from '@samtavle/base'
import type { Viewport } from '../camera.ts'
import { prepareText } from '../text/measure.ts'
import type { Rect } from '../rect.ts'
import { paintedPixelRatio, watchPixelRatio } from './pixel-ratio.ts'
import { areaFor, wholeArea, type SheetArea, type SurfaceSize } from './sheet-area.ts'

/**
 * The sheets of the surface from the bottom up: what rests, what is in somebody's hand, what only I see, the headings that wait
 * at the upper edge, and the pointers of a crowd.
 */
export const sheetNames = ['resting', 'live', 'overlay', 'headings', 'pointers'] as const
export type SheetName = (typeof sheetNames)[number]
const [lowest] = sheetNames

/** Paints one sheet; the context's units are CSS pixels. The lowest sheet cannot be seen through: all of it must be painted. */
export type SheetPainter = (context: CanvasRenderingContext2D) => void

/** Canvases over each other. Nothing on them listens: pointers are read from the container and hits are geometry. */
export interface Surface {
  viewport(): Viewport
  /** Dots per CSS pixel that are painted. Asking the browser takes longer than one thinks, and painters ask often. */
  ratio(): number
  /**
   * Paints a sheet now, and shows it. What is painted stays within `reach` (CSS pixels; null for all of the surface): laying a
   * sheet over the others costs as much as it is large, in every frame that shows anything new, on whichever sheet.
   */
  draw(sheet: SheetName, reach?: Rect | null): void
  /** Takes a sheet with nothing on it out of the picture: laying an empty one over the others costs as much as a full one. */
  hide(sheet: SheetName): void
  /** Calls back when everything has to be painted anew: another size or other dots per pixel. */
  watch(listener: () => void): Unsubscribe
  close(): void
}

/** What a surface is built from. */
export interface SurfaceOptions {
  readonly element: HTMLDivElement
  readonly clock: Clock
  readonly painters: Readonly<Record<SheetName, SheetPainter>>
}

/** Builds the sheets in an element and follows its size and its dots. */
export function createSurface({ element, clock, painters }: SurfaceOptions): Surface {
  const listeners = createListeners()
  const sheets = new Map(sheetNames.map((name) => [name, addSheet(element, name)]))
  let viewport = sizeOf(element)
  let ratio = paintedPixelRatio(window)

  const sizeNow = (): SurfaceSize => ({ ...viewport, ratio })
  const fit = (): void => {
    for (const [name, sheet] of sheets) {
      if (name === lowest) fitSheet(sheet, wholeArea(sizeNow()), ratio)
      else sheet.area = null
    }
  }
  const resize = (): void => {
    const size = sizeOf(element)
    if (size.width === viewport.width && size.height === viewport.height) return
    viewport = size
    fit()
    listeners.notify()
  }
  fit()
  const observer = new ResizeObserver(resize)
  observer.observe(element)
  const stopRatio = watchPixelRatio({ window, element, clock }, () => {
    ratio = paintedPixelRatio(window)
    fit()
    listeners.notify()
  })
  return {
    viewport: () => viewport,
    ratio: () => ratio,
    draw(name, reach = null) {
      const sheet = sheets.get(name)
      if (sheet === undefined) return
      const { context } = sheet
      if (name !== lowest) {
        const area = areaFor(reach, sizeNow(), sheet.area)
        if (area !== sheet.area) fitSheet(sheet, area, ratio)
        else context.clearRect(area.left / ratio, area.top / ratio, area.width / ratio, area.height / ratio)
      }
      context.save()
      painters[name](context)
      context.restore()
      context.canvas.style.visibility = 'visible'
    },
    hide(name) {
      const sheet = sheets.get(name)
      if (sheet !== undefined) sheet.context.canvas.style.visibility = 'hidden'
    },
    watch: listeners.add,
    close() {
      stopRatio()
      observer.disconnect()
      for (const { context } of sheets.values()) {
        const { canvas } = context
        canvas.remove()
        // Some browsers keep the pixels of a forgotten canvas until it has no size.
        canvas.width = 0
        canvas.height = 0
      }
    },
  }
}

/** A canvas, and the part of the surface that it covers; null until it is painted. */
interface Sheet {
  readonly context: CanvasRenderingContext2D
  area: SheetArea | null
}

function addSheet(element: HTMLDivElement, name: SheetName): Sheet {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position: absolute; visibility: hidden'
  canvas.dataset['sheet'] = name
  element.append(canvas)
  const context = canvas.getContext('2d', { alpha: name !== lowest })
  if (context === null) throw new Error('This browser cannot draw on a canvas, and the board is drawn on one.')
  return { context, area: null }
}

/** A canvas of another size forgets its pixels and its settings. */
function fitSheet(sheet: Sheet, area: SheetArea, ratio: number): void {
  const { context } = sheet
  const { canvas } = context
  canvas.width = area.width
  canvas.height = area.height
  canvas.style.left = `${area.left / ratio}px`
  canvas.style.top = `${area.top / ratio}px`
  canvas.style.width = `${area.width / ratio}px`
  canvas.style.height = `${area.height / ratio}px`
  context.setTransform(ratio, 0, 0, ratio, -area.left, -area.top)
  prepareText(context)
  sheet.area = area
}

function sizeOf(element: HTMLElement): Viewport {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
}
