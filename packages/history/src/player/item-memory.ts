import type { ItemId, ItemMemory, ItemView } from '@samtavle/board/reading'
import type { TrackStore } from '../tracks/track-store.ts'
import type { EventByTrack } from './moment-roots.ts'

/** Readings kept: the states that a long workshop's items rest in, at some 300 bytes each. */
const mostKept = 20_000

/**
 * Remembers how items read at the moments a player came by. Time has one line: the newest event on any of an item's tracks says
 * what stands on all of them, and so that one number names the item's state.
 */
export function createItemMemory(store: TrackStore, eventByTrack: EventByTrack): ItemMemory {
  const tracksById = new Map(store.items.map(({ id, tracks }) => [id, tracks]))
  const itemsByEvent = new Map<number, ItemView>()
  const newestEvent = (id: ItemId): number => {
    let newest = -1
    for (const track of tracksById.get(id) ?? []) newest = Math.max(newest, eventByTrack[track] ?? -1)
    return newest
  }
  return {
    recall: (id) => itemsByEvent.get(newestEvent(id)),
    keep(id, item) {
      const newest = newestEvent(id)
      if (newest !== -1) itemsByEvent.set(newest, item)
      if (itemsByEvent.size <= mostKept) return
      for (const oldest of itemsByEvent.keys()) {
        itemsByEvent.delete(oldest)
        break
      }
    },
    forget: () => itemsByEvent.clear(),
  }
}
