import { boardOfRoom } from './board-of-room.ts'
import { entryChecksum, isSameHash } from './entry-checksum.ts'
import type { Damage } from './damaged-entry-error.ts'
import type { JournalEntry, NewEntry } from './store.ts'

/** The row that a page of rows has to follow: its seq and its checksum. */
export interface ChainEnd {
  readonly seq: number
  readonly hash: Uint8Array
}

/** The row before a page, as far as it is there: without its hash nothing can be said about the link to it. */
export interface PageStart {
  readonly seq: number
  readonly hash: Uint8Array | null
}

/** Says what is wrong with one row given the row before it; null when it holds. */
export function entryDamage(entry: JournalEntry, before: PageStart): Damage | null {
  if (entry.seq !== before.seq + 1) return 'missing'
  if (!isSameHash(entry.checksum, entryChecksum(entry))) return 'checksum'
  if (before.hash && !isSameHash(entry.previousHash, before.hash)) return 'chain'
  return null
}

/** Throws on an entry that no caller of ours can mean; what people send is checked long before it gets here. */
export function assertStorable(entry: NewEntry): void {
  if (boardOfRoom(entry.room) === '')
    throw new TypeError(`An entry needs a room that names its board, not "${entry.room}"`)
  if (!Number.isSafeInteger(entry.at))
    throw new TypeError(`An entry of room ${entry.room} needs whole milliseconds, not ${entry.at}`)
  if (!Number.isSafeInteger(entry.generation) || entry.generation < 0) {
    throw new TypeError(`An entry of room ${entry.room} needs a generation from 0, not ${entry.generation}`)
  }
}
