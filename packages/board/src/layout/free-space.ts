import { boardPoint, noteGap, noteSize, type Axis, type BoardPoint, type Zone } from '../document/schema.ts'
import type { BoardView, ItemView, WholeItem } from '../read/view.ts'

/** Distance kept from the edges of a zone, in board units; the top leaves room for its heading. */
const zoneMargin = { side: 60, top: 220 }
/** One cell of the grid that notes are laid out on. */
export const cell = noteSize + noteGap

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
  const boxes = texts.map((text) => ({ width: noteSize, height: noteSize, drawn: estimatedNoteHeight(text) }))
  return roomInZone(view, zone, boxes)
}

/** What needs room. */
export interface Box {
  readonly width: number
  readonly height: number
  /** How tall it will be drawn, which for a note may be more than its height. */
  readonly drawn: number
}

/** Finds room in a zone for boxes of any size, in reading order. */
export function roomInZone(view: BoardView, zone: Zone, boxes: readonly Box[]): FreePlaces {
  return findRoom(view, zoneGrid(view.meta.axis, zone), boxes)
}

/** Whether a box that lies with its middle at a place lies over nothing that is there. */
export function isFreeAt(view: Pick<BoardView, 'items'>, [x, y]: BoardPoint, { width, height, drawn }: Box): boolean {
  const [left, top] = [x - width / 2, y - height / 2]
  const isOver = (item: ItemView): boolean => {
    const other = boxOf(item)
    if (other === null) return false
    return other.left < left + width && other.right > left && other.top < top + drawn && other.bottom > top
  }
  return ![...view.items.values()].some(isOver)
}

/** How tall an item will be drawn: only a note grows with its words. */
export function drawnHeight(item: WholeItem): number {
  return item.kind === 'note' ? Math.max(item.height, estimatedNoteHeight(item.text)) : item.height
}

/** Width of the strip beside the axis that posters hang in, in board units: two columns of the widest card. */
const strip = { width: 1000, gap: 60 }

/** Finds room beside the axis for one box: before its thin end, where the rules and expectations hang, or after its thick end, where effects do. */
export function roomBeside(view: BoardView, side: 'before' | 'after', box: Box): FreePlaces {
  const { axis } = view.meta
  const left = side === 'before' ? axis.understand[0] - strip.width - strip.gap : axis.implement[1] + strip.gap
  const grid = { left, top: axis.y[0], columns: Math.floor((strip.width + noteGap) / cell) }
  return findRoom(view, grid, [box])
}

/** How many notes fit side by side in a zone. */
export function zoneColumns(axis: Axis, zone: Zone): number {
  const width = axis[zone][1] - axis[zone][0] - 2 * zoneMargin.side
  return Math.max(1, Math.floor((width + noteGap) / cell))
}

/** How many rows of notes the zones have room for before they must grow. */
export function zoneRows(axis: Axis): number {
  return Math.floor((axis.y[1] - axis.y[0] - zoneMargin.top) / cell)
}

function zoneGrid(axis: Axis, zone: Zone): Grid {
  return { left: axis[zone][0] + zoneMargin.side, top: axis.y[0] + zoneMargin.top, columns: zoneColumns(axis, zone) }
}

function findRoom(view: BoardView, grid: Grid, boxes: readonly Box[]): FreePlaces {
  const taken = takenCells(view, grid)
  const places: BoardPoint[] = []
  let bottom = view.meta.axis.y[0]
  let next = 0
  for (const box of boxes) {
    const block = { columns: Math.min(grid.columns, cellsFor(box.width)), rows: cellsFor(box.drawn) }
    while (!isFree(taken, grid, next, block)) next += 1
    takeBlock(taken, grid, next, block)
    const edge = grid.top + Math.floor(next / grid.columns) * cell
    places.push(boardPoint(grid.left + (next % grid.columns) * cell + box.width / 2, edge + box.height / 2))
    bottom = Math.max(bottom, edge + block.rows * cell + zoneMargin.side)
    next += block.columns
  }
  return { places, bottom }
}

function cellsFor(side: number): number {
  return Math.ceil((side + noteGap) / cell)
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
  const drawn = item.state === 'whole' ? drawnHeight(item) : height
  // One unit inside, so that notes side by side on the grid do not take each other's cells.
  return { left: x - width / 2 + 1, right: x + width / 2 - 1, top: top + 1, bottom: top + drawn - 1 }
}

interface Block {
  readonly columns: number
  readonly rows: number
}

function isFree(taken: ReadonlySet<number>, grid: Grid, first: number, block: Block): boolean {
  if ((first % grid.columns) + block.columns > grid.columns) return false
  return [...cellsOf(grid, first, block)].every((index) => !taken.has(index))
}

function takeBlock(taken: Set<number>, grid: Grid, first: number, block: Block): void {
  for (const index of cellsOf(grid, first, block)) taken.add(index)
}

function* cellsOf(grid: Grid, first: number, { columns, rows }: Block): Iterable<number> {
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) yield first + row * grid.columns + column
  }
}
