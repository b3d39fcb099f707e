import { isRecord, parseLook } from '../document/parse.ts'
import type { Roots } from '../document/roots.ts'
import type { BoardPoint, ItemId, NoteColor, Zone } from '../document/schema.ts'
import { drawnHeight, roomInZone } from '../layout/free-space.ts'
import { compareOrder, ordersAbove, ordersBelow } from '../layout/order.ts'
import { sectionOwners, withContents } from '../layout/sections.ts'
import { readingOrder } from '../layout/reading-order.ts'
import type { WholeItem } from '../read/view.ts'
import type { EditContext } from './edit-context.ts'

/** Moving items about and changing how they look. */
export interface ArrangeEdits {
  moveItems(moves: ReadonlyMap<ItemId, BoardPoint>): void
  /** Moves items to free space of a zone, in reading order. */
  moveToZone(ids: readonly ItemId[], zone: Zone): void
  resizeItem(id: ItemId, size: { readonly width: number; readonly height: number; readonly place: BoardPoint }): void
  /** Gives notes one size, around their middles; other kinds have sizes of their own. */
  resizeNotes(ids: readonly ItemId[], side: number): void
  recolorItems(ids: readonly ItemId[], color: NoteColor): void
  raiseItems(ids: readonly ItemId[]): void
  lowerItems(ids: readonly ItemId[]): void
}

/** Makes the edits that arrange items. */
export function createArrangeEdits(context: EditContext): ArrangeEdits {
  const { roots, board, edit, here, whole } = context

  const setOrders = (ids: readonly ItemId[], ordersFor: typeof ordersAbove): void => {
    const items = whole(ids).toSorted(compareOrder)
    const orders = ordersFor(context.orders(), items.length)
    edit(() => items.forEach((item, index) => roots.orders.set(item.id, orders[index])))
  }

  /** What a section holds goes with it, as it lies. */
  const moveWhole = (item: WholeItem, to: BoardPoint): void => {
    const [dx, dy] = [to[0] - item.place[0], to[1] - item.place[1]]
    for (const { id, place } of whole(withContents(board.view(), [item.id])))
      roots.places.set(id, [place[0] + dx, place[1] + dy])
  }

  return {
    moveItems(moves) {
      edit(() => {
        for (const id of here(moves.keys())) roots.places.set(id, [...(moves.get(id) as BoardPoint)])
      })
    },
    moveToZone(ids, zone) {
      const view = board.view()
      const owners = sectionOwners(view)
      const isTaken = (id: ItemId): boolean => ids.includes(owners.get(id) ?? id) && owners.has(id)
      const moved = readingOrder(whole(ids)).filter(
        (item) => item.zone !== zone && item.kind !== 'link' && !isTaken(item.id),
      )
      const boxes = moved.map((item) => ({ width: item.width, height: item.height, drawn: drawnHeight(item) }))
      const { places, bottom } = roomInZone(view, zone, boxes)
      edit(() => {
        context.growAxis(bottom)
        moved.forEach((item, index) => moveWhole(item, places[index] as BoardPoint))
      })
    },
    resizeItem(id, { width, height, place }) {
      edit(() => {
        if (here([id]).length === 0) return
        roots.looks.set(id, { ...lookValue(roots, id), w: Math.round(width), h: Math.round(height) })
        roots.places.set(id, [...place])
      })
    },
    resizeNotes(ids, side) {
      const notes = whole(ids).filter(({ kind }) => kind === 'note')
      edit(() => notes.forEach(({ id }) => roots.looks.set(id, { ...lookValue(roots, id), w: side, h: side })))
    },
    recolorItems(ids, color) {
      edit(() => {
        for (const id of here(ids)) roots.looks.set(id, { ...lookValue(roots, id), color })
      })
    },
    raiseItems: (ids) => setOrders(ids, ordersAbove),
    lowerItems: (ids) => setOrders(ids, ordersBelow),
  }
}

/** The look as stored, so that fields a newer version wrote are kept; repaired where a peer wrote nonsense. */
function lookValue(roots: Roots, id: ItemId): Record<string, unknown> {
  const stored = roots.looks.get(id)
  const { width, height, color } = parseLook(stored)
  // A shared type that a peer put there has insides that must never be copied into a value.
  const kept = isRecord(stored) ? stored : {}
  return { ...kept, w: width, h: height, color }
}
