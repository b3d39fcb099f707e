import type { Rect } from '../rect.ts'

/** Whole dots of a surface, counted from its upper left corner. */
export interface SheetArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** How large a surface is, in CSS pixels, and how many dots one of them has. */
export interface SurfaceSize {
  readonly width: number
  readonly height: number
  readonly ratio: number
}

/** A sheet grows by steps of so many dots: one that became larger with every twitch of a hand would be made anew every time. */
const step = 128
/** A sheet so many times larger than what it holds is cut down. */
const mostRoom = 4

/**
 * A picture reaches over the surface by this part of its longer side, and by so many CSS pixels at most. A larger one takes longer to make and
 * less often: a long push would cost least with nearly twice as much, which is too long for one frame.
 */
const marginPart = 1 / 4
const widestMargin = 320

/** All of a surface. */
export function wholeArea({ width, height, ratio }: SurfaceSize): SheetArea {
  return { left: 0, top: 0, width: Math.round(width * ratio), height: Math.round(height * ratio) }
}

/** A surface with a margin around it, so that what is painted on it can be pushed about. */
export function pictureArea(size: SurfaceSize): SheetArea {
  const { width, height } = wholeArea(size)
  const margin = Math.round(Math.min(widestMargin * size.ratio, Math.max(width, height) * marginPart))
  return { left: -margin, top: -margin, width: width + 2 * margin, height: height + 2 * margin }
}

/**
 * The part of a surface that a sheet covers to hold what reaches over `reach` (CSS pixels; null for all of it). It stays as it is
 * while that fits and is not much too large.
 */
export function areaFor(reach: Rect | null, size: SurfaceSize, now: SheetArea | null): SheetArea {
  const needed = reach === null ? wholeArea(size) : inSteps(reach, size)
  return now !== null && holds(now, needed) && dotsOf(now) <= dotsOf(needed) * mostRoom ? now : needed
}

function inSteps({ x, y, width, height }: Rect, size: SurfaceSize): SheetArea {
  const { ratio } = size
  const whole = wholeArea(size)
  const [left, right] = span(x * ratio, (x + width) * ratio, whole.width)
  const [top, bottom] = span(y * ratio, (y + height) * ratio, whole.height)
  return { left, top, width: right - left, height: bottom - top }
}

/** From one step to another within the dots there are; never empty, because a sheet is never without a dot. */
function span(from: number, to: number, dots: number): readonly [from: number, to: number] {
  const first = Math.min(Math.max(0, Math.floor(from / step) * step), Math.max(0, dots - 1))
  return [first, Math.max(first + 1, Math.min(dots, Math.ceil(to / step) * step))]
}

function holds(area: SheetArea, part: SheetArea): boolean {
  return (
    area.left <= part.left &&
    area.top <= part.top &&
    area.left + area.width >= part.left + part.width &&
    area.top + area.height >= part.top + part.height
  )
}

function dotsOf({ width, height }: SheetArea): number {
  return width * height
}
