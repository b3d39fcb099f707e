import type { Rect } from '../rect.ts'
import { drawTile, onScreen, type Screen } from './tile-drawing.ts'
import { boardUnder, pixelsAround, tilesTouching, type TileLevel } from './tile-grid.ts'
import type { TileShelf } from './tile-shelf.ts'
import { standInOrder } from './tile-zoom.ts'
import type { Tile } from './tile.ts'

/** Tiles that are not painted yet, and where to look for others in their place. */
export interface StandInSearch {
  readonly missing: readonly Tile[]
  readonly shelf: TileShelf
  readonly screen: Screen
}

/** A level so much finer has too many tiles under one of ours to be worth drawing. */
const mostFiner = 8

/** Draws other magnifications of what is missing, stretched: blurred for a moment beats empty. */
export function drawStandIns(context: CanvasRenderingContext2D, { missing, shelf, screen }: StandInSearch): void {
  for (const tile of missing) {
    const found = standInsFor(tile, shelf)
    if (found.length === 0) continue
    context.save()
    clipTo(context, onScreen(tile.level, tile.pixels, screen))
    for (const standIn of found) drawTile(context, standIn, screen)
    context.restore()
  }
}

/** The tiles of the nearest level that covers the missing one; else what there is of all of them, the nearest last. */
function standInsFor({ level, pixels }: Tile, shelf: TileShelf): readonly Tile[] {
  const part = boardUnder(level, pixels)
  const others = shelf.levels().filter((other) => other.zoom !== level.zoom || other.ratio !== level.ratio)
  const zooms = standInOrder([...new Set(others.map(({ zoom }) => zoom))], level.zoom)
  const ordered = zooms.flatMap((zoom) => others.filter((other) => other.zoom === zoom))
  const pieces: Tile[] = []
  for (const other of ordered.filter(({ zoom }) => zoom / level.zoom <= mostFiner)) {
    const { tiles, isWhole } = tilesUnder(part, other, shelf)
    if (isWhole) return tiles
    pieces.unshift(...tiles)
  }
  return pieces
}

function tilesUnder(
  part: Rect,
  level: TileLevel,
  shelf: TileShelf,
): { readonly tiles: readonly Tile[]; readonly isWhole: boolean } {
  const places = tilesTouching(pixelsAround(level, part))
  const tiles = places.flatMap((at) => shelf.painted(level, at) ?? [])
  return { tiles, isWhole: tiles.length === places.length }
}

function clipTo(context: CanvasRenderingContext2D, { x, y, width, height }: Rect): void {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
}
