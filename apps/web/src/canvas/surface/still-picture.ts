import { rectsMeet, type Rect } from '../rect.ts'

/** What is on a canvas, shown in its place as finished pictures while nothing is painted on it. */
export interface StillPicture {
  /** Takes the place of one more part of the canvas, and of the canvas when it has them all; false where there is nothing more to take. */
  show(): boolean
  /**
   * What was painted on some parts of the canvas, in its dots, or on all of it where it is null, is shown by and by: those parts take its
   * place once more. False where nothing takes its place, or the canvas has another size.
   */
  renew(changed: readonly Rect[] | null): boolean
  /** Gives the place back: the canvas is painted, or hidden. */
  letGo(): void
}

/** One finished picture, and the dots of the canvas that it shows. */
interface Cell {
  readonly dots: Rect
  readonly picture: HTMLCanvasElement
  readonly context: ImageBitmapRenderingContext | null
}

/**
 * A picture is made in the time for its size, and a change costs no more than the cells it lies on. Divided by any usual number of dots per
 * CSS pixel it is a whole number.
 */
const cellDots = 480

/**
 * Without a graphics card browsers copy every canvas that can be painted on for every frame that shows anything new anywhere, be it a letter
 * in a field; a finished picture is copied once. One that can be seen through is a single cell: half of it must not be seen twice.
 */
export function createStillPicture(canvas: HTMLCanvasElement, isOpaque: boolean): StillPicture {
  let cells: Cell[] = []
  /** The canvas as it was divided, and which of its parts are other than their pictures. */
  let size: readonly [width: number, height: number] = [0, 0]
  let parts: readonly Rect[] = []
  const due = new Set<Rect>()
  /** The turn in which pictures are made and shown; what was asked for before it is of no use. */
  let current: object | null = null

  const letGo = (): void => {
    current = null
    // They are as large as the window, and they are others next time.
    for (const { picture, context } of cells) {
      context?.transferFromImageBitmap(null)
      picture.remove()
    }
    cells = []
    parts = []
    due.clear()
  }
  const addCell = (dots: Rect): Cell => {
    const picture = document.createElement('canvas')
    picture.dataset['still'] = canvas.dataset['sheet']
    const cell = { dots, picture, context: picture.getContext('bitmaprenderer') }
    cells.push(cell)
    canvas.after(picture)
    return cell
  }
  const stepIn = (dots: Rect, bitmap: ImageBitmap): void => {
    const { picture, context } = cells.find((cell) => cell.dots === dots) ?? addCell(dots)
    place(picture, canvas, dots)
    context?.transferFromImageBitmap(bitmap)
    if (cells.length === parts.length) canvas.style.visibility = 'hidden'
  }
  const take = (dots: Rect): void => {
    // Of pictures that are asked for faster than they are made each is shown, or none ever would be.
    const mine = (current ??= {})
    createImageBitmap(canvas, dots.x, dots.y, dots.width, dots.height).then(
      (bitmap) => (current === mine ? stepIn(dots, bitmap) : bitmap.close()),
      () => {
        if (current !== mine) return
        letGo()
        canvas.style.visibility = 'visible'
      },
    )
  }
  return {
    show() {
      if (parts.length === 0) {
        if (canvas.style.visibility === 'hidden' || !('createImageBitmap' in window)) return false
        size = [canvas.width, canvas.height]
        parts = cellsOf(canvas, isOpaque ? cellDots : Infinity)
        for (const dots of parts) due.add(dots)
      }
      const [next] = due
      if (next === undefined) return false
      due.delete(next)
      take(next)
      return true
    },
    renew(changed) {
      const [width, height] = size
      if (parts.length === 0 || canvas.width !== width || canvas.height !== height) return false
      for (const dots of parts) if (changed?.some((part) => rectsMeet(part, dots)) ?? true) due.add(dots)
      return true
    },
    letGo,
  }
}

/** A canvas in cells, row by row. */
function cellsOf({ width, height }: HTMLCanvasElement, side: number): Rect[] {
  const cells: Rect[] = []
  for (let y = 0; y < height; y += side)
    for (let x = 0; x < width; x += side)
      cells.push({ x, y, width: Math.min(side, width - x), height: Math.min(side, height - y) })
  return cells
}

/** Puts a picture over the dots of a canvas that it shows. */
function place(picture: HTMLCanvasElement, canvas: HTMLCanvasElement, dots: Rect): void {
  const ratio = canvas.width / Number.parseFloat(canvas.style.width)
  const left = Number.parseFloat(canvas.style.left) + dots.x / ratio
  const top = Number.parseFloat(canvas.style.top) + dots.y / ratio
  picture.style.cssText =
    `position: absolute; left: ${left}px; top: ${top}px; ` +
    `width: ${dots.width / ratio}px; height: ${dots.height / ratio}px`
}
