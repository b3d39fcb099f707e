import { isRecord, parseEnds, type LinkEnd, type LinkEnds } from '../document/parse.ts'
import { boardPoint, type ItemId } from '../document/schema.ts'
import { ordersAbove } from '../layout/order.ts'
import type { EditContext } from './edit-context.ts'

/** Relating items to each other. */
export interface LinkEdits {
  /**
   * Links one item to another, or to a free point; null when an item is not there, is a link, or is the other. A pair has one
   * link in each direction: linking again says how they are related now, and brings back a link that was taken away.
   */
  link(from: ItemId, to: LinkEnd, as: LinkEnds['as']): ItemId | null
  /** Leads one end of a link to another item or a free point, with its word; null when no such link can be, and then nothing changes. */
  relink(id: ItemId, end: 'from' | 'to', to: LinkEnd): ItemId | null
  /** Moves the free ends of these links; ends on items stay there. */
  moveFreeEnds(ids: readonly ItemId[], by: readonly [dx: number, dy: number]): void
  /** Takes a link away restorably, one that has lost an end too. */
  unlink(id: ItemId): void
}

/** Makes the edits that link items. */
export function createLinkEdits(context: EditContext): LinkEdits {
  const { roots, actor, now, edit, whole } = context
  /** Whether something can be linked so: items that are there, and two different ones. */
  const canBe = ({ from, to }: LinkEnds): boolean => {
    const ids = [from, to].filter(isItemId)
    const items = whole(ids).filter(({ kind }) => kind !== 'link')
    return items.length === ids.length && from !== to
  }
  return {
    link(from, to, as) {
      const ends = { from, to, as }
      if (!canBe(ends)) return null
      const id = pairId(ends) ?? context.newId()
      edit(() => writeLink(context, id, ends))
      return id
    },
    relink(id, end, to) {
      const [link] = whole([id])
      if (link?.ends === undefined) return null
      const ends = { ...link.ends, [end]: to }
      if (!canBe(ends)) return null
      // A link that already has a name of its own keeps it while an end is free.
      const next = pairId(ends) ?? (pairId(link.ends) === null ? id : context.newId())
      const label = roots.facts.get(`${id}/label`)
      edit(() => {
        writeLink(context, next, ends)
        if (next === id) return
        if (label !== undefined) roots.facts.set(`${next}/label`, label)
        roots.gone.set(id, { by: actor, at: now() })
      })
      return next
    },
    moveFreeEnds(ids, by) {
      const links = whole(ids).flatMap(({ id, ends }) => (ends !== undefined && hasFreeEnd(ends) ? [{ id, ends }] : []))
      if (links.length === 0 || (by[0] === 0 && by[1] === 0)) return
      edit(() => links.forEach(({ id, ends }) => writeLink(context, id, movedEnds(ends, by))))
    },
    unlink(id) {
      if (!roots.ends.has(id) || roots.gone.has(id)) return
      edit(() => roots.gone.set(id, { by: actor, at: now() }))
    },
  }
}

/** Whether an end of a link is an item and no free point. */
export function isItemId(end: LinkEnd): end is ItemId {
  return typeof end === 'string'
}

/** Whether a link begins or ends on free space. */
export function hasFreeEnd({ from, to }: LinkEnds): boolean {
  return !isItemId(from) || !isItemId(to)
}

/** The ends of a link after its free ones have been moved. */
export function movedEnds({ from, to, as }: LinkEnds, [dx, dy]: readonly [dx: number, dy: number]): LinkEnds {
  const moved = (end: LinkEnd): LinkEnd => (isItemId(end) ? end : boardPoint(end[0] + dx, end[1] + dy))
  return { from: moved(from), to: moved(to), as }
}

/** The one name of a link from an item to an item; null for a link with a free end, which gets a name of its own. */
export function pairId({ from, to }: LinkEnds): ItemId | null {
  return isItemId(from) && isItemId(to) ? (`${from}>${to}` as ItemId) : null
}

/** Writes a link whose ends are there; inside a transaction. */
export function writeLink({ roots, actor, now, orders }: EditContext, id: ItemId, ends: LinkEnds): void {
  // A birth certificate is written once: whoever linked the two first stays the one who did.
  if (!roots.items.has(id)) {
    roots.items.set(id, { kind: 'link', by: actor, at: now() })
    roots.orders.set(id, ordersAbove(orders(), 1)[0])
  }
  const stored = roots.ends.get(id)
  const known = isRecord(stored) ? parseEnds(stored) : null
  if (known === null || JSON.stringify(known) !== JSON.stringify(plainEnds(ends))) roots.ends.set(id, plainEnds(ends))
  if (roots.gone.has(id)) roots.gone.delete(id)
}

function plainEnds({ from, to, as }: LinkEnds): LinkEnds {
  return { from, to, as }
}
