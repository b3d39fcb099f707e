import { boardPoint, noteGap, noteSize, type Axis, type BoardPoint, type Zone } from '../document/schema.ts'
import type { BoardView, ItemView } from '../read/view.ts'

/** Distance kept from the edges of a zone, in board units; the top leaves room for its heading. */
const zoneMargin = { side: 60, top: 220 }
/** One cell of the grid that notes are laid out on. */
const cell = noteSize + noteGap

/** Characters of a 200-unit note at its smallest type, measured generously: a line holds about 22, the base height 9 lines. */
const charactersPerLine = 22
const baseLines = 9
const lineHeight = 20

/** How tall a note of the base width will be drawn for this text: a cautious estimate for those who cannot measure type. */
export function estimatedNoteHeight(text: string): number {
  let lines = 0
  for (const paragraph of text.split('\n')) lines += Math.max(1, Math.ceil(paragraph.length / charactersPerLine))
  return noteSize + Math.max(0, lines - baseLines) * lineHeight
}

/** Where new notes can go, and how far down they reach: the axis must reach as far. */
export interface FreePlaces {
  readonly places: readonly BoardPoint[]
  /** Lowest edge used plus the margin, in board units. */
  readonly bottom: number
}

/**
 * Finds room in a zone for notes with these texts: in reading order on the zone's grid, never over an item that is there.
 * A zone has no floor: when it is full the rows go on below it.
 */
export function freePlaces(view: BoardView, zone: Zone, texts: readonly string[]): FreePlaces {
  const { axis } = view.meta
  const left = axis[zone][0] + zoneMargin.side
  const top = axis.y[0] + zoneMargin.top
  const columns = Math.max(1, Math.floor((axis[zone][1] - zoneMargin.side - left + noteGap) / cell))
  const taken = takenCells(view, { left, top, columns })
  const places: BoardPoint[] = []
  let bottom: number = axis.y[0]
  let next = 0
  for (const text of texts) {
    const rows = Math.ceil((estimatedNoteHeight(text) + noteGap) / cell)
    while (!isFree(taken, columns, next, rows)) next += 1
    for (let row = 0; row < rows; row += 1) taken.add(next + row * columns)
    const edge = top + Math.floor(next / columns) * cell
    places.push(boardPoint(left + (next % columns) * cell + noteSize / 2, edge + noteSize / 2))
    bottom = Math.max(bottom, edge + rows * cell + zoneMargin.side)
    next += 1
  }
  return { places, bottom }
}

/** The axis with its zones reaching down to `bottom`, or the same axis when they already do. */
export function axisReaching(axis: Axis, bottom: number): Axis {
  return bottom <= axis.y[1] ? axis : { ...axis, y: [axis.y[0], bottom] }
}

interface Grid {
  readonly left: number
  readonly top: number
  readonly columns: number
}

/** Cells under any item, numbered row by row. */
function takenCells(view: BoardView, grid: Grid): Set<number> {
  const taken = new Set<number>()
  for (const item of view.items.values()) {
    const box = boxOf(item)
    if (box === null) continue
    const firstColumn = Math.max(0, Math.floor((box.left - grid.left + noteGap) / cell))
    const lastColumn = Math.min(grid.columns - 1, Math.floor((box.right - grid.left) / cell))
    const firstRow = Math.max(0, Math.floor((box.top - grid.top + noteGap) / cell))
    const lastRow = Math.floor((box.bottom - grid.top) / cell)
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) taken.add(row * grid.columns + column)
    }
  }
  return taken
}

function boxOf(item: ItemView): { left: number; right: number; top: number; bottom: number } | null {
  if (item.place === null || (item.state === 'whole' && item.kind === 'link')) return null
  const [x, y] = item.place
  const width = item.state === 'whole' ? item.width : noteSize
  const height = item.state === 'whole' ? item.height : noteSize
  const top = y - height / 2
  const drawn =
    item.state === 'whole' && item.kind === 'note' ? Math.max(height, estimatedNoteHeight(item.text)) : height
  // One unit inside, so that notes side by side on the grid do not take each other's cells.
  return { left: x - width / 2 + 1, right: x + width / 2 - 1, top: top + 1, bottom: top + drawn - 1 }
}

function isFree(taken: ReadonlySet<number>, columns: number, first: number, rows: number): boolean {
  for (let row = 0; row < rows; row += 1) if (taken.has(first + row * columns)) return false
  return true
}
