import { createListeners, type Clock, type Unsubscribe } from '@samtavle/base'
import { Konva } from 'konva/lib/Global'
import { Layer } from 'konva/lib/Layer'
import { Shape } from 'konva/lib/Shape'
import { Stage } from 'konva/lib/Stage'
import type { Viewport } from '../camera.ts'
import { prepareText } from '../text/measure.ts'
import { paintedPixelRatio, watchPixelRatio } from './pixel-ratio.ts'

/** The sheets of the surface from the bottom up: what rests, what is in somebody's hand, and what only I see. */
export const sheetNames = ['resting', 'live', 'overlay'] as const
export type SheetName = (typeof sheetNames)[number]

/** Paints one sheet; the context's units are CSS pixels. */
export type SheetPainter = (context: CanvasRenderingContext2D) => void

/** The Konva stage with its sheets. Nothing on it listens: pointers are read from the container and hits are geometry. */
export interface Surface {
  viewport(): Viewport
  /** Paints a sheet now. */
  draw(sheet: SheetName): void
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

/** Builds the stage in an element and follows its size. */
export function createSurface({ element, clock, painters }: SurfaceOptions): Surface {
  // Sheets are drawn by our own frame loop; Konva's would draw each of them once more.
  Konva.autoDrawEnabled = false
  Konva.pixelRatio = paintedPixelRatio(window)
  const listeners = createListeners()
  const stage = new Stage({ container: element, listening: false, ...sizeOf(element) })
  const layers = new Map(sheetNames.map((name) => [name, addLayer(stage)]))
  // Adding a layer draws the stage at once, so the painters come last, when all they need is there.
  for (const [name, layer] of layers) layer.add(shapeOf(painters[name]))

  /** A canvas of another size forgets its settings. */
  const prepare = (): void => {
    for (const layer of layers.values()) prepareText(layer.getContext()._context)
  }
  prepare()
  const resize = (): void => {
    const size = sizeOf(element)
    if (size.width === stage.width() && size.height === stage.height()) return
    stage.size(size)
    prepare()
    listeners.notify()
  }
  const observer = new ResizeObserver(resize)
  observer.observe(element)
  const stopRatio = watchPixelRatio({ window, element, clock }, () => {
    Konva.pixelRatio = paintedPixelRatio(window)
    for (const layer of layers.values()) layer.getCanvas().setPixelRatio(Konva.pixelRatio)
    prepare()
    listeners.notify()
  })
  return {
    viewport: () => ({ width: stage.width(), height: stage.height() }),
    draw: (name) => void layers.get(name)?.draw(),
    watch: listeners.add,
    close() {
      stopRatio()
      observer.disconnect()
      stage.destroy()
    },
  }
}

function addLayer(stage: Stage): Layer {
  const layer = new Layer({ listening: false })
  stage.add(layer)
  return layer
}

function shapeOf(paint: SheetPainter): Shape {
  // `_context` is the browser's own context; painters are plain canvas code so that they can also paint tiles.
  return new Shape({ listening: false, perfectDrawEnabled: false, sceneFunc: (context) => paint(context._context) })
}

function sizeOf(element: HTMLElement): Viewport {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
}
