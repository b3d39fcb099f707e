import { randomId, type Clock, type RandomBytes } from '@samtavle/base'
import * as Y from 'yjs'
import type { Edits, NewNote } from './edits.ts'
import { axisReaching, freePlaces } from '../layout/free-space.ts'
import { compareOrder, ordersAbove, ordersBelow } from '../layout/order.ts'
import { parseLook, parseOrder } from '../document/parse.ts'
import { readingOrder } from '../layout/reading-order.ts'
import { rootsOf, type Roots } from '../document/roots.ts'
import { boardPoint, noteSize, type ActorId, type BoardPoint, type ItemId } from '../document/schema.ts'
import type { BoardReader, WholeItem } from '../read/view.ts'

/** What edits need from outside. */
export interface EditsOptions {
  readonly doc: Y.Doc
  /** The reading of the same document that this client already holds. */
  readonly board: BoardReader
  /** Who edits; null writes items without an author. */
  readonly actor: ActorId | null
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** Makes the writer of one client. In a document of a newer schema it writes nothing: old code must not harm new boards. */
export function createEdits(options: EditsOptions): Edits {
  const { doc, board, actor, clock } = options
  const roots = rootsOf(doc)
  const origin = Object.freeze({ name: 'edit' })
  const textOrigin = Object.freeze({ name: 'typing' })

  const edit = (change: () => void): void => {
    if (board.meta().writable) doc.transact(change, origin)
  }
  const here = (ids: Iterable<ItemId>): readonly ItemId[] => [...ids].filter((id) => board.item(id) !== undefined)
  const whole = (ids: Iterable<ItemId>): readonly WholeItem[] =>
    [...ids].map((id) => board.item(id)).filter((item): item is WholeItem => item?.state === 'whole')

  const addNotes = (notes: readonly NewNote[]): readonly ItemId[] => {
    const orders = ordersAbove(currentOrders(roots), notes.length)
    const ids = notes.map(() => randomId(options.randomBytes) as ItemId)
    edit(() =>
      notes.forEach((note, index) => {
        writeNote(roots, ids[index] as ItemId, { by: actor, at: clock.now(), ...note, order: orders[index] ?? '' })
      }),
    )
    return ids
  }

  const growAxis = (bottom: number): void => {
    const { axis } = board.meta()
    const grown = axisReaching(axis, bottom)
    if (grown !== axis) roots.meta.set('axis', grown)
  }

  return {
    origin,
    textOrigin,
    addNote: (note) => addNotes([note])[0] as ItemId,
    addNotes,
    addNotesToZone(zone, notes) {
      const { places, bottom } = freePlaces(
        board.view(),
        zone,
        notes.map((note) => note.text ?? ''),
      )
      let ids: readonly ItemId[] = []
      edit(() => {
        growAxis(bottom)
        ids = addNotes(notes.map((note, index) => ({ ...note, place: places[index] as BoardPoint })))
      })
      return ids
    },
    moveItems(moves) {
      edit(() => {
        for (const id of here(moves.keys())) roots.places.set(id, [...(moves.get(id) as BoardPoint)])
      })
    },
    moveToZone(ids, zone) {
      const moved = readingOrder(whole(ids)).filter((item) => item.zone !== zone)
      const { places, bottom } = freePlaces(
        board.view(),
        zone,
        moved.map((item) => item.text),
      )
      edit(() => {
        growAxis(bottom)
        moved.forEach((item, index) => roots.places.set(item.id, [...(places[index] as BoardPoint)]))
      })
    },
    resizeItem(id, { width, height, place }) {
      edit(() => {
        if (here([id]).length === 0) return
        roots.looks.set(id, { ...lookValue(roots, id), w: Math.round(width), h: Math.round(height) })
        roots.places.set(id, [...place])
      })
    },
    recolorItems(ids, color) {
      edit(() => {
        for (const id of here(ids)) roots.looks.set(id, { ...lookValue(roots, id), color })
      })
    },
    duplicateItems(ids, [dx, dy]) {
      const originals = whole(ids)
        .filter((item) => item.kind === 'note')
        .toSorted(compareOrder)
      return addNotes(
        originals.map((item) => ({
          place: boardPoint(item.place[0] + dx, item.place[1] + dy),
          text: item.text,
          color: item.color,
          width: item.width,
          height: item.height,
        })),
      )
    },
    removeItems(ids) {
      edit(() => {
        for (const id of here(ids)) roots.gone.set(id, { by: actor, at: clock.now() })
      })
    },
    restoreItems(ids) {
      edit(() => {
        for (const id of ids) roots.gone.delete(id)
      })
    },
    raiseItems(ids) {
      const items = whole(ids).toSorted(compareOrder)
      const orders = ordersAbove(currentOrders(roots), items.length)
      edit(() => items.forEach((item, index) => roots.orders.set(item.id, orders[index])))
    },
    lowerItems(ids) {
      const items = whole(ids).toSorted(compareOrder)
      const orders = ordersBelow(currentOrders(roots), items.length)
      edit(() => items.forEach((item, index) => roots.orders.set(item.id, orders[index])))
    },
    spliceText(id, splice) {
      const text = roots.texts.get(id)
      if (!(text instanceof Y.Text) || !board.meta().writable) return
      const index = Math.min(splice.index, text.length)
      const remove = Math.min(splice.remove, text.length - index)
      doc.transact(() => {
        if (remove > 0) text.delete(index, remove)
        if (splice.insert !== '') text.insert(index, splice.insert)
      }, textOrigin)
    },
    sharedText(id) {
      const text = roots.texts.get(id)
      return text instanceof Y.Text ? text : undefined
    },
    setTitle(title) {
      edit(() => roots.meta.set('title', title))
    },
  }
}

type WrittenNote = NewNote & { readonly by: ActorId | null; readonly at: number; readonly order: string }

/** Writes every facet of a new note. Its text is created here, in the same transaction, or two people would each create one. */
function writeNote(roots: Roots, id: ItemId, note: WrittenNote): void {
  roots.items.set(id, { kind: 'note', by: note.by, at: note.at })
  roots.places.set(id, [...note.place])
  roots.looks.set(id, { w: note.width ?? noteSize, h: note.height ?? noteSize, color: note.color ?? 'straw' })
  roots.orders.set(id, note.order)
  roots.texts.set(id, new Y.Text(note.text ?? ''))
  for (const [name, value] of note.facts ?? []) roots.facts.set(`${id}/${name}`, value)
}

/** The look as stored, so that fields a newer version wrote are kept; repaired where a peer wrote nonsense. */
function lookValue(roots: Roots, id: ItemId): Record<string, unknown> {
  const stored = roots.looks.get(id)
  const { width, height, color } = parseLook(stored)
  const kept = typeof stored === 'object' && stored !== null && !Array.isArray(stored) ? stored : {}
  return { ...kept, w: width, h: height, color }
}

function* currentOrders(roots: Roots): Iterable<string> {
  for (const order of roots.orders.values()) yield parseOrder(order)
}
