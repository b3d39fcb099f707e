import { boardPoint, longestText, noteGap, noteSize, type BoardPoint } from '@samtavle/board'
import { rectAround, rectCentre, type Rect } from '../rect.ts'

/** The lines of a pasted text that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** Lines that one paste may bring; a whole deliberation has a thousand. */
const mostLines = 2000

/** Whether lines are too many, or one of them too long, to become notes at once. */
export function isTooMuch(lines: readonly string[]): boolean {
  return lines.length > mostLines || lines.some((line) => line.length > longestText)
}

/** How a grid of pasted notes may lie. */
export interface GridRoom {
  /** The middle of what people look at. */
  readonly centre: BoardPoint
  /** The zone to stay in, or null for anywhere. */
  readonly within: Rect | null
  readonly isFree: (rect: Rect) => boolean
}

/** How far from the centre free room is looked for, in grids. */
const searchRings = 6

/** Places for notes of these heights in a grid near the centre, on free paper if there is any near by. */
export function gridPlaces(heights: readonly number[], room: GridRoom): readonly BoardPoint[] {
  const rows = rowsOf(heights)
  const height = rows.reduce((sum, row) => sum + row.height, 0) + (rows.length - 1) * noteGap
  const width = columnsFor(heights.length) * (noteSize + noteGap) - noteGap
  const { x, y } = roomFor(rectAround(room.centre, width, height), room)
  let top = y
  return rows.flatMap((row) => {
    const places = row.heights.map((_height, column) =>
      boardPoint(x + column * (noteSize + noteGap) + noteSize / 2, top + noteSize / 2),
    )
    top += row.height + noteGap
    return places
  })
}

interface Row {
  readonly heights: readonly number[]
  readonly height: number
}

function rowsOf(heights: readonly number[]): readonly Row[] {
  const columns = columnsFor(heights.length)
  return Array.from({ length: Math.ceil(heights.length / columns) }, (_none, index) => {
    const row = heights.slice(index * columns, (index + 1) * columns)
    return { heights: row, height: Math.max(...row) }
  })
}

/** A little wider than high, as screens are. */
function columnsFor(count: number): number {
  return Math.max(1, Math.ceil(Math.sqrt(count * 1.4)))
}

function roomFor(wanted: Rect, { within, isFree }: GridRoom): Rect {
  const tried = [...ringsAround(wanted)].map((rect) => (within === null ? rect : pushedInto(rect, within)))
  return tried.find(isFree) ?? tried[0] ?? wanted
}

/** The wanted rectangle, then its neighbours further and further away. */
function* ringsAround(rect: Rect): Iterable<Rect> {
  yield rect
  const [stepX, stepY] = [Math.max(noteSize + noteGap, rect.width / 3), Math.max(noteSize + noteGap, rect.height / 3)]
  for (let ring = 1; ring <= searchRings; ring += 1) {
    for (const [dx, dy] of ringOffsets(ring)) yield { ...rect, x: rect.x + dx * stepX, y: rect.y + dy * stepY }
  }
}

/** The steps to every place that is so many steps away, column by column. */
function ringOffsets(ring: number): readonly (readonly [dx: number, dy: number])[] {
  const steps = Array.from({ length: 2 * ring + 1 }, (_, index) => index - ring)
  const square = steps.flatMap((dx) => steps.map((dy) => [dx, dy] as const))
  return square.filter(([dx, dy]) => Math.max(Math.abs(dx), Math.abs(dy)) === ring)
}

function pushedInto(rect: Rect, within: Rect): Rect {
  const [middleX] = rectCentre(within)
  const fitsIn = rect.width <= within.width
  const x = fitsIn
    ? Math.min(within.x + within.width - rect.width, Math.max(within.x, rect.x))
    : middleX - rect.width / 2
  return { ...rect, x, y: Math.max(within.y, rect.y) }
}
