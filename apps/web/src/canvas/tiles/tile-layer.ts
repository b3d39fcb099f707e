import { screenToBoard, seenRect, type Camera, type ScreenPoint, type Viewport } from '../camera.ts'
import { grownRect, rectsMeet, type Rect } from '../rect.ts'
import { drawStandIns, findStandIns, type StandIn } from './stand-ins.ts'
import {
  clipTo,
  drawTile,
  newsOnScreen,
  onScreen,
  paintDirectly,
  type Screen,
  type TileGround,
} from './tile-drawing.ts'
import {
  levelScale,
  nearestFirst,
  pixelsAround,
  tileSize,
  tilesTouching,
  type TileAt,
  type TileLevel,
} from './tile-grid.ts'
import { createSheetPool, mendNextPart, mendTile, type SheetPool, type Tile, type TileContent } from './tile.ts'
import { createTileShelf } from './tile-shelf.ts'
import { createUnshown } from './unshown.ts'
import { zoomToPaint } from './tile-zoom.ts'

/*
 * The resting board as images. What lies on the table is cut into tiles at the magnification at which it is looked at; each tile is
 * painted once and shown until something in it changes, and then only that part is painted again. Panning paints nothing but the
 * tiles that come into view, and zooming stretches what is there until the hand rests.
 */

/** How a layer is looked at. */
export interface TileView {
  readonly camera: Camera
  readonly viewport: Viewport
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly isZooming: boolean
  /** The zoom is so fast that nothing can be read on the way: nothing is painted where something else stands in. */
  readonly isRushing?: boolean
  /** Where people point, in CSS pixels; tiles near it are painted first. */
  readonly pointer: ScreenPoint | null
  /** Where the sheet that is drawn on begins, in device pixels of the surface; its upper left corner by default. */
  readonly corner?: readonly [x: number, y: number]
  /** Who may be shown what is urgent some frames later, and all at once: somebody who only looks on, or whose letters come. */
  readonly patience?: Patience
}

/** Whether what is urgent is shown at once; who looks on has time for more of it in a frame than who writes, and in the frame of a letter there is none. */
export type Patience = 'none' | 'looking' | 'writing' | 'letter'

/** A layer of tiles. */
export interface TileLayer {
  /** Paints as much as there is time for and draws what there is, on its ground; true while something has still to be painted. */
  draw(context: CanvasRenderingContext2D, view: TileView, ground?: TileGround): boolean
  /** Where the last drawing is another than the one before, in device pixels; null where nobody knows. */
  changed(): readonly Rect[] | null
  /** Mends what is seen as far as there is time, and draws nothing; true when none of it is left. */
  mendSeen(view: TileView): boolean
  /** Mends what is urgent and seen as far as there is time, and draws nothing; true when none of it is left, or it can be painted directly. */
  mendUrgent(view: TileView): boolean
  /**
   * Paints a little of what is not seen now but soon may be: the whole board from afar, and what lies beside the view. True while
   * there is more of it.
   */
  paintAhead(view: TileView): boolean
  /** Something changed in a part of the board. An urgent change is shown by the next drawing, another as soon as there is time. */
  damage(part: Rect, isUrgent: boolean): void
  /** Everything looks different. */
  outdate(isUrgent: boolean): void
  /** How many tiles are kept. */
  size(): number
  close(): void
}

/** What a layer is made from. */
export interface TileLayerOptions extends TileContent {
  /** Around everything there is; undefined when there is nothing. */
  readonly bounds: () => Rect | undefined
  /** Milliseconds from any beginning. */
  readonly now: () => number
  /** Where sheets come from; by default from the page. */
  readonly pool?: SheetPool
}

/**
 * Time for painting in one frame: the rest of its 16 ms belongs to everything else. Stretching pictures while zooming takes more of it.
 * Until the board has been seen whole for the first time there is nothing to move smoothly.
 */
const budgetMs = { opening: 30, resting: 7, writing: 3, zooming: 1, ahead: 3 }
/** The same for what is urgent, where it may wait. */
const urgentMs = { none: Infinity, looking: 12, writing: budgetMs.writing }
/** More tiles than this were left as they were while something else came first: mended all at once they hold up a frame. */
const fewTiles = 4
/** While zooming painting takes at most this part of the time: a part of a tile is the least, and too much for every frame. */
const zoomingPart = 0.06
/** What is not seen is mended when nothing has changed for so long: on a busy board it would be painted for nobody, again and again. */
const quietMs = 300
/** Tiles beside the view are painted ahead, this many pixels deep, so that a pan finds them. */
const aheadPixels = tileSize / 2
/** Memory: about this many times what is seen, and enough for a small window to remember where it has been. */
const keptPart = 2.5
const fewestKept = 48
/** The whole board in so many pixels, kept to stand in wherever nothing better has been painted yet. */
const overviewPixels = 1400

/** Makes a layer without any tile. */
export function createTileLayer(options: TileLayerOptions): TileLayer {
  const pool = options.pool ?? createSheetPool(document)
  const shelf = createTileShelf(pool)
  let shownZoom: number | null = null
  let damagedAt = -Infinity
  let isOpening = true
  let restsUntil = -Infinity
  let wasWhole = false
  let changed: readonly Rect[] | null = null
  const unshown = createUnshown()

  /** Mends tiles until the time is up, at least a part of one; true when all are mended. */
  const mendInTime = (tiles: readonly Tile[], deadline: number, isHurried = false): boolean => {
    let hasBegun = false
    for (const tile of tiles) {
      do {
        if (hasBegun && options.now() >= deadline) return false
        hasBegun = true
      } while (!mendNextPart(tile, options, pool, isHurried))
    }
    return true
  }
  const takeTiles = (level: TileLevel, places: readonly TileAt[]): readonly Tile[] =>
    places.map((at) => shelf.take(level, at))
  /** None where what is seen serves as well: from further away than the overview itself. */
  const takeOverview = ({ zoom, ratio }: TileLevel): readonly Tile[] => {
    const overview = overviewOf(options.bounds(), ratio)
    if (overview === null || zoom <= overview.level.zoom) return []
    return takeTiles(overview.level, tilesTouching(overview.pixels))
  }

  const takeSeen = (view: TileView): readonly Tile[] => {
    const { camera, viewport, ratio, isZooming, isRushing = false } = view
    shownZoom = zoomToPaint(camera.zoom, shownZoom, { isZooming, isRushing })
    const level: TileLevel = { zoom: shownZoom, ratio }
    const seen = seenRect(camera, viewport)
    return takeTiles(level, nearestFirst(tilesTouching(pixelsAround(level, seen)), lookedAt(view, level)))
  }

  return {
    changed: () => changed,
    mendSeen: (view) => mendInTime(takeSeen(view).filter(isDamaged), options.now() + budgetMs.resting),
    mendUrgent(view) {
      const { patience = 'none' } = view
      if (patience === 'letter') return false
      if (patience === 'writing' && wasWhole && unshown.isKnown()) return true
      const urgent = takeSeen(view).filter(({ isUrgent }) => isUrgent)
      return mendInTime(urgent, options.now() + urgentMs[patience], patience === 'writing')
    },
    draw(context, view, ground) {
      const { camera, ratio, isZooming, isRushing = false, patience = 'none' } = view
      const isHurried = patience === 'writing' || patience === 'letter'
      const budget = isZooming ? 'zooming' : isOpening ? 'opening' : isHurried ? 'writing' : 'resting'
      const deadline = options.now() + budgetMs[budget]
      const tiles = takeSeen(view)
      const level: TileLevel = { zoom: shownZoom ?? camera.zoom, ratio }
      const screen: Screen = { camera: fromCorner(view), ratio }
      const isKept = ground?.isKept === true && wasWhole && level.zoom === camera.zoom
      const isAllSaid = isKept && unshown.isKnown()
      const parts = unshown.partsIn(pixelsAround(level, seenRect(camera, view.viewport)), level)
      const isFarBehind = tiles.filter(({ isUrgent }) => isUrgent).length > fewTiles && parts.length > 0
      if (isAllSaid && (isHurried || isFarBehind)) {
        // Tiles are mended when there is time: here it is painted once, and not for each tile that it lies on.
        paintDirectly(context, parts, { level, screen, ground, content: options })
        unshown.clear()
        changed = parts.map((part) => onScreen(level, part, screen))
        return !isHurried
      }
      const isShown = isAllSaid && parts.length === 0
      const mustMend = !isShown && (patience === 'none' || (isHurried && unshown.isKnown()))
      for (const tile of tiles) if (tile.isUrgent && mustMend) mendTile(tile, options, pool)
      // On the way through the magnifications it is what stands in where nobody was, and must not be let go of for what nobody paints.
      if (isZooming) takeOverview({ zoom: camera.zoom, ratio })
      const missing = tiles.filter((tile) => !tile.isPainted)
      const standIns = findStandIns(level, missing, { shelf, hasAny: options.hasAny })
      const damaged = tiles.filter(isDamagedPicture)
      // Something where there is nothing comes before something newer.
      const waiting = isRushing
        ? standIns.filter(({ isWhole }) => !isWhole).map(({ tile }) => tile)
        : [...missing, ...damaged]
      const startedAt = options.now()
      const isDone = (!isZooming || startedAt >= restsUntil) && mendInTime(waiting, deadline, isHurried)
      isOpening &&= !isDone && !isZooming
      restsUntil = Math.max(restsUntil, startedAt + (options.now() - startedAt) / zoomingPart)
      const news = isKept ? newsOnScreen(tiles, screen) : null
      changed = news
      wasWhole = level.zoom === camera.zoom && tiles.every(({ isPainted }) => isPainted)
      if (news?.length !== 0) drawParts(context, news, { tiles, standIns, screen, ground })
      if (isDone && wasWhole) unshown.clear()
      else if (!isShown) unshown.addAll()
      shelf.shrink(Math.max(fewestKept, Math.ceil(tiles.length * keptPart)))
      return !isDone || (isRushing && missing.length + damaged.length > waiting.length)
    },
    paintAhead({ camera, viewport, ratio }) {
      const level: TileLevel = { zoom: camera.zoom, ratio }
      const around = grownRect(pixelsAround(level, seenRect(camera, viewport)), aheadPixels)
      const hidden = [...takeOverview(level), ...takeTiles(level, tilesTouching(around))].filter(isDamaged)
      const isQuiet = options.now() - damagedAt > quietMs
      const waiting = hidden.filter((tile) => isQuiet || !tile.isPainted)
      mendInTime(waiting, options.now() + budgetMs.ahead)
      return hidden.some(isDamaged)
    },
    damage(part, isUrgent) {
      damagedAt = options.now()
      unshown.add(part)
      shelf.damage(part, isUrgent)
    },
    outdate(isUrgent) {
      damagedAt = options.now()
      unshown.addAll()
      shelf.damageAll(isUrgent)
    },
    size: shelf.size,
    close() {
      shelf.close()
      pool.close()
    },
  }
}

interface Drawing {
  readonly tiles: readonly Tile[]
  readonly standIns: readonly StandIn[]
  readonly screen: Screen
  readonly ground: TileGround | undefined
}

/** Draws tiles and what they lie on, in some rectangles of device pixels or everywhere. */
function drawParts(
  context: CanvasRenderingContext2D,
  parts: readonly Rect[] | null,
  { tiles, standIns, screen, ground }: Drawing,
): void {
  context.save()
  if (parts !== null) clipTo(context, parts)
  ground?.paint()
  drawStandIns(context, standIns, screen)
  for (const tile of tiles) {
    const lies = onScreen(tile.level, tile.pixels, screen)
    if (tile.isPainted && (parts?.some((part) => rectsMeet(part, lies)) ?? true)) drawTile(context, tile, screen)
    tile.news = 'none'
  }
  context.restore()
}

function isDamaged(tile: Tile): boolean {
  return tile.damage !== 'none'
}

function isDamagedPicture(tile: Tile): boolean {
  return tile.isPainted && tile.damage !== 'none'
}

/** The camera of a sheet that covers but a part of what is seen. */
function fromCorner({ camera, ratio, corner: [left, top] = [0, 0] }: TileView): Camera {
  const scale = camera.zoom * ratio
  return { ...camera, x: camera.x + left / scale, y: camera.y + top / scale }
}

/** The point people look at, in pixels of a level. */
function lookedAt({ camera, viewport, pointer }: TileView, level: TileLevel): readonly [x: number, y: number] {
  const seen = seenRect(camera, viewport)
  const [x, y] = pointer === null ? [seen.x + seen.width / 2, seen.y + seen.height / 2] : screenToBoard(camera, pointer)
  return [x * levelScale(level), y * levelScale(level)]
}

/** A few tiles for the whole board. Levels are doublings, so that a growing board does not ask for another one each time. */
function overviewOf(
  bounds: Rect | undefined,
  ratio: number,
): { readonly level: TileLevel; readonly pixels: Rect } | null {
  if (bounds === undefined) return null
  const zoom = 2 ** Math.floor(Math.log2(overviewPixels / Math.max(1, bounds.width, bounds.height) / ratio))
  const level = { zoom: Math.min(1, zoom), ratio }
  return { level, pixels: pixelsAround(level, bounds) }
}
