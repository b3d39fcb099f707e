import type { ItemId, ItemMemory, ItemView } from '@samtavle/board/reading'
import type { TrackStore } from '../tracks/track-store.ts'
import type { EventByTrack } from './moment-roots.ts'

/** Readings of one generation: as many states as a long workshop's items rest in, at some 300 bytes each. Two generations are kept. */
const mostKept = 10_000

/**
 * Remembers how items read at the moments a player came by. Time has one line: the newest event on any of an item's tracks says
 * what stands on all of them, and so that one number names the item's state.
 */
export function createItemMemory(store: TrackStore, eventByTrack: EventByTrack): ItemMemory {
  const tracksById = new Map(store.items.map(({ id, tracks }) => [id, tracks]))
  let itemsByEvent = new Map<number, ItemView>()
  // Forgetting a whole generation costs nothing; forgetting one by one cost more than a step of the film.
  let olderByEvent: ReadonlyMap<number, ItemView> = new Map()
  const newestEvent = (id: ItemId): number => {
    let newest = -1
    for (const track of tracksById.get(id) ?? []) newest = Math.max(newest, eventByTrack[track] ?? -1)
    return newest
  }
  return {
    recall(id) {
      const newest = newestEvent(id)
      return itemsByEvent.get(newest) ?? olderByEvent.get(newest)
    },
    keep(id, item) {
      const newest = newestEvent(id)
      if (newest === -1) return
      if (itemsByEvent.size >= mostKept) {
        olderByEvent = itemsByEvent
        itemsByEvent = new Map()
      }
      itemsByEvent.set(newest, item)
    },
    forget() {
      itemsByEvent = new Map()
      olderByEvent = new Map()
    },
  }
}
