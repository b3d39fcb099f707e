/*
 * A smooth line through points that were kept of a drawn one. The points lie close where it bends and far apart where it is straight,
 * so handles are as short as it takes to keep the curve beside its points: a long straight way never bulges because of what comes after.
 */

/** A piece of a curve: from where the one before ended, along two handles, to a point. */
export interface CurvePiece {
  readonly from: Point
  readonly out: Point
  readonly into: Point
  readonly to: Point
}

export type Point = readonly [x: number, y: number]

/** Where a line turns more than this, in radians, somebody drew a corner. */
const cornerTurn = 1.36

/** The curve through points; `slack` is how far it may lie beside their straight connection, in board units. */
export function curveThrough(points: readonly Point[], slack: number): readonly CurvePiece[] {
  const met = points.filter((point, index) => index === 0 || distance(point, points[index - 1] ?? point) > 0)
  const tangents = met.map((point, index) => tangentAt(met[index - 1], point, met[index + 1]))
  return met.slice(1).map((to, index) => {
    const from = met[index] ?? to
    const chord = unit(from, to)
    const [start, end] = [tangents[index] ?? null, tangents[index + 1] ?? null]
    // An end bends as the piece does at its other side, like an arc.
    const leaving = start ?? (index === 0 && end !== null ? mirrored(end, chord) : chord)
    const arriving = end ?? (index === met.length - 2 && start !== null ? mirrored(start, chord) : chord)
    return {
      from,
      out: along(from, leaving, handle(leaving, chord, { from, to, slack })),
      into: along(to, arriving, -handle(arriving, chord, { from, to, slack })),
      to,
    }
  })
}

/** A point on a piece, from 0 to 1. */
export function pointOn({ from, out, into, to }: CurvePiece, part: number): Point {
  const rest = 1 - part
  const [a, b, c, d] = [rest * rest * rest, 3 * rest * rest * part, 3 * rest * part * part, part * part * part]
  return [a * from[0] + b * out[0] + c * into[0] + d * to[0], a * from[1] + b * out[1] + c * into[1] + d * to[1]]
}

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(bx - ax, by - ay)
}

/** The direction of a circle through three points at the middle one; null at ends and corners. */
function tangentAt(before: Point | undefined, point: Point, after: Point | undefined): Point | null {
  if (before === undefined || after === undefined) return null
  const [arriving, leaving] = [unit(before, point), unit(point, after)]
  const turn = Math.acos(Math.min(1, Math.max(-1, arriving[0] * leaving[0] + arriving[1] * leaving[1])))
  if (turn > cornerTurn) return null
  // The nearer neighbour knows better which way the line goes here.
  const [far, near] = [distance(before, point), distance(point, after)]
  return unit([0, 0], [arriving[0] * near + leaving[0] * far, arriving[1] * near + leaving[1] * far])
}

function handle(
  tangent: Point,
  chord: Point,
  { from, to, slack }: { readonly from: Point; readonly to: Point; readonly slack: number },
): number {
  const beside = Math.abs(tangent[0] * chord[1] - tangent[1] * chord[0])
  const third = distance(from, to) / 3
  // Two handles draw a curve three quarters of their reach aside.
  return beside === 0 ? third : Math.min(third, slack / (0.75 * beside))
}

function mirrored(tangent: Point, chord: Point): Point {
  const twice = 2 * (tangent[0] * chord[0] + tangent[1] * chord[1])
  return [twice * chord[0] - tangent[0], twice * chord[1] - tangent[1]]
}

function along([x, y]: Point, [dx, dy]: Point, length: number): Point {
  return [x + dx * length, y + dy * length]
}

function unit([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay)
  return length === 0 ? [0, 0] : [(bx - ax) / length, (by - ay) / length]
}
