import type { Rect } from '../rect.ts'
import { clipTo, drawTile, onScreen, type Screen } from './tile-drawing.ts'
import { boardUnder, pixelsAround, tilePixels, tilesTouching, type TileLevel } from './tile-grid.ts'
import type { TileShelf } from './tile-shelf.ts'
import { standInOrder } from './tile-zoom.ts'
import type { Tile } from './tile.ts'

/** What stands in for a tile that is not painted yet. */
export interface StandIn {
  readonly tile: Tile
  readonly pieces: readonly Tile[]
  /** They cover all of it. */
  readonly isWhole: boolean
}

/** A level so much finer has too many tiles under one of ours to be worth drawing. */
const mostFiner = 4

/** Where stand-ins are looked for. */
export interface StandInSearch {
  readonly shelf: TileShelf
  /** Whether anything lies there: where nothing does, nothing has to stand in. */
  readonly hasAny: (part: Rect) => boolean
}

/** Finds other magnifications of what is missing of a level. */
export function findStandIns(level: TileLevel, missing: readonly Tile[], search: StandInSearch): readonly StandIn[] {
  if (missing.length === 0) return []
  const others = search.shelf.levels().filter((other) => other.zoom !== level.zoom || other.ratio !== level.ratio)
  const zooms = standInOrder([...new Set(others.map(({ zoom }) => zoom))], level.zoom)
  const ordered = zooms
    .filter((zoom) => zoom / level.zoom <= mostFiner)
    .flatMap((zoom) => others.filter((other) => other.zoom === zoom))
  return missing.map((tile) => standInFor(tile, ordered, search))
}

/** Draws what stands in for tiles that are still not painted, stretched: blurred for a moment beats empty. */
export function drawStandIns(context: CanvasRenderingContext2D, standIns: readonly StandIn[], screen: Screen): void {
  for (const { tile, pieces } of standIns) {
    if (tile.isPainted || pieces.every(({ sheet }) => sheet === null)) continue
    context.save()
    clipTo(context, [onScreen(tile.level, tile.pixels, screen)])
    for (const piece of pieces) drawTile(context, piece, screen)
    context.restore()
  }
}

/** The tiles of the nearest level that covers the missing one; else what there is of all of them, the nearest last. */
function standInFor(tile: Tile, levels: readonly TileLevel[], search: StandInSearch): StandIn {
  const part = boardUnder(tile.level, tile.pixels)
  const pieces: Tile[] = []
  for (const level of levels) {
    const { tiles, isWhole } = tilesUnder(part, level, search)
    if (isWhole) return { tile, pieces: tiles, isWhole }
    pieces.unshift(...tiles)
  }
  return { tile, pieces, isWhole: false }
}

function tilesUnder(
  part: Rect,
  level: TileLevel,
  { shelf, hasAny }: StandInSearch,
): { readonly tiles: readonly Tile[]; readonly isWhole: boolean } {
  const tiles: Tile[] = []
  let isWhole = true
  for (const at of tilesTouching(pixelsAround(level, part))) {
    const tile = shelf.painted(level, at)
    if (tile !== undefined) tiles.push(tile)
    else isWhole &&= !hasAny(boardUnder(level, tilePixels(at)))
  }
  return { tiles, isWhole }
}
