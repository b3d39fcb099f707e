import { factOf, factsOf, type BoardView, type ItemId, type ItemView, type WholeItem } from '@samtavle/board'
import type { Me } from '../sync/session.ts'
import type { Scene } from './scene.ts'

/** Whether nobody has written a word on an item, linked it, said anything of it or taken a stand on it. */
export function isBlank(view: BoardView, item: ItemView | undefined): boolean {
  if (item?.state !== 'whole' || item.stands.size > 0 || factsOf(item, 'who').length > 0) return false
  const words = [item.text, ...item.fields.values()]
  if (words.some((text) => text !== '')) return false
  return ![...view.items.values()].some(
    (link) => link.state === 'whole' && (link.ends?.from === item.id || link.ends?.to === item.id),
  )
}

/** Whether an item is a section. */
export function isSection(view: ItemView): view is WholeItem {
  return view.state === 'whole' && view.kind === 'section'
}

/** Whether somebody holds an item still. */
export function isLocked(view: ItemView | undefined): boolean {
  return view?.state === 'whole' && factOf(view, 'locked') !== undefined
}

/** Whether I may open the lock of an item: facilitators' locks are opened by facilitators. */
export function mayUnlock(view: ItemView | undefined, role: Me['role']): boolean {
  if (view?.state !== 'whole') return false
  return role === 'facilitate' || (role !== 'view' && factOf(view, 'locked')?.firm !== true)
}

/** Those of the items that nobody holds still. */
export function unlockedOf(ids: readonly ItemId[], scene: Scene): readonly ItemId[] {
  return ids.filter((id) => !isLocked(scene.item(id)?.view))
}

/** An item with everything of its group: whoever takes one takes all. */
export function groupOf(id: ItemId, scene: Scene): readonly ItemId[] {
  const group = groupName(scene.item(id)?.view)
  if (group === undefined) return [id]
  return Array.from(scene.all())
    .filter(({ view }) => groupName(view) === group)
    .map((item) => item.id)
}

function groupName(view: ItemView | undefined): string | undefined {
  return view?.state === 'whole' ? factOf(view, 'group') : undefined
}
