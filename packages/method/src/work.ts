import {
  factOf,
  readingOrder,
  type BoardView,
  type ItemId,
  type ItemKind,
  type LinkEnds,
  type WholeItem,
  type Zone,
} from '@samtavle/board'

/** A view never changes, everything that is read from it begins here, and putting thousands of items in order takes its time. */
const itemsByView = new WeakMap<BoardView, readonly WholeItem[]>()

/** Every whole item that can be read, links aside, in reading order. */
export function wholeItems(view: BoardView): readonly WholeItem[] {
  const known = itemsByView.get(view)
  if (known !== undefined) return known
  const whole = [...view.items.values()].filter((item) => item.state === 'whole')
  const items = readingOrder(whole.filter((item) => item.kind !== 'link'))
  itemsByView.set(view, items)
  return items
}

/** All whole items of one kind, in reading order. */
export function itemsOfKind(view: BoardView, kind: ItemKind): readonly WholeItem[] {
  return wholeItems(view).filter((item) => item.kind === kind)
}

/** A whole item by its id. */
export function wholeItem(view: BoardView, id: ItemId): WholeItem | undefined {
  const item = view.items.get(id)
  return item?.state === 'whole' ? item : undefined
}

/** What people do or plan to do: notes and agreements, but not what is set aside nor what tells of a side gain. */
export function isWork(item: WholeItem): boolean {
  if (item.kind !== 'note' && item.kind !== 'agreement') return false
  return !isParked(item) && factOf(item, 'gain') === undefined
}

/** Whether it was set aside for later. */
export function isParked(item: WholeItem): boolean {
  return factOf(item, 'parked') !== undefined
}

/** The work that lies in a zone, in reading order. */
export function workIn(view: BoardView, zone: Zone): readonly WholeItem[] {
  return wholeItems(view).filter((item) => item.zone === zone && isWork(item))
}

/** For every item those it leads to by links of one sort, sorted. Links with an end on free space lead nowhere. */
export function targetsBySource(view: BoardView, as: LinkEnds['as']): ReadonlyMap<ItemId, readonly ItemId[]> {
  const targets = new Map<ItemId, ItemId[]>()
  for (const item of view.items.values()) {
    if (item.state !== 'whole' || item.ends?.as !== as) continue
    const { from, to } = item.ends
    if (typeof from === 'string' && typeof to === 'string') targets.set(from, [...(targets.get(from) ?? []), to])
  }
  for (const ids of targets.values()) ids.sort()
  return targets
}

/** For every item those it is linked with, whichever way and however. */
export function neighbours(view: BoardView): ReadonlyMap<ItemId, ReadonlySet<ItemId>> {
  const found = new Map<ItemId, Set<ItemId>>()
  const add = (from: ItemId, to: ItemId): void => void found.set(from, (found.get(from) ?? new Set()).add(to))
  for (const as of ['rests-on', 'relates'] as const) {
    for (const [from, ids] of targetsBySource(view, as)) {
      for (const to of ids) {
        add(from, to)
        add(to, from)
      }
    }
  }
  return found
}
