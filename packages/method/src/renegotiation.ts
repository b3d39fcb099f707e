import { type ActorId, type BoardView, type ItemId, type LostLink, type WholeItem } from '@samtavle/board'
import { groundingsOf, type Grounding } from './grounding.ts'

/** Something that might be done to what others rest on. */
export type Renegotiation =
  | { readonly change: 'reopen'; readonly item: ItemId }
  /** Somebody takes back their hold, or turns it into a reservation. */
  | { readonly change: 'let-go'; readonly item: ItemId; readonly actor: ActorId }
  | { readonly change: 'remove'; readonly item: ItemId }

/** The work in Implement that would no longer be grounded after a change, and why, so that it can be seen before it is made. */
export function wouldUnground(view: BoardView, change: Renegotiation): ReadonlyMap<ItemId, Grounding> {
  const before = groundingsOf(view)
  const after = groundingsOf(viewAfter(view, change))
  return new Map([...after].filter(([id, { state }]) => state === 'ungrounded' && before.get(id)?.state === 'grounded'))
}

function viewAfter(view: BoardView, change: Renegotiation): BoardView {
  const item = view.items.get(change.item)
  if (item?.state !== 'whole') return view
  if (change.change === 'remove') return withoutItem(view, item)
  const items = new Map(view.items)
  if (change.change === 'reopen') items.set(item.id, reopened(item))
  else items.set(item.id, { ...item, stands: new Map([...item.stands].filter(([actor]) => actor !== change.actor)) })
  return { ...view, items }
}

/** Reopened just now: later than every hold there is. */
function reopened(item: WholeItem): WholeItem {
  const at = Math.max(0, ...[...item.stands.values()].map((stand) => stand.at))
  return { ...item, facts: new Map([...item.facts, ['reopened', { by: null, at, reason: '' }]]) }
}

function withoutItem(view: BoardView, item: WholeItem): BoardView {
  const items = new Map(view.items)
  const lostLinks = new Map(view.lostLinks)
  items.delete(item.id)
  for (const link of view.items.values()) {
    if (link.state !== 'whole' || link.ends === undefined) continue
    if (link.ends.from !== item.id && link.ends.to !== item.id) continue
    items.delete(link.id)
    lostLinks.set(link.id, { id: link.id, ends: link.ends, lost: [item.id] } satisfies LostLink)
  }
  return { ...view, items, lostLinks }
}
