import type { BoardPoint, ItemId, Zone } from '../document/schema.ts'
import { drawnHeight, isFreeAt, roomInZone, type Box } from '../layout/free-space.ts'
import type { WholeItem } from '../read/view.ts'
import type { EditContext } from './edit-context.ts'

/** Giving a place to notes that wait in an inbox. */
export interface InboxEdits {
  /** Lays notes on free space of a zone and takes them out of the inbox: where they lay already, if that is free, and else in the order given. */
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
      const stays = new Map<ItemId, BoardPoint>()
      for (const note of notes) {
        if (note.zone !== zone || !isFreeAt({ items }, note.place, boxOf(note))) continue
        stays.set(note.id, note.place)
        items.set(note.id, note)
      }
      const others = notes.filter(({ id }) => !stays.has(id))
      const { places, bottom } = roomInZone({ ...view, items }, zone, others.map(boxOf))
      edit(() => {
        growAxis(bottom)
        for (const [id, at] of stays) place(id, at)
        others.forEach(({ id }, index) => place(id, places[index] as BoardPoint))
      })
    },
    placeAt: (id, at) => edit(() => whole([id]).forEach((item) => place(item.id, at))),
  }
}

function boxOf(item: WholeItem): Box {
  return { width: item.width, height: item.height, drawn: drawnHeight(item) }
}
