import { randomId, type Clock, type RandomBytes } from '@samtavle/base'
import type * as Y from 'yjs'
import { axisReaching } from '../layout/grow-axis.ts'
import { parseOrder } from '../document/parse.ts'
import { rootsOf, type Roots } from '../document/roots.ts'
import type { ActorId, Axis, ItemId } from '../document/schema.ts'
import type { BoardReader, WholeItem } from '../read/view.ts'

/** What edits need from outside. */
export interface EditsOptions {
  readonly doc: Y.Doc
  /** The reading of the same document that this client already holds. */
  readonly board: BoardReader
  /** Who edits; null writes items without an author, and takes no stands. */
  readonly actor: ActorId | null
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** What every edit is made with. */
export interface EditContext {
  readonly roots: Roots
  readonly board: BoardReader
  readonly actor: ActorId | null
  /** The transaction origin of every edit but typing. */
  readonly origin: object
  /** The transaction origin of typing. */
  readonly textOrigin: object
  now(): number
  newId(): ItemId
  /** Runs a change as one transaction; in a document of a newer schema it does nothing. */
  edit(change: () => void): void
  /** The same for typing. */
  type(change: () => void): void
  /** Those of the ids that are on the board. */
  here(ids: Iterable<ItemId>): readonly ItemId[]
  /** Those of the ids that are whole items. */
  whole(ids: Iterable<ItemId>): readonly WholeItem[]
  orders(): Iterable<string>
  /** Makes the zones (of an axis that was widened, perhaps) reach down to a line on which something is about to be put. */
  growAxis(bottom: number, widened?: Axis): void
}

/** Gathers what the edits of one client share. */
export function createEditContext({ doc, board, actor, clock, randomBytes }: EditsOptions): EditContext {
  const roots = rootsOf(doc)
  const origin = Object.freeze({ name: 'edit' })
  const textOrigin = Object.freeze({ name: 'typing' })
  const transact = (change: () => void, by: object): void => {
    // Old code must not harm new boards.
    if (board.meta().writable) doc.transact(change, by)
  }
  return {
    roots,
    board,
    actor,
    origin,
    textOrigin,
    now: clock.now,
    newId: () => randomId(randomBytes) as ItemId,
    edit: (change) => transact(change, origin),
    type: (change) => transact(change, textOrigin),
    here: (ids) => [...ids].filter((id) => board.item(id) !== undefined),
    whole: (ids) => [...ids].map((id) => board.item(id)).filter((item): item is WholeItem => item?.state === 'whole'),
    *orders() {
      for (const order of roots.orders.values()) yield parseOrder(order)
    },
    growAxis(bottom, widened = board.meta().axis) {
      const grown = axisReaching(widened, bottom)
      if (grown !== board.meta().axis) roots.meta.set('axis', grown)
    },
  }
}
