import type { ItemView } from '@samtavle/board'

/** Whether somebody wrote an item. */
export function isBy(view: ItemView, actorId: string): boolean {
  return view.state === 'whole' && view.by === actorId
}
