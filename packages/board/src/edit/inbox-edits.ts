import type { BoardPoint, ItemId, Zone } from '../document/schema.ts'
import { drawnHeight, roomInZone } from '../layout/free-space.ts'
import type { EditContext } from './edit-context.ts'

/** Giving a place to notes that wait in an inbox. */
export interface InboxEdits {
  /** Lays notes on free space of a zone, in the order given, and takes them out of the inbox. */
  placeInZone(ids: readonly ItemId[], zone: Zone): void
  /** Lays a note at a place and takes it out of the inbox. */
  placeAt(id: ItemId, place: BoardPoint): void
}

/** Makes the edits that empty an inbox. */
export function createInboxEdits({ roots, board, edit, whole, growAxis }: EditContext): InboxEdits {
  const place = (id: ItemId, at: BoardPoint): void => {
    roots.places.set(id, [...at])
    if (roots.facts.has(`${id}/inbox`)) roots.facts.delete(`${id}/inbox`)
  }
  return {
    placeInZone(ids, zone) {
      const view = board.view()
      const notes = whole(ids)
      // What it holds free for itself while it waits is free for it now.
      const items = new Map([...view.items].filter(([id]) => !ids.includes(id)))
      const boxes = notes.map((item) => ({ width: item.width, height: item.height, drawn: drawnHeight(item) }))
      const { places, bottom } = roomInZone({ ...view, items }, zone, boxes)
      edit(() => {
        growAxis(bottom)
        notes.forEach(({ id }, index) => place(id, places[index] as BoardPoint))
      })
    },
    placeAt: (id, at) => edit(() => whole([id]).forEach((item) => place(item.id, at))),
  }
}
