import { isRecord } from './parse.ts'
import { boardPoint, type BoardPoint } from './schema.ts'

/** What somebody drew in one go: its course, and how it was drawn. */
export interface Stroke {
  /** x, y, x, y, … in board units. */
  readonly points: readonly number[]
  /** Across, in board units, where the pen was pressed as usual. */
  readonly width: number
  /** How hard the pen was pressed at each point, from 0 to 100, with 50 as usual; left out where the device does not tell. */
  readonly pressures?: readonly number[]
}

/** Points that we write in one stroke: one that goes on for longer goes on as another. */
export const mostStrokePoints = 500
/** Points that are read of one: a peer who wrote more was being hostile, and painting it would keep everybody waiting. */
const mostReadPoints = 5000
/** Board units across a stroke of which nothing is said, and those that are shown at all. */
const usualWidth = 3
const thinnest = 0.05
const thickest = 400
/** Farther from the middle of the board nothing is shown. */
const farthest = 10_000_000

/** Reads what stands under `strokes[id]`: what cannot be read of it is left out. */
export function parseStroke(value: unknown): Stroke {
  const stored = isRecord(value) ? value : {}
  const points = parsePoints(stored['points'])
  const width = stored['width']
  const pressures = parsePressures(stored['pressures'], points.length / 2)
  return {
    points,
    width: typeof width === 'number' && width >= thinnest && width <= thickest ? width : usualWidth,
    ...(pressures !== null && { pressures }),
  }
}

/** The middle of what a stroke covers. It is where the stroke was drawn, and moving it writes another place and no point. */
export function strokeMiddle(points: readonly number[]): BoardPoint {
  const [low, high] = [
    [Infinity, Infinity],
    [-Infinity, -Infinity],
  ] as [number[], number[]]
  points.forEach((value, index) => {
    low[index % 2] = Math.min(low[index % 2] ?? value, value)
    high[index % 2] = Math.max(high[index % 2] ?? value, value)
  })
  return points.length < 2 ? boardPoint(0, 0) : boardPoint(half(low[0], high[0]), half(low[1], high[1]))
}

/** The points of a stroke once its middle lies at a place. */
export function strokeAt(points: readonly number[], [x, y]: BoardPoint): readonly number[] {
  const [fromX, fromY] = strokeMiddle(points)
  const by = [x - fromX, y - fromY] as const
  if (by[0] === 0 && by[1] === 0) return points
  return points.map((value, index) => value + (index % 2 === 0 ? by[0] : by[1]))
}

function half(low = 0, high = 0): number {
  return (low + high) / 2
}

function parsePoints(value: unknown): readonly number[] {
  if (!Array.isArray(value)) return []
  const stored: readonly unknown[] = value
  const points: number[] = []
  for (let index = 0; index + 1 < Math.min(stored.length, 2 * mostReadPoints); index += 2) {
    const [x, y] = [stored[index], stored[index + 1]]
    if (isCoordinate(x) && isCoordinate(y)) points.push(x, y)
  }
  return points
}

/** All of them or none: one too few would make the rest those of other points. */
function parsePressures(value: unknown, count: number): readonly number[] | null {
  if (!Array.isArray(value) || count === 0 || value.length !== count) return null
  const stored: readonly unknown[] = value
  const read = stored.filter((each) => typeof each === 'number' && each >= 0 && each <= 100)
  return read.length === count ? (read as readonly number[]) : null
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= farthest
}
