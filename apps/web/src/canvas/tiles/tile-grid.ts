import type { Rect } from '../rect.ts'

/** The side of a tile in device pixels: large enough to be few, small enough that painting one fits into a frame. */
export const tileSize = 512

/** Edges of papers and lines reach this many pixels over what items say of their size. */
export const edgePixels = 2

/** One magnification at which tiles are painted: CSS pixels per board unit and device pixels per CSS pixel. */
export interface TileLevel {
  readonly zoom: number
  readonly ratio: number
}

/** A tile by its place in the grid of its level; the board's origin is the corner of column 0 and row 0. */
export interface TileAt {
  readonly column: number
  readonly row: number
}

/** Device pixels per board unit. */
export function levelScale({ zoom, ratio }: TileLevel): number {
  return zoom * ratio
}

/** A rectangle of the board in the pixels of a level, grown outwards to whole ones. */
export function pixelsAround(level: TileLevel, rect: Rect): Rect {
  const scale = levelScale(level)
  const [left, top] = [Math.floor(rect.x * scale), Math.floor(rect.y * scale)]
  const right = Math.ceil((rect.x + rect.width) * scale)
  const bottom = Math.ceil((rect.y + rect.height) * scale)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The part of the board that lies under pixels of a level. */
export function boardUnder(level: TileLevel, pixels: Rect): Rect {
  const scale = levelScale(level)
  return {
    x: pixels.x / scale,
    y: pixels.y / scale,
    width: pixels.width / scale,
    height: pixels.height / scale,
  }
}

/** The pixels that a tile covers. */
export function tilePixels({ column, row }: TileAt): Rect {
  return { x: column * tileSize, y: row * tileSize, width: tileSize, height: tileSize }
}

/** The tiles that share at least one pixel with a rectangle of pixels, row by row. */
export function tilesTouching(pixels: Rect): readonly TileAt[] {
  if (pixels.width <= 0 || pixels.height <= 0) return []
  const [firstColumn, firstRow] = [Math.floor(pixels.x / tileSize), Math.floor(pixels.y / tileSize)]
  const lastColumn = Math.ceil((pixels.x + pixels.width) / tileSize) - 1
  const lastRow = Math.ceil((pixels.y + pixels.height) / tileSize) - 1
  const tiles: TileAt[] = []
  for (let row = firstRow; row <= lastRow; row += 1)
    for (let column = firstColumn; column <= lastColumn; column += 1) tiles.push({ column, row })
  return tiles
}

/** Tiles with the one nearest to a point (in pixels of their level) first: people look where they point. */
export function nearestFirst(tiles: readonly TileAt[], [x, y]: readonly [x: number, y: number]): readonly TileAt[] {
  const distance = ({ column, row }: TileAt): number =>
    Math.hypot((column + 0.5) * tileSize - x, (row + 0.5) * tileSize - y)
  return tiles.toSorted((a, b) => distance(a) - distance(b))
}

/** The part two rectangles share; null when they share nothing. */
export function sharedPart(a: Rect, b: Rect): Rect | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width > 0 && height > 0 ? { x, y, width, height } : null
}
