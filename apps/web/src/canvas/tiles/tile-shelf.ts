import { grownRect, rectsMeet, type Rect } from '../rect.ts'
import { damageWith } from './damage.ts'
import { createRecentlyUsed } from './recently-used.ts'
import {
  edgePixels,
  pixelsAround,
  sharedPart,
  tilePixels,
  tilesTouching,
  type TileAt,
  type TileLevel,
} from './tile-grid.ts'
import { newTile, tileKey, type SheetPool, type Tile } from './tile.ts'

/** All tiles that are kept, of every level. */
export interface TileShelf {
  /** The tile there, made if need be; it counts as used. */
  take(level: TileLevel, at: TileAt): Tile
  /** The tile there, if it was ever painted; it counts as used, for what stands in for others is needed as much as they are. */
  painted(level: TileLevel, at: TileAt): Tile | undefined
  /** The levels of which there are tiles. */
  levels(): readonly TileLevel[]
  /** Something changed in a part of the board. */
  damage(part: Rect, isUrgent: boolean): void
  /** Everything looks different. */
  damageAll(isUrgent: boolean): void
  /** Lets go of the tiles that were not used for longest, until at most so many are kept. */
  shrink(most: number): void
  size(): number
  close(): void
}

/** Starts empty. */
export function createTileShelf(pool: SheetPool): TileShelf {
  const tilesByLevel = new Map<string, { readonly level: TileLevel; readonly tiles: Set<Tile> }>()
  const tiles = createRecentlyUsed<string, Tile>((tile) => {
    if (tile.sheet !== null) pool.giveBack(tile.sheet)
    const name = levelName(tile.level)
    const shelf = tilesByLevel.get(name)
    shelf?.tiles.delete(tile)
    if (shelf?.tiles.size === 0) tilesByLevel.delete(name)
  })
  const damageTile = (tile: Tile, pixels: Rect, isUrgent: boolean): void => {
    const part = sharedPart(pixels, tile.pixels)
    // Of one that is being painted part by part, what was painted already may be another now; nobody sees it yet.
    if (part === null || (!tile.isPainted && tile.damage === 'whole')) return
    tile.damage = damageWith(tile.damage, part, tile.pixels)
    tile.isUrgent ||= isUrgent && tile.isPainted
  }
  return {
    take(level, at) {
      const known = tiles.use(tileKey(level, at))
      if (known !== undefined) return known
      const tile = newTile(level, at)
      const name = levelName(level)
      const shelf = tilesByLevel.get(name) ?? { level, tiles: new Set() }
      tilesByLevel.set(name, shelf)
      shelf.tiles.add(tile)
      tiles.put(tile.key, tile)
      return tile
    },
    painted(level, at) {
      const known = tiles.peek(tileKey(level, at))
      return known?.isPainted === true ? tiles.use(known.key) : undefined
    },
    levels: () => Array.from(tilesByLevel.values(), ({ level }) => level),
    damage(part, isUrgent) {
      for (const { level, tiles: ofLevel } of tilesByLevel.values()) {
        const pixels = grownRect(pixelsAround(level, part), edgePixels)
        for (const tile of tilesIn(ofLevel, pixels)) damageTile(tile, pixels, isUrgent)
      }
    },
    damageAll(isUrgent) {
      for (const tile of tiles.values()) damageTile(tile, tile.pixels, isUrgent)
    },
    shrink: tiles.shrink,
    size: tiles.size,
    close: () => tiles.shrink(0),
  }

  /** Asks the grid where that is quicker: a large section under a strong magnification covers more tiles than there are. */
  function tilesIn(ofLevel: ReadonlySet<Tile>, pixels: Rect): Iterable<Tile> {
    const [first] = ofLevel
    const area = (pixels.width * pixels.height) / (tilePixels({ column: 0, row: 0 }).width ** 2 * 4)
    if (first === undefined || area > ofLevel.size) return [...ofLevel].filter((tile) => rectsMeet(tile.pixels, pixels))
    return tilesTouching(pixels).flatMap((at) => tiles.peek(tileKey(first.level, at)) ?? [])
  }
}

function levelName({ zoom, ratio }: TileLevel): string {
  return `${zoom} ${ratio}`
}
