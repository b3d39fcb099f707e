import type { ItemId, WholeItem } from '@samtavle/board'
import { boundsOf, rectAround, rectCentre, type Rect } from './rect.ts'

/** A line on the board: x, y, x, y, … in board units. */
export type Line = readonly number[]

/** Where the paper of an item lies now; undefined when it is not there. */
export type BoxOf = (id: ItemId) => Rect | undefined

/** Links end this far from the paper they lead to, in board units. */
const endGap = 6

/** The line of a link from paper to paper, or of a stroke; null for what is no line. */
export function lineOf(item: Pick<WholeItem, 'ends' | 'points'>, boxOf: BoxOf): Line | null {
  if (item.points !== undefined && item.points.length >= 4) return item.points
  if (item.ends === undefined) return null
  const from = endRect(item.ends.from, boxOf)
  const to = endRect(item.ends.to, boxOf)
  if (from === null || to === null) return null
  return [...leavingPoint(from, rectCentre(to)), ...leavingPoint(to, rectCentre(from))]
}

/** Room around a line for its thickness. */
export function lineMargin(width = 0): number {
  return 8 + width * 0.8
}

/** The smallest rectangle around a line, with room for its thickness. */
export function lineBox(line: Line, width?: number): Rect {
  const margin = lineMargin(width)
  const points = pointsOf(line).map(([x, y]) => ({
    x: x - margin,
    y: y - margin,
    width: 2 * margin,
    height: 2 * margin,
  }))
  return boundsOf(points) ?? { x: 0, y: 0, width: 0, height: 0 }
}

/** The word on a line, as wide as it is set, in board units. */
export interface LineLabel {
  readonly words: string
  readonly width: number
}

/** How large the word on a line is written, and the room around it, in board units. */
export const labelSize = 16
const labelPadding = { side: 9, height: 26 }

/** The label under the middle of a line. */
export function labelRect(line: Line, { width }: Pick<LineLabel, 'width'>): Rect {
  return rectAround(middleOf(line), width + 2 * labelPadding.side, labelPadding.height)
}

/** Half way between the ends of a line. */
export function middleOf(line: Line): readonly [x: number, y: number] {
  return [((line[0] ?? 0) + (line.at(-2) ?? 0)) / 2, ((line[1] ?? 0) + (line.at(-1) ?? 0)) / 2]
}

/** How far a point is from a line, in board units. */
export function distanceToLine(line: Line, point: readonly [number, number]): number {
  const points = pointsOf(line)
  let nearest = Infinity
  for (const [index, to] of points.entries())
    nearest = Math.min(nearest, distanceToSegment(points[index - 1] ?? to, to, point))
  return nearest
}

/** The corners of a line in pairs. */
export function pointsOf(line: Line): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: line.length >> 1 }, (_none, index) => [line[2 * index] ?? 0, line[2 * index + 1] ?? 0])
}

function endRect(end: ItemId | readonly [number, number], boxOf: BoxOf): Rect | null {
  if (typeof end === 'string') return boxOf(end) ?? null
  return { x: end[0], y: end[1], width: 0, height: 0 }
}

/** Where a straight line from the middle of a paper towards a point leaves the paper. */
function leavingPoint(rect: Rect, [x, y]: readonly [number, number]): readonly [x: number, y: number] {
  const [middleX, middleY] = rectCentre(rect)
  const [dx, dy] = [x - middleX, y - middleY]
  const length = Math.hypot(dx, dy)
  if (length === 0) return [middleX, middleY]
  const reach = Math.min(
    (rect.width / 2 + endGap) / Math.max(Math.abs(dx), 1e-9),
    (rect.height / 2 + endGap) / Math.max(Math.abs(dy), 1e-9),
    1,
  )
  return [middleX + dx * reach, middleY + dy * reach]
}

function distanceToSegment(
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
  [x, y]: readonly [number, number],
): number {
  const [dx, dy] = [bx - ax, by - ay]
  const square = dx * dx + dy * dy
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  return Math.hypot(x - ax - dx * part, y - ay - dy * part)
}
