import { pitch, sidesFor } from './note-grid.ts'

/** The window of every contender. */
export const viewport = { width: 1440, height: 900 }

/** A way of looking: the board point in the upper left corner, and pixels per board unit. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** Room around all notes, in pixels, where a selection can be begun beside them and bars cover none. */
const margin = { side: 90, top: 150 }

/** All notes are seen, with room around them. */
export function viewOfAll(count: number): View {
  const { columns, rows } = sidesFor(count)
  const zoom = Math.min(
    (viewport.width - 2 * margin.side) / (columns * pitch),
    (viewport.height - 2 * margin.top) / (rows * pitch),
    1,
  )
  return { x: -margin.side / zoom, y: -margin.top / zoom, zoom }
}

/** About a hundred notes fill the window. */
export function viewOfHundred(): View {
  return { x: pitch, y: pitch, zoom: Math.sqrt((viewport.width * viewport.height) / 100) / pitch }
}

/** Where a board point lies in a view, in pixels of the page. */
export function onPage({ x, y, zoom }: View, point: readonly [number, number]): readonly [x: number, y: number] {
  return [(point[0] - x) * zoom, (point[1] - y) * zoom]
}
