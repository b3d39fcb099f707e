/** An upright rectangle by its top left corner; in board units unless its name says screen. */
export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The rectangle between two corners, whichever way they were drawn. */
export function rectBetween(a: readonly [number, number], b: readonly [number, number]): Rect {
  return {
    x: Math.min(a[0], b[0]),
    y: Math.min(a[1], b[1]),
    width: Math.abs(a[0] - b[0]),
    height: Math.abs(a[1] - b[1]),
  }
}

/** The rectangle around its centre. */
export function rectAround([x, y]: readonly [number, number], width: number, height: number): Rect {
  return { x: x - width / 2, y: y - height / 2, width, height }
}

/** The middle of a rectangle. */
export function rectCentre(rect: Rect): readonly [x: number, y: number] {
  return [rect.x + rect.width / 2, rect.y + rect.height / 2]
}

/** Whether two rectangles share more than an edge. */
export function rectsMeet(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** Whether two rectangles are the same. */
export function isSameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}

/** Whether a point lies in a rectangle or on its edge. */
export function rectHolds(rect: Rect, [x, y]: readonly [number, number]): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height
}

/** A rectangle with a margin on every side. */
export function grownRect(rect: Rect, margin: number): Rect {
  return { x: rect.x - margin, y: rect.y - margin, width: rect.width + 2 * margin, height: rect.height + 2 * margin }
}

/** A rectangle moved. */
export function movedRect(rect: Rect, dx: number, dy: number): Rect {
  return { ...rect, x: rect.x + dx, y: rect.y + dy }
}

/** The smallest rectangle around all of them; undefined around none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.width)
    bottom = Math.max(bottom, rect.y + rect.height)
  }
  return left > right ? undefined : { x: left, y: top, width: right - left, height: bottom - top }
}

/** The point of a rectangle that is nearest to another point. */
export function nearestIn(rect: Rect, [x, y]: readonly [number, number]): readonly [x: number, y: number] {
  return [Math.min(rect.x + rect.width, Math.max(rect.x, x)), Math.min(rect.y + rect.height, Math.max(rect.y, y))]
}
