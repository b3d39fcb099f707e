import type * as Y from 'yjs'
import { factOf, parseMark, type Mark } from '../document/facts.ts'
import { isRecord, parseWords } from '../document/parse.ts'
import type { ItemId } from '../document/schema.ts'
import type { BoardView, ItemView, WholeItem } from '../read/view.ts'
import { nowKey } from './process-roots.ts'

/**
 * An open inbox: notes that name it are listed beside the board until somebody gives them a place. They lie on free space of their zone
 * all the while, so that whoever knows nothing of inboxes, and everybody once it is closed, finds them there.
 */
export interface Inbox extends Mark {
  readonly id: string
}

/** The inbox that is open, if one is. */
export function inboxIn(doc: Y.Doc): Inbox | null {
  const value = doc.getMap<unknown>('inbox').get(nowKey)
  const mark = parseMark(value)
  const id = isRecord(value) ? parseWords(value['id']) : null
  return mark === null || id === null ? null : Object.freeze({ ...mark, id })
}

/** Whether an item waits in an inbox for a place. */
export function isWaiting(item: ItemView, inboxId: string | null): boolean {
  return inboxId !== null && item.state === 'whole' && factOf(item, 'inbox') === inboxId
}

/** What waits in an inbox, oldest first. */
export function waitingIn({ items }: Pick<BoardView, 'items'>, inboxId: string | null): readonly WholeItem[] {
  const waiting = [...items.values()].filter(
    (item): item is WholeItem => item.state === 'whole' && isWaiting(item, inboxId),
  )
  return waiting.toSorted((a, b) => a.at - b.at || order(a.id, b.id))
}

function order(a: ItemId, b: ItemId): number {
  return a < b ? -1 : 1
}
