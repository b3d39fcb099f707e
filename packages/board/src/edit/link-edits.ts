import { isRecord, type LinkEnd, type LinkEnds } from '../document/parse.ts'
import { ordersAbove } from '../layout/order.ts'
import type { ItemId } from '../document/schema.ts'
import type { EditContext } from './edit-context.ts'

/** Relating items to each other. */
export interface LinkEdits {
  /**
   * Links one item to another; null when one of them is not there, is a link, or is the other. A pair has one link in each
   * direction: linking again says how they are related now, and brings back a link that was taken away.
   */
  link(from: ItemId, to: ItemId, as: LinkEnds['as']): ItemId | null
  /** Leads one end of a link to another item, with its word; null when no such link can be, and then nothing changes. */
  relink(id: ItemId, end: 'from' | 'to', item: ItemId): ItemId | null
  /** Takes a link away restorably, one that has lost an end too. */
  unlink(id: ItemId): void
}

/** Makes the edits that link items. */
export function createLinkEdits(context: EditContext): LinkEdits {
  const { roots, actor, now, edit, whole } = context
  return {
    link(from, to, as) {
      const ends = whole([from, to]).filter((item) => item.kind !== 'link')
      if (from === to || ends.length !== 2) return null
      const id = `${from}>${to}` as ItemId
      edit(() => writeLink(context, id, { from, to, as }))
      return id
    },
    relink(id, end, item) {
      const [link] = whole([id])
      if (link?.ends === undefined) return null
      const from = end === 'from' ? item : link.ends.from
      const to = end === 'to' ? item : link.ends.to
      const ends = whole([from, to].filter(isItemId)).filter(({ kind }) => kind !== 'link')
      const [first, second] = ends
      if (first === undefined || second === undefined || first === second) return null
      const next = `${first.id}>${second.id}` as ItemId
      if (next === id) return id
      const label = roots.facts.get(`${id}/label`)
      const { as } = link.ends
      edit(() => {
        writeLink(context, next, { from: first.id, to: second.id, as })
        if (label !== undefined) roots.facts.set(`${next}/label`, label)
        roots.gone.set(id, { by: actor, at: now() })
      })
      return next
    },
    unlink(id) {
      if (!roots.ends.has(id) || roots.gone.has(id)) return
      edit(() => roots.gone.set(id, { by: actor, at: now() }))
    },
  }
}

function isItemId(end: LinkEnd): end is ItemId {
  return typeof end === 'string'
}

/** Writes a link between two items that are there; inside a transaction. */
export function writeLink({ roots, actor, now, orders }: EditContext, id: ItemId, ends: LinkEnds): void {
  // A birth certificate is written once: whoever linked the two first stays the one who did.
  if (!roots.items.has(id)) {
    roots.items.set(id, { kind: 'link', by: actor, at: now() })
    roots.orders.set(id, ordersAbove(orders(), 1)[0])
  }
  const stored = roots.ends.get(id)
  if (!isRecord(stored) || stored['as'] !== ends.as) roots.ends.set(id, { ...ends })
  if (roots.gone.has(id)) roots.gone.delete(id)
}
