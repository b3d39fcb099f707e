import type { ItemId } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Written } from './use-writing.ts'

const begun = new WeakMap<BoardSession, Map<ItemId, Written>>()

/** What I have begun to say and not said yet, by item: a thread that is put away and opened again has it still, in this visit. */
export function begunComments(session: BoardSession): Map<ItemId, Written> {
  const known = begun.get(session) ?? new Map<ItemId, Written>()
  begun.set(session, known)
  return known
}
