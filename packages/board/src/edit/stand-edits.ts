import { factOf, parseFact } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'
import { isStandable, wordingOf } from '../document/stand.ts'
import type { WholeItem } from '../read/view.ts'
import type { EditContext } from './edit-context.ts'

/**
 * Taking a stand: mine, and nobody else's. No call here takes an actor, and the relay refuses a stand under another's key.
 * Holding a ground rule or an agreement is agreeing to it; reserving is raising a concern.
 */
export interface StandEdits {
  hold(id: ItemId): void
  /** Notes my reservation and why; one without a reason is none and changes nothing. */
  reserve(id: ItemId, reason: string): void
  /** Takes my own stand back. */
  withdraw(id: ItemId): void
  /** Asks everybody to hold an item anew, and says why. Anyone may, at any time; reservations stay. */
  reopen(id: ItemId, reason: string): void
}

/** Makes the edits that take stands. */
export function createStandEdits({ roots, board, actor, now, edit }: EditContext): StandEdits {
  const standable = (id: ItemId): WholeItem | undefined => {
    const item = board.item(id)
    return item?.state === 'whole' && isStandable(item.kind) ? item : undefined
  }
  const write = (id: ItemId, stand: (item: WholeItem) => object): void => {
    const item = standable(id)
    if (item === undefined || actor === null) return
    edit(() => roots.stands.set(`${id}/${actor}`, stand(item)))
  }
  return {
    hold: (id) => write(id, (item) => ({ hold: true, at: afterReopening(item, now()), wording: wordingOf(item.text) })),
    reserve(id, reason) {
      if (reason.trim() !== '') write(id, () => ({ reserve: reason.trim(), at: now() }))
    },
    withdraw(id) {
      const key = `${id}/${actor}`
      if (actor !== null && roots.stands.has(key)) edit(() => roots.stands.delete(key))
    },
    reopen(id, reason) {
      const item = standable(id)
      if (item === undefined) return
      edit(() => roots.facts.set(`${id}/reopened`, { by: actor, at: afterHolds(item, now()), reason: reason.trim() }))
    },
  }
}

/** Devices disagree about the time: a hold given after a reopening that this device has seen is later than it, whatever the clock says. */
function afterReopening(item: WholeItem, now: number): number {
  const reopened = factOf(item, 'reopened')
  return reopened === undefined ? now : Math.max(now, reopened.at + 1)
}

/** For the same reason a reopening is later than every hold that this device has seen; a time no clock can show is passed over. */
function afterHolds(item: WholeItem, now: number): number {
  const latest = Math.max(now, ...[...item.stands.values()].map(({ at }) => at))
  return parseFact('reopened', { at: latest }) === undefined ? now : latest
}
