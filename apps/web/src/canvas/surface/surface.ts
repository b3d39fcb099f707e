import { createListeners, type Clock, type Unsubscribe } from '@samtavle/base'
import type { Viewport } from '../camera.ts'
import { prepareText } from '../text/measure.ts'
import { paintedPixelRatio, watchPixelRatio } from './pixel-ratio.ts'

/** The sheets of the surface from the bottom up: what rests, what is in somebody's hand, and what only I see. */
export const sheetNames = ['resting', 'live', 'overlay'] as const
export type SheetName = (typeof sheetNames)[number]
const [lowest] = sheetNames

/** Paints one sheet; the context's units are CSS pixels. The lowest sheet cannot be seen through: all of it must be painted. */
export type SheetPainter = (context: CanvasRenderingContext2D) => void

/** Canvases over each other. Nothing on them listens: pointers are read from the container and hits are geometry. */
export interface Surface {
  viewport(): Viewport
  /** Dots per CSS pixel that are painted. Asking the browser takes longer than one thinks, and painters ask often. */
  ratio(): number
  /** Paints a sheet now, and shows it. */
  draw(sheet: SheetName): void
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
  const contexts = new Map(sheetNames.map((name) => [name, addSheet(element, name !== lowest)]))
  let viewport = sizeOf(element)
  let ratio = paintedPixelRatio(window)

  const fit = (): void => {
    for (const context of contexts.values()) fitSheet(context, viewport, ratio)
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
    draw(name) {
      const context = contexts.get(name)
      if (context === undefined) return
      if (name !== lowest) context.clearRect(0, 0, viewport.width, viewport.height)
      context.save()
      painters[name](context)
      context.restore()
      context.canvas.style.visibility = 'visible'
    },
    hide(name) {
      const context = contexts.get(name)
      if (context !== undefined) context.canvas.style.visibility = 'hidden'
    },
    watch: listeners.add,
    close() {
      stopRatio()
      observer.disconnect()
      for (const { canvas } of contexts.values()) {
        canvas.remove()
        // Some browsers keep the pixels of a forgotten canvas until it has no size.
        canvas.width = 0
        canvas.height = 0
      }
    },
  }
}

function addSheet(element: HTMLDivElement, alpha: boolean): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = 'position: absolute; inset: 0'
  element.append(canvas)
  const context = canvas.getContext('2d', { alpha })
  if (context === null) throw new Error('This browser cannot draw on a canvas, and the board is drawn on one.')
  return context
}

/** A canvas of another size forgets its pixels and its settings. */
function fitSheet(context: CanvasRenderingContext2D, { width, height }: Viewport, ratio: number): void {
  const { canvas } = context
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  prepareText(context)
}

function sizeOf(element: HTMLElement): Viewport {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
}
