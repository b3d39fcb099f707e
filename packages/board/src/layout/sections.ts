import { factOf } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'
import type { BoardView, ItemView, WholeItem } from '../read/view.ts'

/**
 * The section each item belongs to. An item belongs to the smallest section that holds its middle, a section to the smallest
 * one that holds it whole; links belong to none. It follows from places and sizes and is never stored, so that nothing that
 * people do at once can leave an item in a section that it does not lie in.
 */
export function sectionOwners(view: BoardView): ReadonlyMap<ItemId, ItemId> {
  const sections = sectionsFromSmall(view.items.values())
  const owners = new Map<ItemId, ItemId>()
  for (const item of sections.length === 0 ? [] : view.items.values()) {
    const owner = sections.find((section) => owns(section, item))
    if (owner !== undefined) owners.set(item.id, owner.id)
  }
  return owners
}

/** These items and everything that the sections among them hold, at any depth: what moves when they move. */
export function withContents(view: BoardView, ids: Iterable<ItemId>): ReadonlySet<ItemId> {
  const wanted = new Set(ids)
  if (![...wanted].some((id) => isSection(view.items.get(id)))) return wanted
  const owners = sectionOwners(view)
  for (const id of owners.keys()) {
    let owner = owners.get(id)
    while (owner !== undefined && !wanted.has(owner)) owner = owners.get(owner)
    if (owner !== undefined) wanted.add(id)
  }
  return wanted
}

/** What lies in a folded section, at any depth, and the links that end there. */
export function foldedAway(view: BoardView): ReadonlySet<ItemId> {
  const isFolded = (id: ItemId): boolean => {
    const section = view.items.get(id)
    return isSection(section) && factOf(section, 'folded') !== undefined
  }
  const owners = sectionOwners(view)
  const away = new Set<ItemId>()
  for (const id of owners.keys()) {
    let owner = owners.get(id)
    while (owner !== undefined && !isFolded(owner)) owner = owners.get(owner)
    if (owner !== undefined) away.add(id)
  }
  for (const item of away.size === 0 ? [] : view.items.values()) {
    const ends = item.state === 'whole' ? item.ends : undefined
    if (ends !== undefined && [ends.from, ends.to].some((end) => typeof end === 'string' && away.has(end)))
      away.add(item.id)
  }
  return away
}

/** The folded sections that an item lies in, from the inner to the outer. */
export function foldsAround(view: BoardView, id: ItemId): readonly ItemId[] {
  const owners = sectionOwners(view)
  const folds: ItemId[] = []
  for (let owner = owners.get(id); owner !== undefined; owner = owners.get(owner)) {
    const section = view.items.get(owner)
    if (isSection(section) && factOf(section, 'folded') !== undefined) folds.push(owner)
  }
  return folds
}

function isSection(item: ItemView | undefined): item is WholeItem {
  return item?.state === 'whole' && item.kind === 'section'
}

/** Equal sizes are told apart by id, so that no two sections can own each other. */
function sectionsFromSmall(items: Iterable<ItemView>): readonly WholeItem[] {
  const sections = [...items].filter(isSection)
  return sections.toSorted((a, b) => area(a) - area(b) || (a.id < b.id ? -1 : 1))
}

function owns(section: WholeItem, item: ItemView): boolean {
  if (item.place === null || item.id === section.id) return false
  if (item.state === 'whole' && item.kind === 'link') return false
  return isSection(item) ? isLarger(section, item) && holds(section, item) : holdsMiddle(section, item.place)
}

function isLarger(section: WholeItem, other: WholeItem): boolean {
  return area(section) > area(other) || (area(section) === area(other) && section.id > other.id)
}

function holds({ place, width, height }: WholeItem, inner: WholeItem): boolean {
  const [dx, dy] = [Math.abs(inner.place[0] - place[0]), Math.abs(inner.place[1] - place[1])]
  return dx + inner.width / 2 <= width / 2 && dy + inner.height / 2 <= height / 2
}

function holdsMiddle({ place, width, height }: WholeItem, [x, y]: readonly [number, number]): boolean {
  return Math.abs(x - place[0]) <= width / 2 && Math.abs(y - place[1]) <= height / 2
}

function area({ width, height }: WholeItem): number {
  return width * height
}
