import type { Stroke } from '@samtavle/board'
import { curveThrough, distance, pointOn, type CurvePiece, type Point } from './curve.ts'

/** A spot of ink: a stroke that was pressed is a row of them that touch. */
export interface Spot {
  readonly at: Point
  readonly radius: number
}

/** How far a curve may lie beside its points, in parts of its width: less than anybody sees beside a line so wide. */
const slackPart = 0.35
/** A line pressed as hard as can be is so many times as wide as usual, and the lightest so many. */
const hardest = 1.6
const lightest = 0.4
/** By how much a line grows on each side from the lightest to the hardest, in parts of its width. */
export const swellPart = (hardest - lightest) / 2

/** The smooth line through a stroke. */
export function curveOf({ points, width }: Stroke): readonly CurvePiece[] {
  return curveThrough(pairsOf(points), width * slackPart)
}

/** The spots of a stroke that was pressed, so close that the ink between two of them has straight edges. */
export function spotsOf({ points, width, pressures = [] }: Stroke): readonly Spot[] {
  const told = pairsOf(points).map((at, index): Spot => ({ at, radius: radiusAt(width, pressures[index]) }))
  const met = told.filter(({ at }, index) => index === 0 || distance(at, told[index - 1]?.at ?? at) > 0)
  const pieces = curveThrough(
    met.map(({ at }) => at),
    width * slackPart,
  )
  const between = pieces.flatMap((piece, index) => {
    const [from, to] = [met[index]?.radius ?? 0, met[index + 1]?.radius ?? 0]
    const steps = Math.min(mostSpots, Math.max(1, Math.ceil(distance(piece.from, piece.to) / (width * spotGap))))
    return Array.from({ length: steps }, (_none, step): Spot => {
      const part = (step + 1) / steps
      return { at: pointOn(piece, part), radius: from + (to - from) * part }
    })
  })
  return [...met.slice(0, 1), ...between]
}

/** Between two spots, in parts of the width, and so many at most between two points. */
const spotGap = 0.6
const mostSpots = 24

function radiusAt(width: number, pressure = 50): number {
  return (width / 2) * (lightest + (hardest - lightest) * (pressure / 100))
}

/** The four corners of the ink between two spots, always the same way round. */
export function bandBetween(a: Spot, b: Spot): readonly [Point, Point, Point, Point] | null {
  const length = distance(a.at, b.at)
  if (length === 0) return null
  const [nx, ny] = [(b.at[1] - a.at[1]) / length, (a.at[0] - b.at[0]) / length]
  const beside = ({ at: [x, y], radius }: Spot, side: number): Point => [x + nx * radius * side, y + ny * radius * side]
  return [beside(a, 1), beside(b, 1), beside(b, -1), beside(a, -1)]
}

function pairsOf(points: readonly number[]): readonly Point[] {
  return Array.from({ length: points.length >> 1 }, (_none, index) => [
    points[2 * index] ?? 0,
    points[2 * index + 1] ?? 0,
  ])
}
