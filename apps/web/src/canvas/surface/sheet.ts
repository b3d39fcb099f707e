import type { Rect } from '../rect.ts'
import { prepareText } from '../text/measure.ts'
import type { SheetArea } from './sheet-area.ts'
import type { StillPicture } from './still-picture.ts'

/** One canvas of a surface, and the part of the surface that it covers; null until it is fitted. */
export interface Sheet {
  readonly canvas: HTMLCanvasElement
  area: SheetArea | null
  /** Paints it and shows that. What is not painted can be seen through, or stays as it was where nothing can. */
  paint(painter: (context: CanvasRenderingContext2D) => void, lag?: Lag): void
  /** Nothing is painted on it for a while, so still pictures take its place, one more each time. False where there is nothing to do for that. */
  keepStill(make: (canvas: HTMLCanvasElement, isOpaque: boolean) => StillPicture): boolean
  hide(): void
  /** Gives it another size and place. */
  fit(area: SheetArea, ratio: number): void
  /** Lets go of what it shows. */
  empty(): void
}

/** What is painted may be shown some frames later; then it is asked which dots of the surface are others than before, null for all. */
export interface Lag {
  readonly changed: () => readonly Rect[] | null
}

/** How a sheet is shown. */
export interface SheetLook {
  readonly name: string
  /** It cannot be seen through. */
  readonly isOpaque: boolean
  /**
   * It stays as it was in most frames. Without a graphics card browsers copy every canvas that can be painted on for every frame that shows
   * anything new anywhere, and a finished picture only once.
   */
  readonly isStill: boolean
  /** It is moved without being painted. */
  readonly isPushed: boolean
}

/** Adds a canvas to an element, over those that are there. It is not seen until it is painted. */
export function addSheet(element: HTMLElement, look: SheetLook): Sheet {
  const canvas = document.createElement('canvas')
  canvas.style.cssText = `position: absolute; visibility: hidden${look.isPushed ? '; will-change: transform' : ''}`
  canvas.dataset['sheet'] = look.name
  element.append(canvas)
  const { context, finish, size } = (look.isStill ? beside(canvas, look) : null) ?? on(canvas, look)
  let still: StillPicture | null = null
  let scale = 1
  const sheet: Sheet = {
    canvas,
    area: null,
    paint(painter, lag) {
      const { left = 0, top = 0, width = 0, height = 0 } = sheet.area ?? {}
      context.setTransform(scale, 0, 0, scale, -left, -top)
      if (!look.isOpaque) context.clearRect(left / scale, top / scale, width / scale, height / scale)
      context.save()
      painter(context)
      context.restore()
      finish()
      if (lag !== undefined && still?.renew(lag.changed()) === true) return
      still?.letGo()
      canvas.style.visibility = 'visible'
    },
    // A picture that was handed over is one already, what is pushed about has to be the canvas itself, and a small one is copied quickly.
    keepStill: (make) =>
      !look.isStill && !look.isPushed && isLarge(sheet.area) && (still ??= make(canvas, look.isOpaque)).show(),
    hide() {
      still?.letGo()
      canvas.style.visibility = 'hidden'
    },
    fit(area, ratio) {
      size(area.width, area.height)
      // A canvas of another size forgets its settings.
      prepareText(context)
      const { style } = canvas
      style.left = `${area.left / ratio}px`
      style.top = `${area.top / ratio}px`
      style.width = `${area.width / ratio}px`
      style.height = `${area.height / ratio}px`
      scale = ratio
      sheet.area = area
    },
    // Some browsers keep the pixels of a forgotten canvas until it has no size.
    empty() {
      size(0, 0)
      sheet.area = null
    },
  }
  return sheet
}

/** Fewer dots than this are copied in less time than a still picture of them takes to be made. */
const fewDots = 400_000

function isLarge(area: SheetArea | null): boolean {
  return area !== null && area.width * area.height >= fewDots
}

interface Means {
  readonly context: CanvasRenderingContext2D
  /** Shows what was painted. */
  readonly finish: () => void
  readonly size: (width: number, height: number) => void
}

/** Painted on the canvas itself. */
function on(canvas: HTMLCanvasElement, { isOpaque }: SheetLook): Means {
  const context = orFail(canvas.getContext('2d', { alpha: !isOpaque }))
  return {
    context,
    finish: () => undefined,
    size(width, height) {
      canvas.width = width
      canvas.height = height
    },
  }
}

/** Painted out of sight and handed over as a picture; null where the browser cannot. */
function beside(canvas: HTMLCanvasElement, { isOpaque }: SheetLook): Means | null {
  const desk = 'OffscreenCanvas' in window ? new OffscreenCanvas(1, 1) : null
  const context = desk?.getContext('2d', { alpha: !isOpaque }) ?? null
  // Asked for last: a canvas that has given this context gives no other.
  const shown = context === null ? null : canvas.getContext('bitmaprenderer', { alpha: !isOpaque })
  if (desk === null || context === null || shown === null) return null
  return {
    // It can do all that painters ask for; what it lacks is about focus.
    context: context as unknown as CanvasRenderingContext2D,
    finish: () => shown.transferFromImageBitmap(desk.transferToImageBitmap()),
    size(width, height) {
      desk.width = width
      desk.height = height
      if (width === 0) shown.transferFromImageBitmap(null)
    },
  }
}

function orFail<Context>(context: Context | null): Context {
  if (context === null) throw new Error('This browser cannot draw on a canvas, and the board is drawn on one.')
  return context
}
