import { mostStrokePoints, type NewStroke, type NoteColor } from '@samtavle/board'
import type { Sample } from './simplify.ts'

/** How something was drawn. */
export interface Drawn {
  readonly color: NoteColor
  /** In board units. */
  readonly width: number
  /** Whether the device told how hard it was pressed. */
  readonly hasPressure: boolean
  /** The camera's magnification at the time: the closer one looks, the finer the points are kept. */
  readonly zoom: number
}

/** Pressure that varies less than this from the usual is the device's way of saying nothing. */
const noPressure = 0.02

/** What was drawn in one go, as strokes: one, unless it went on for very long. Each begins where the one before ends. */
export function courseToStrokes(course: readonly Sample[], { color, width, hasPressure, zoom }: Drawn): NewStroke[] {
  const grain = grainAt(zoom)
  const tells = hasPressure && course.some(([, , pressure]) => Math.abs(pressure - 0.5) > noPressure)
  return pieces(course).map((piece) => ({
    points: piece.flatMap(([x, y]) => [rounded(x, grain), rounded(y, grain)]),
    width: rounded(width, 1 / 8),
    color,
    ...(tells && { pressures: piece.map(([, , pressure]) => Math.round(Math.min(1, Math.max(0, pressure)) * 100)) }),
  }))
}

/** Equal pieces, so that none is a mere dot. A dot is a line from a point to itself. */
function pieces(course: readonly Sample[]): readonly (readonly Sample[])[] {
  const [first] = course
  if (first === undefined) return []
  if (course.length === 1) return [[first, first]]
  const count = Math.ceil((course.length - 1) / (mostStrokePoints - 1))
  const step = (course.length - 1) / count
  return Array.from({ length: count }, (_none, index) =>
    course.slice(Math.round(index * step), Math.round((index + 1) * step) + 1),
  )
}

/** Half a pixel or less, as a power of two: such numbers are short when they are written. */
function grainAt(zoom: number): number {
  return Math.min(1, Math.max(1 / 16, 2 ** Math.floor(Math.log2(0.5 / zoom))))
}

function rounded(value: number, grain: number): number {
  return Math.round(value / grain) * grain
}
