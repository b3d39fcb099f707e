import { isRecord, parseTime } from '../document/parse.ts'
import type { ItemId } from '../document/schema.ts'
import type { StoredVotings } from '../document/voting.ts'
import type { Eyes } from './view.ts'

/** Consent rounds whose answers are not shown to a reader yet, each with the item that it asks about. */
export type UnheardRounds = ReadonlyMap<string, ItemId>

const none: UnheardRounds = new Map()

/** Those that are open and that the reader has not answered: whoever reads what others object to answers that instead of the question. */
export function unheardRoundsOf({ votings, votes }: StoredVotings, eyes: Eyes): UnheardRounds {
  if (eyes === 'all') return none
  const found = new Map<string, ItemId>()
  for (const [id, value] of votings) {
    if (!isRecord(value) || value['kind'] !== 'consent' || parseTime(value['closedAt']) !== null) continue
    const { item } = value
    if (typeof item === 'string' && !votes.has(`${id}/${eyes}`)) found.set(id, item as ItemId)
  }
  return found.size === 0 ? none : found
}
