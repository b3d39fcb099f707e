import type { ItemId } from '@samtavle/board'
import type { Camera } from './camera.ts'
import { paintedBox } from './item-setting.ts'
import type { LiveItems } from './live-items.ts'
import type { Rect } from './rect.ts'
import { isLink, type Scene, type SceneItem } from './scene.ts'
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts'
import { onWholePixels } from './tiles/tile-drawing.ts'
import { levelScale } from './tiles/tile-grid.ts'
import { createTileLayer, type TileLayer, type TileView } from './tiles/tile-layer.ts'
import type { SheetPool } from './tiles/tile.ts'

/*
 * What a hand carries, as tiles of their own that move with the hand: two hundred notes are painted once, when they are lifted, and not
 * in every frame. Only what lies as it lay among its fellows is on them: what others move meanwhile, or write in, is painted by itself.
 */

/** What is in a hand, as one picture. */
export interface HeldSheet {
  /** Follows what is in the hand; true when all of it that is seen has been painted. Until then it is to be painted otherwise. */
  prepare(view: TileView): boolean
  /** Whether an item is on it. */
  has(id: ItemId): boolean
  draw(context: CanvasRenderingContext2D, view: TileView): void
  /** Forgets the picture: the hand is empty, or everything looks different. */
  letGo(): void
}

/** What the sheet is made from. */
export interface HeldSheetOptions {
  readonly scene: Scene
  readonly live: LiveItems
  /** Paints items of the hand where they rest on the board, in this order. */
  readonly paint: (context: CanvasRenderingContext2D, items: readonly SceneItem[], camera: Camera) => void
  /** Milliseconds from any beginning. */
  readonly now: () => number
  /** Where tiles come from; by default from the page. */
  readonly pool?: SheetPool
}

/** So few are painted as quickly as their picture would be drawn, and one alone is written, and so another, ten times a second. */
const fewestItems = 12

/** An item with its place in the order in which the hand's things are painted. */
interface Carried {
  readonly item: SceneItem
  readonly rank: number
}

interface Hand {
  readonly tiles: TileLayer
  readonly index: SpatialIndex<ItemId, Carried>
  readonly items: Map<ItemId, Carried>
}

/** Starts with an empty hand. */
export function createHeldSheet(options: HeldSheetOptions): HeldSheet {
  const { scene, live } = options
  let hand: Hand | null = null
  let by: readonly [dx: number, dy: number] = [0, 0]

  const letGo = (): void => {
    hand?.tiles.close()
    hand = null
  }
  const follow = ({ tiles, index, items }: Hand, carried: ReadonlyMap<ItemId, Carried>): void => {
    for (const [id, { item }] of items) {
      if (carried.get(id)?.item === item) continue
      tiles.damage(paintedBox(item.setting), true)
      items.delete(id)
      index.remove(id)
    }
    for (const [id, now] of carried) {
      if (items.has(id)) continue
      items.set(id, now)
      index.put(id, paintedBox(now.item.setting), now)
      tiles.damage(paintedBox(now.item.setting), true)
    }
  }
  const underHand = (view: TileView): TileView => {
    const { x, y, zoom } = view.camera
    return { ...view, camera: onWholePixels({ x: x - by[0], y: y - by[1], zoom }, view.ratio), pointer: null }
  }
  return {
    prepare(view) {
      const { carried, offset } = carriedBy(scene, live)
      if (carried.size < fewestItems) letGo()
      // A picture that is stretched would be blurred in the one place where everybody looks.
      if (carried.size < fewestItems || view.isZooming) return false
      by = offset
      hand ??= emptyHand(options)
      follow(hand, carried)
      const isWhole = hand.tiles.mendSeen(underHand(view))
      if (isWhole) hand.tiles.paintAhead(underHand(view))
      return isWhole
    },
    has: (id) => hand?.items.has(id) === true,
    draw: (context, view) => void hand?.tiles.draw(context, underHand(view)),
    letGo,
  }
}

function emptyHand({ paint, now, pool }: HeldSheetOptions): Hand {
  const index = createSpatialIndex<ItemId, Carried>()
  const inOrder = (part: Rect): readonly SceneItem[] =>
    index
      .inRect(part)
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ item }) => item)
  const tiles = createTileLayer({
    paint(context, { level, origin: [x, y], part }) {
      const scale = levelScale(level)
      context.scale(level.ratio, level.ratio)
      paint(context, inOrder(part), { x: x / scale, y: y / scale, zoom: level.zoom })
    },
    hasAny: index.hasAny,
    // It is seen from nowhere else.
    bounds: () => undefined,
    now,
    ...(pool === undefined ? {} : { pool }),
  })
  return { tiles, index, items: new Map() }
}

/** What has come equally far from where it rests, with how far that is. */
function carriedBy(
  scene: Scene,
  live: LiveItems,
): { readonly carried: ReadonlyMap<ItemId, Carried>; readonly offset: readonly [dx: number, dy: number] } {
  const carried = new Map<ItemId, Carried>()
  let offset: readonly [dx: number, dy: number] | null = null
  let rank = 0
  for (const id of live.ids()) {
    rank += 1
    const look = live.lookOf(id)
    const item = scene.item(id)
    if (look?.isHeld !== true || look.place === undefined || look.setting !== undefined || look.isEdited === true)
      continue
    if (item === undefined || item.view.place === null || isLink(item.view)) continue
    const [dx, dy] = [look.place[0] - item.view.place[0], look.place[1] - item.view.place[1]]
    offset ??= [dx, dy]
    if (dx === offset[0] && dy === offset[1]) carried.set(id, { item, rank })
  }
  return { carried, offset: offset ?? [0, 0] }
}
