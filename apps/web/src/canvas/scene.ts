import { createListeners, type Unsubscribe, type Watchable } from '@samtavle/base'
import { noteSize, type BoardPoint, type BoardReader, type ItemId, type ItemView, type Zone } from '@samtavle/board'
import { exactBoardPoint } from './camera.ts'
import type { Covers } from './covers.ts'
import { createFolding, isFoldedSection, type Folding } from './folding.ts'
import { unjudged, type Judgement, type Judgements } from './judgements.ts'
import { paintedBox, sectionEdge, sectionHead, settingOf, type ItemSetting } from './item-setting.ts'
import { isSection } from './item-state.ts'
import { createLinkEnds } from './link-ends.ts'
import { distanceToLine, labelRect } from './link-line.ts'
import { grownRect, rectHolds, rectsMeet, type Rect } from './rect.ts'
import { createSceneSums, type Summed } from './scene-sums.ts'
import { createSpatialIndex, type SpatialIndex } from './spatial-index.ts'
import { createStacking } from './stacking.ts'
import type { MeasureText } from './text/layout.ts'

/** An item with everything needed to draw it, the same object until something of it changes. */
export interface SceneItem {
  readonly id: ItemId
  readonly view: ItemView
  readonly setting: ItemSetting
  /** What the method says of it. */
  readonly judgement: Judgement
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
  topmostAt(point: BoardPoint, reach?: number, accepts?: (item: SceneItem) => boolean): SceneItem | undefined
  /** Everything that paints into a rectangle, shadows and all, from the bottom of the board to the top. */
  paintedIn(rect: Rect): readonly SceneItem[]
  /** Whether anything paints into a rectangle. */
  isPaintedIn(rect: Rect): boolean
  /** Whether an item lies folded away: it is there, and neither painted nor under the hand. */
  isFolded(id: ItemId): boolean
  /** The links that begin or end at an item. */
  linksAt(id: ItemId): readonly SceneItem[]
  size(): number
  /** The zones in which something lies. */
  takenZones(): ReadonlySet<Zone>
  /** Around everything; undefined when the board is empty. */
  bounds(): Rect | undefined
  watch(listener: (change: SceneChange) => void): Unsubscribe
  /** Lays everything out again: another font has arrived. */
  relayout(measure: MeasureText): void
  close(): void
}

/** What says more of an item than it says itself. */
export interface SceneHelpers {
  readonly judgements?: Judgements
  readonly covers?: Pick<Covers, 'of' | 'watch'>
  /** What waits in it is not on the table yet. */
  readonly inbox?: Watchable<string | null>
}

/** Lays out a board and keeps doing so, item by item. */
export function createScene(
  board: BoardReader,
  firstMeasure: MeasureText,
  { judgements, covers, inbox }: SceneHelpers = {},
): Scene {
  const items = new Map<ItemId, SceneItem>()
  const strays = new Set<ItemId>()
  const index = createSpatialIndex<ItemId, SceneItem>()
  const listeners = createListeners<[SceneChange]>()
  const linkEnds = createLinkEnds()
  const stacking = createStacking<SceneItem>()
  const sums = createSceneSums(() => Array.from(items.values(), summedOf))
  const folding = createFolding(board, inbox)
  let measure = firstMeasure

  const boxOf = (id: ItemId): Rect | undefined => items.get(id)?.setting.box
  const set = (view: ItemView, known: SceneItem | undefined): SceneItem => {
    if (view.place === null) strays.add(view.id)
    linkEnds.set(view)
    stacking.set(view)
    const strayPlace = strayPlaceOf(board, strays, view)
    const shown = covers?.of(view) ?? view
    // Under a cover the words are others: nothing of how it was set before holds.
    const setting = settingOf(shown, {
      measure,
      strayPlace,
      boxOf,
      known: shown === view ? known : undefined,
    })
    return { id: view.id, view, setting, judgement: judgements?.of(view.id) ?? unjudged }
  }
  const layOutAll = (): void => {
    items.clear()
    stacking.clear()
    for (const view of endsFirst(board.view().items.values())) items.set(view.id, set(view, undefined))
    folding.refresh(board.view().items.values())
    const drawn = [...items.values()].filter(({ id }) => !folding.has(id))
    index.load(drawn.map((item) => [item.id, paintedBox(item.setting), item]))
    sums.reset(Array.from(items.values(), summedOf))
  }
  const update = (id: ItemId): void => {
    const before = items.get(id)
    const view = board.item(id)
    if (view === before?.view) return
    strays.delete(id)
    if (view === undefined) {
      linkEnds.forget(id)
      stacking.forget(id)
      items.delete(id)
      index.remove(id)
    } else {
      const item = set(view, before)
      items.set(id, item)
      if (!folding.has(id)) index.put(id, paintedBox(item.setting), item)
    }
    const after = items.get(id)
    sums.changed(before && summedOf(before), after && summedOf(after))
  }
  layOutAll()
  const refold = (ids: readonly ItemId[], before: Map<ItemId, SceneItem>): readonly ItemId[] =>
    refolded({ board, folding, items, index }, ids, before)
  const stop = board.watchItems(({ added, changed, removed, local }) => {
    const ids = linksLast([...added, ...changed, ...removed], board)
    const before = new Map<ItemId, SceneItem>()
    for (const id of ids) {
      const item = items.get(id)
      if (item !== undefined) before.set(id, item)
      update(id)
    }
    listeners.notify({ ids: [...ids, ...refold(ids, before)], removed, local, before })
  })
  const redraw = (touched: readonly ItemId[], anew: (item: SceneItem) => SceneItem): void => {
    const change = redrawn(items, touched, anew)
    for (const id of change.ids) {
      const item = items.get(id)
      if (item !== undefined && !folding.has(id)) index.put(id, paintedBox(item.setting), item)
    }
    if (change.ids.length > 0) listeners.notify(change)
  }
  const stopJudging = judgements?.watch((judged) =>
    redraw(judged, (item) => ({ ...item, judgement: judgements.of(item.id) })),
  )
  // Without how it was set before: a note that was covered keeps none of its lines.
  const stopCovering = covers?.watch((ids) => redraw(ids, ({ view }) => set(view, undefined)))
  const stopInbox = inbox?.watch(() => {
    const before = new Map<ItemId, SceneItem>()
    const ids = refold([...items.keys()], before)
    if (ids.length > 0) listeners.notify({ ids, removed: [], local: false, before })
  })

  return {
    item: (id) => items.get(id),
    all: () => items.values(),
    inRect: (rect) => stacking.upwards(index.inRect(rect).filter(({ setting }) => rectsMeet(setting.box, rect))),
    paintedIn: (rect) => stacking.upwards(index.inRect(rect)),
    isPaintedIn: index.hasAny,
    topmostAt(point, reach = 0, accepts = () => true) {
      const touched = index.inRect(grownRect({ x: point[0], y: point[1], width: 0, height: 0 }, reach))
      const hit = stacking.upwards(touched.filter((item) => isHit(item, point, reach) && accepts(item)))
      // Links lie under papers, whatever their order, and a stroke beside which one points does not hide the paper there.
      const isMeant = (item: SceneItem): boolean => !isLink(item.view) && isHit(item, point, reach / 3)
      return hit.findLast(isMeant) ?? hit.at(-1)
    },
    isFolded: folding.has,
    linksAt: (id) => linkEnds.at(id).flatMap((linkId) => items.get(linkId) ?? []),
    size: () => items.size,
    takenZones: sums.takenZones,
    bounds: sums.bounds,
    watch: listeners.add,
    relayout(next) {
      measure = next
      const ids = [...items.keys()]
      layOutAll()
      listeners.notify({ ids, removed: [], local: true, before: new Map() })
    },
    close() {
      for (const end of [stopInbox, stopCovering, stopJudging, stop]) end?.()
    },
  }
}

/** What decides what is on the table, and the table. */
interface Table {
  readonly board: BoardReader
  readonly folding: Folding
  readonly items: ReadonlyMap<ItemId, SceneItem>
  readonly index: SpatialIndex<ItemId, SceneItem>
}

/** Takes what is folded away or waits off the table and puts back what no longer does; answers with what else changed by that. */
function refolded(
  { board, folding, items, index }: Table,
  ids: readonly ItemId[],
  before: Map<ItemId, SceneItem>,
): readonly ItemId[] {
  const views = ids.map((id) => board.item(id)).filter((view) => view !== undefined)
  const changed = folding.refresh(views)
  for (const id of changed) {
    const item = items.get(id)
    if (item === undefined) continue
    if (folding.has(id)) index.remove(id)
    else index.put(id, paintedBox(item.setting), item)
    if (!before.has(id)) before.set(id, item)
  }
  return changed
}

/** Draws items anew of which nothing has changed on the board itself. */
function redrawn(
  items: Map<ItemId, SceneItem>,
  touched: readonly ItemId[],
  anew: (item: SceneItem) => SceneItem,
): SceneChange {
  const before = new Map<ItemId, SceneItem>()
  for (const id of touched) {
    const item = items.get(id)
    if (item === undefined) continue
    before.set(id, item)
    items.set(id, anew(item))
  }
  return { ids: [...before.keys()], removed: [], local: false, before }
}

/** Where items without a place are shown: in a row above the axis, so that nothing is invisible and nothing is covered. */
function strayPlaceOf(board: BoardReader, strays: ReadonlySet<ItemId>, { id, place }: ItemView): BoardPoint {
  if (place !== null) return place
  const { axis } = board.meta()
  const position = [...strays].indexOf(id)
  return exactBoardPoint(axis.understand[0] + noteSize / 2 + position * noteSize * 1.2, axis.y[0] - noteSize * 1.6)
}

/** Whether an item is a link between others. */
export function isLink(view: ItemView): boolean {
  return view.state === 'whole' && view.kind === 'link'
}

/** A section is taken by its title or its edge: what lies in it, and the room between, are not the section. */
function isHit({ view, setting }: SceneItem, point: BoardPoint, reach: number): boolean {
  if (isSection(view) && !isFoldedSection(view)) {
    const inner = grownRect(setting.box, -Math.min(sectionEdge + reach / 2, setting.box.width / 3))
    const isTitle = point[1] <= setting.box.y + sectionHead
    return rectHolds(setting.box, point) && (isTitle || !rectHolds(inner, point))
  }
  const { line, label } = setting
  if (line === undefined) return rectHolds(setting.box, point)
  const drawn = view.state === 'whole' ? (view.stroke?.width ?? 0) / 2 : 0
  return (
    distanceToLine(line, point) <= reach + drawn || (label !== undefined && rectHolds(labelRect(line, label), point))
  )
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

function summedOf({ view, setting }: SceneItem): Summed {
  return { zone: view.zone, box: setting.box }
}
