import type { Rect } from '../rect.ts'
import { prepareText } from '../text/measure.ts'
import { damageWith, type Damage } from './damage.ts'
import { boardUnder, levelScale, tilePixels, tileSize, type TileAt, type TileLevel } from './tile-grid.ts'

/** A part of a level as it was painted, and what has changed since. */
export interface Tile {
  readonly key: string
  readonly level: TileLevel
  /** In pixels of the level. */
  readonly pixels: Rect
  /** Null where nothing lies: most of a large board is empty table. */
  sheet: TileSheet | null
  /** False until all of it was painted for the first time; what is left to paint is then in its damage. */
  isPainted: boolean
  damage: Damage
  /** What has been painted since the tile was drawn somewhere. */
  news: Damage
  /** It shows what is already shown elsewhere, such as a note that was just lifted: mend it before the next frame. */
  isUrgent: boolean
}

/** A canvas of the size of a tile. */
export interface TileSheet {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

/** What a painter of tiles is asked for; the context is clipped to `part` and has no transform. */
export interface TilePart {
  readonly level: TileLevel
  /** The corner of the tile in pixels of the level: what lies there is painted at the context's origin. */
  readonly origin: readonly [x: number, y: number]
  /** The part of the board to paint. */
  readonly part: Rect
}

/** What tiles are painted from. */
export interface TileContent {
  paint(context: CanvasRenderingContext2D, part: TilePart): void
  /** Whether anything would be painted there. */
  hasAny(part: Rect): boolean
}

/** The name of a tile among all levels. */
export function tileKey({ zoom, ratio }: TileLevel, { column, row }: TileAt): string {
  return `${zoom} ${ratio} ${column} ${row}`
}

/** A tile that has still to be painted. */
export function newTile(level: TileLevel, at: TileAt): Tile {
  return {
    key: tileKey(level, at),
    level,
    pixels: tilePixels(at),
    sheet: null,
    isPainted: false,
    damage: 'whole',
    news: 'whole',
    isUrgent: false,
  }
}

/** Sheets to paint on, used again and again: a new canvas costs more than clearing an old one. */
export interface SheetPool {
  /** Null when the browser has no more memory for canvases. */
  take(): TileSheet | null
  giveBack(sheet: TileSheet): void
  /** Waits until what was painted on a sheet is there: browsers put painting off, and it would count as the time of whoever draws it. */
  settle(sheet: TileSheet): void
  close(): void
}

/** So many unused sheets are kept, about what one change of zoom frees. */
const mostSpareSheets = 16

/** Starts without any sheet. */
export function createSheetPool(document: Document): SheetPool {
  const spare: TileSheet[] = []
  let probe: CanvasRenderingContext2D | null = null
  const free = ({ canvas }: TileSheet): void => {
    // Some browsers keep the pixels of a forgotten canvas until it has no size.
    canvas.width = 0
    canvas.height = 0
  }
  return {
    take() {
      const known = spare.pop()
      if (known !== undefined) return known
      const canvas = document.createElement('canvas')
      canvas.width = tileSize
      canvas.height = tileSize
      const context = canvas.getContext('2d')
      if (context === null) return null
      prepareText(context)
      return { canvas, context }
    },
    giveBack(sheet) {
      if (spare.length < mostSpareSheets) spare.push(sheet)
      else free(sheet)
    },
    settle({ canvas }) {
      probe ??= probeOf(document)
      probe?.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1)
    },
    close: () => spare.splice(0).forEach(free),
  }
}

function probeOf(document: Document): CanvasRenderingContext2D | null {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  return canvas.getContext('2d')
}

/** Brings a tile up to date: only its damaged rectangles, or all of it. */
export function mendTile(tile: Tile, content: TileContent, pool: SheetPool): void {
  const { damage, pixels, level } = tile
  tile.damage = 'none'
  tile.isUrgent = false
  tile.isPainted = true
  if (damage === 'none') return
  if (!content.hasAny(boardUnder(level, pixels))) {
    if (tile.sheet !== null) pool.giveBack(tile.sheet)
    tile.sheet = null
    tile.news = 'whole'
    return
  }
  const isNew = tile.sheet === null
  tile.sheet ??= pool.take()
  if (tile.sheet === null) return
  const parts = damage === 'whole' || isNew ? [pixels] : damage
  for (const part of parts) paintPart(tile.sheet, tile, { part, content })
  pool.settle(tile.sheet)
}

/** From so far away, in device pixels per board unit, that painting all notes of one tile takes longer than a frame. */
const densestWhole = 0.4
const stripes = 4

/**
 * Paints the next part of a tile that was never painted, or mends one that was: all of it, or, where every millisecond counts, the next of
 * its damaged rectangles. True when the tile is as the board says.
 */
export function mendNextPart(tile: Tile, content: TileContent, pool: SheetPool, isHurried = false): boolean {
  // A sheet that comes from the pool still shows what another tile had on it, and this one is seen.
  const isBlank = tile.isPainted && tile.sheet === null
  const isWhole = isBlank || (!isHurried && (tile.isPainted || levelScale(tile.level) > densestWhole))
  const isBegun = tile.damage !== 'whole'
  if (isWhole || (!isBegun && !content.hasAny(boardUnder(tile.level, tile.pixels)))) {
    mendTile(tile, content, pool)
    return true
  }
  tile.sheet ??= pool.take()
  const [part, ...rest] = partsOf(tile)
  if (tile.sheet !== null && part !== undefined) {
    paintPart(tile.sheet, tile, { part, content })
    pool.settle(tile.sheet)
  }
  const isDone = rest.length === 0 || tile.sheet === null
  tile.damage = isDone ? 'none' : rest
  tile.isUrgent &&= !isDone
  tile.isPainted ||= isDone
  return isDone
}

function partsOf(tile: Tile): readonly Rect[] {
  if (tile.damage === 'whole') return stripesOf(tile)
  return tile.damage === 'none' ? [] : tile.damage
}

function stripesOf({ pixels }: Tile): readonly Rect[] {
  const height = pixels.height / stripes
  return Array.from({ length: stripes }, (_none, row) => ({ ...pixels, y: pixels.y + row * height, height }))
}

function paintPart(
  { context }: TileSheet,
  tile: Tile,
  { part, content }: { readonly part: Rect; readonly content: TileContent },
): void {
  const { level, pixels } = tile
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(part.x - pixels.x, part.y - pixels.y, part.width, part.height)
  context.clip()
  context.clearRect(part.x - pixels.x, part.y - pixels.y, part.width, part.height)
  content.paint(context, { level, origin: [pixels.x, pixels.y], part: boardUnder(level, part) })
  context.restore()
  tile.news = damageWith(tile.news, part, pixels)
}
