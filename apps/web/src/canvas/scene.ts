import { createListeners, type Unsubscribe } from '@samtavle/base'
import { compareOrder, noteSize, type BoardPoint, type BoardReader, type ItemId, type ItemView } from '@samtavle/board'
import { exactBoardPoint } from './camera.ts'
import { settingOf, type ItemSetting } from './item-setting.ts'
import { distanceToLine } from './link-line.ts'
import { boundsOf, grownRect, rectHolds, type Rect } from './rect.ts'
import { createSpatialIndex } from './spatial-index.ts'
import type { MeasureText } from './text/layout.ts'

/** An item with everything needed to draw it, the same object until something of it changes. */
export interface SceneItem {
  readonly id: ItemId
  readonly view: ItemView
  readonly setting: ItemSetting
}

/** What one change of the board did to the scene. */
export interface SceneChange {
  readonly ids: readonly ItemId[]
  readonly removed: readonly ItemId[]
  /** True when I made it, also by undo. */
  readonly local: boolean
  /** The changed items as they were. */
  readonly before: ReadonlyMap<ItemId, SceneItem>
}

/** The board laid out: what the painter paints and the pointer hits. */
export interface Scene {
  item(id: ItemId): SceneItem | undefined
  all(): Iterable<SceneItem>
  /** Everything that touches a rectangle, from the bottom of the board to the top. */
  inRect(rect: Rect): readonly SceneItem[]
  /** What lies uppermost at a point; lines are caught within `reach` board units. */
  topmostAt(point: BoardPoint, reach?: number): SceneItem | undefined
  links(): readonly SceneItem[]
  /** Around everything; undefined when the board is empty. */
  bounds(): Rect | undefined
  watch(listener: (change: SceneChange) => void): Unsubscribe
  /** Lays everything out again: another font has arrived. */
  relayout(measure: MeasureText): void
  close(): void
}

/** Lays out a board and keeps doing so, item by item. */
export function createScene(board: BoardReader, firstMeasure: MeasureText): Scene {
  const items = new Map<ItemId, SceneItem>()
  const strays = new Set<ItemId>()
  const index = createSpatialIndex<ItemId, SceneItem>()
  const listeners = createListeners<[SceneChange]>()
  let measure = firstMeasure
  let ranks: ReadonlyMap<ItemId, number> | null = null

  const boxOf = (id: ItemId): Rect | undefined => items.get(id)?.setting.box
  const set = (view: ItemView): SceneItem => {
    if (view.place === null) strays.add(view.id)
    const strayPlace = strayPlaceOf(board, strays, view.id)
    return { id: view.id, view, setting: settingOf(view, { measure, strayPlace, boxOf }) }
  }
  const layOutAll = (): void => {
    items.clear()
    ranks = null
    for (const view of endsFirst(board.view().items.values())) items.set(view.id, set(view))
    index.putAll(Array.from(items.values(), (item) => [item.id, item.setting.box, item]))
  }
  const update = (id: ItemId): void => {
    const before = items.get(id)
    const view = board.item(id)
    if (view === before?.view) return
    if (before === undefined || view === undefined || orderOf(before.view) !== orderOf(view)) ranks = null
    strays.delete(id)
    if (view === undefined) {
      items.delete(id)
      index.remove(id)
      return
    }
    const item = set(view)
    items.set(id, item)
    index.put(id, item.setting.box, item)
  }
  const rankOf = (item: SceneItem): number => {
    ranks ??= ranksOf(items.values())
    return ranks.get(item.id) ?? 0
  }
  layOutAll()
  const stop = board.watchItems(({ added, changed, removed, local }) => {
    const ids = linksLast([...added, ...changed, ...removed], board)
    const before = new Map<ItemId, SceneItem>()
    for (const id of ids) {
      const item = items.get(id)
      if (item !== undefined) before.set(id, item)
      update(id)
    }
    listeners.notify({ ids, removed, local, before })
  })

  return {
    item: (id) => items.get(id),
    all: () => items.values(),
    inRect: (rect) => index.inRect(rect).toSorted((a, b) => rankOf(a) - rankOf(b)),
    topmostAt(point, reach = 0) {
      const touched = index.inRect(grownRect({ x: point[0], y: point[1], width: 0, height: 0 }, reach))
      const hit = touched
        .filter(({ setting }) => isHit(setting, point, reach))
        .toSorted((a, b) => rankOf(b) - rankOf(a))
      // Lines lie under papers, whatever their order.
      return hit.find((item) => item.setting.line === undefined) ?? hit.at(0)
    },
    links: () => [...items.values()].filter((item) => isLink(item.view)),
    bounds: () => boundsOf(Array.from(items.values(), (item) => item.setting.box)),
    watch: listeners.add,
    relayout(next) {
      measure = next
      const ids = [...items.keys()]
      ids.forEach((id) => index.remove(id))
      layOutAll()
      listeners.notify({ ids, removed: [], local: true, before: new Map() })
    },
    close: stop,
  }
}

/** Where items without a place are shown: in a row above the axis, so that nothing is invisible and nothing is covered. */
function strayPlaceOf(board: BoardReader, strays: ReadonlySet<ItemId>, id: ItemId): BoardPoint {
  const { axis } = board.meta()
  const position = [...strays].indexOf(id)
  return exactBoardPoint(axis.understand[0] + noteSize / 2 + position * noteSize * 1.2, axis.y[0] - noteSize * 1.6)
}

/** Whether an item is a link between others. */
export function isLink(view: ItemView): boolean {
  return view.state === 'whole' && view.kind === 'link'
}

function isHit(setting: ItemSetting, point: BoardPoint, reach: number): boolean {
  return setting.line === undefined ? rectHolds(setting.box, point) : distanceToLine(setting.line, point) <= reach
}

/** Links are laid out when what they link has its place. */
function endsFirst(views: Iterable<ItemView>): readonly ItemView[] {
  return [...views].toSorted((a, b) => Number(isLink(a)) - Number(isLink(b)))
}

function linksLast(ids: readonly ItemId[], board: BoardReader): readonly ItemId[] {
  const isLinkId = (id: ItemId): boolean => {
    const view = board.item(id)
    return view !== undefined && isLink(view)
  }
  return ids.some(isLinkId) ? ids.toSorted((a, b) => Number(isLinkId(a)) - Number(isLinkId(b))) : ids
}

function orderOf(view: ItemView): string {
  return view.state === 'whole' ? view.order : ''
}

function ranksOf(items: Iterable<SceneItem>): ReadonlyMap<ItemId, number> {
  const sorted = Array.from(items, ({ id, view }) => ({ id, order: orderOf(view) })).toSorted(compareOrder)
  return new Map(sorted.map(({ id }, rank) => [id, rank]))
}
