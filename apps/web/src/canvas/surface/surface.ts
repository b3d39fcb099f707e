import { createListeners, type Clock, type Unsubscribe } from '@samtavle/base'
import type { Viewport } from '../camera.ts'
import type { Rect } from '../rect.ts'
import { createLater } from '../later.ts'
import { paintedPixelRatio, watchPixelRatio } from './pixel-ratio.ts'
import { areaFor, pictureArea, wholeArea, type SurfaceSize } from './sheet-area.ts'
import { addSheet } from './sheet.ts'

/**
 * The sheets of the surface from the bottom up: what rests, what is in somebody's hand, what only I see, the picture of all of it
 * that is pushed about, the headings that wait at the upper edge, and the pointers of a crowd.
 */
const allNames = ['resting', 'live', 'overlay', 'picture', 'headings', 'pointers'] as const
export type SheetName = (typeof allNames)[number]
const [lowest] = allNames
const opaque: ReadonlySet<SheetName> = new Set(['resting', 'picture'])

/** Sheets that go with the camera without being painted again. */
const pushed = ['picture', 'headings'] as const
type PushedName = (typeof pushed)[number]
const isPushed = (name: SheetName): boolean => pushed.some((each) => each === name)

/** The sheets that have something of their own. */
export type OwnSheetName = Exclude<SheetName, 'picture'>
export const ownSheets: readonly OwnSheetName[] = allNames.filter((name) => name !== 'picture')

/**
 * Paints one sheet; the context's units are CSS pixels from the corner of the surface. The lowest sheet and the picture cannot be
 * seen through, and keep what is on them where they are not painted.
 */
export type SheetPainter = (context: CanvasRenderingContext2D) => void

/** Canvases over each other. Nothing on them listens: pointers are read from the container and hits are geometry. */
export interface Surface {
  viewport(): Viewport
  /** Dots per CSS pixel that are painted. Asking the browser takes longer than one thinks, and painters ask often. */
  ratio(): number
  /**
   * Paints a sheet now, and shows it. What is painted stays within `reach` (CSS pixels; null for all of the surface): laying a
   * sheet over the others costs as much as it is large, in every frame that shows anything new, on whichever sheet. Where it `mayLag`,
   * it may be shown some frames later, if that costs less.
   */
  draw(sheet: SheetName, how?: { readonly reach?: Rect | null; readonly mayLag?: boolean }): void
  /** How far the picture reaches over each edge of the surface, in CSS pixels. */
  margin(): number
  /** Moves a sheet from where it was painted, by device pixels. */
  push(sheet: PushedName, by: readonly [x: number, y: number]): void
  /** Takes a sheet with nothing on it out of the picture: laying an empty one over the others costs as much as a full one. */
  hide(sheet: SheetName): void
  /**
   * Nothing is painted for a while, but letters are shown: what is seen of large sheets stays as it is until it is painted again, one more
   * part of them each time. True while there may be more.
   */
  keepStill(): boolean
  /** Fetches what that takes: the first letters are not the time for it. */
  prepareStill(): void
  /** Calls back when everything has to be painted anew: another size, other dots per pixel, or nothing left of what was painted. */
  watch(listener: () => void): Unsubscribe
  close(): void
}

/** What a surface is built from. */
export interface SurfaceOptions {
  readonly element: HTMLDivElement
  readonly clock: Clock
  readonly painters: Readonly<Record<SheetName, SheetPainter>>
  /** Where a sheet became another with its last painting, in dots of the surface; null where nobody knows. */
  readonly changed: (sheet: SheetName) => readonly Rect[] | null
}

/** Builds the sheets in an element and follows its size and its dots. */
export function createSurface({ element, clock, painters, changed }: SurfaceOptions): Surface {
  const listeners = createListeners()
  const sheets = new Map(
    allNames.map((name) => [
      name,
      addSheet(element, {
        name,
        isOpaque: opaque.has(name),
        isStill: name === 'picture',
        isPushed: isPushed(name),
      }),
    ]),
  )
  const stillsLater = createLater(() => import('./still-picture.ts'))
  let viewport = sizeOf(element)
  let ratio = paintedPixelRatio(window)

  const sizeNow = (): SurfaceSize => ({ ...viewport, ratio })
  const fit = (): void => {
    for (const [name, sheet] of sheets) {
      if (name === lowest) sheet.fit(wholeArea(sizeNow()), ratio)
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
  // A graphics card that was lost takes with it what was painted.
  for (const { canvas } of sheets.values()) canvas.addEventListener('contextrestored', listeners.notify)
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
    draw(name, { reach = null, mayLag = false } = {}) {
      const sheet = sheets.get(name)
      if (sheet === undefined) return
      if (isPushed(name)) moveTo(sheet.canvas, [0, 0])
      if (name === 'picture') {
        if (sheet.area === null) sheet.fit(pictureArea(sizeNow()), ratio)
      } else if (name !== lowest) {
        const area = areaFor(reach, sizeNow(), sheet.area)
        if (area !== sheet.area) sheet.fit(area, ratio)
      }
      sheet.paint(painters[name], mayLag ? { changed: () => changed(name) } : undefined)
    },
    margin: () => -pictureArea(sizeNow()).left / ratio,
    push(name, [x, y]) {
      const sheet = sheets.get(name)
      if (sheet !== undefined) moveTo(sheet.canvas, [x / ratio, y / ratio])
    },
    hide(name) {
      const sheet = sheets.get(name)
      if (sheet === undefined) return
      sheet.hide()
      // It is the largest of all, and it is another one next time.
      if (name === 'picture') sheet.empty()
    },
    keepStill() {
      const make = stillsLater.ask()?.createStillPicture
      return make === undefined || [...sheets.values()].some((sheet) => sheet.keepStill(make))
    },
    prepareStill: () => void stillsLater.ask(),
    watch: listeners.add,
    close() {
      stopRatio()
      observer.disconnect()
      for (const sheet of sheets.values()) {
        sheet.hide()
        sheet.canvas.remove()
        sheet.empty()
      }
    },
  }
}

/** Moved so, a picture is neither painted nor copied again. */
function moveTo({ style }: HTMLCanvasElement, [x, y]: readonly [x: number, y: number]): void {
  style.transform = `translate(${x}px, ${y}px)`
}

function sizeOf(element: HTMLElement): Viewport {
  return { width: Math.max(1, element.clientWidth), height: Math.max(1, element.clientHeight) }
}
