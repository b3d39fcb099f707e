import { ContentString, type GC, getItem, getState, Item, type Skip, type Doc, type ID } from 'yjs'
import { createListOrder, type ListOrder } from './list-order.ts'
import type { TakenApart } from './missing.ts'

// Yjs believes what an item says of its neighbours, and does not always write down what it made of a lie: a newcomer, and whoever
// replays the journal, would then see another board than those who were there.

/** Whether an update says of something that the document holds that it had other neighbours. Yjs would cut words there, and tell nobody. */
export function contradictsKnown(doc: Doc, { structs }: TakenApart): boolean {
  return structs.some((struct) => {
    const { client, clock } = struct.id
    const state = getState(doc.store, client)
    if (!(struct instanceof Item) || clock >= state) return false
    const known = structAt(doc, struct.id)
    // What was collected has forgotten its neighbours; they may be anybody, but nothing may be cut for their sake.
    if (!(known instanceof Item)) return cutsLetter(doc, after(struct.origin)) || cutsLetter(doc, struct.rightOrigin)
    const origin = known.id.clock === clock ? known.origin : { client, clock: clock - 1 }
    if (!isSame(origin, struct.origin) || !isSame(known.rightOrigin, struct.rightOrigin)) return true
    if (clock + struct.length <= state) return false
    const last = structAt(doc, { client, clock: state - 1 })
    return last instanceof Item && !isInSameList(last, known)
  })
}

/**
 * Whether an update put an item beside others that lie elsewhere, or before what it says it stands behind; asked before its
 * transaction ends, which joins items.
 */
export function liesBesideStrangers(doc: Doc, { structs }: TakenApart): boolean {
  const order = createListOrder()
  return structs.some((struct) => {
    if (!(struct instanceof Item)) return false
    const pieces = piecesOf(doc, struct)
    return pieces.some((piece) => isStrange(doc, piece, struct)) || !liesBetween(doc, struct, { pieces, order })
  })
}

/**
 * Whether what became of an item lies behind its left neighbour and before its right one. Where those two stand the other way round,
 * the place that Yjs finds depends on how it happens to have cut words before, so that replicas come apart for good.
 */
function liesBetween(
  doc: Doc,
  { origin, rightOrigin }: Item,
  { pieces, order }: { readonly pieces: readonly (Item | GC | Skip)[]; readonly order: ListOrder },
): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)]
  if (!(first instanceof Item) || !(last instanceof Item)) return true
  const [left, right] = [origin, rightOrigin].map((id) => (id === null ? null : structAt(doc, id)))
  // What was collected lies nowhere any more; what was joined into one is in order.
  const isBehind = !(left instanceof Item) || left === first || order.isBefore(left, first)
  return isBehind && (!(right instanceof Item) || order.isBefore(last, right))
}

function isStrange(doc: Doc, piece: Item | GC | Skip, struct: Item): boolean {
  if (piece instanceof Item) {
    return [piece.origin, piece.rightOrigin].some((id) => {
      if (id === null) return false
      const neighbour = structAt(doc, id)
      return neighbour instanceof Item && !isInSameList(neighbour, piece)
    })
  }
  return [struct.origin, struct.rightOrigin].some((id) => id !== null && structAt(doc, id) instanceof Item)
}

/** What the document made of an item, in order. */
function piecesOf(doc: Doc, { id, length }: Item): readonly (Item | GC | Skip)[] {
  const pieces: (Item | GC | Skip)[] = []
  for (let clock = id.clock; clock < id.clock + length;) {
    const piece = structAt(doc, { client: id.client, clock })
    pieces.push(piece)
    clock = piece.id.clock + piece.length
  }
  return pieces
}

function isInSameList(one: Item, other: Item): boolean {
  return one.parent === other.parent && one.parentSub === other.parentSub
}

/** Whether a cut before this place would part the two halves of one character. */
function cutsLetter(doc: Doc, id: ID | null): boolean {
  if (id === null || id.clock >= getState(doc.store, id.client)) return false
  const struct = structAt(doc, id)
  if (!(struct instanceof Item) || !(struct.content instanceof ContentString)) return false
  const before = struct.content.str.charCodeAt(id.clock - struct.id.clock - 1)
  return before >= 0xd8_00 && before <= 0xdb_ff
}

function after(id: ID | null): ID | null {
  return id === null ? null : { client: id.client, clock: id.clock + 1 }
}

function isSame(one: ID | null, other: ID | null): boolean {
  return one?.client === other?.client && one?.clock === other?.clock
}

/** Yjs says that it returns an item, and returns whatever lies there. */
function structAt(doc: Doc, id: ID): Item | GC | Skip {
  return getItem(doc.store, id)
}
