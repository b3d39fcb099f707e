import { entryDamage } from '../check-entries.ts'
import { isSameHash } from '../entry-checksum.ts'
import type { JournalEntry } from '../store.ts'
import { blobOf } from './columns.ts'
import { openDatabase, type OpenDatabase } from './open-database.ts'
import { openStoreReader, type StoreReader } from './reader.ts'

/** What became of one damaged row. */
export interface RepairedEntry {
  readonly room: string
  readonly seq: number
  /** `lacking`: the backup has no such row either. `foreign`: its row does not link to the rows around the damage. */
  readonly outcome: 'repaired' | 'lacking' | 'foreign'
}

/**
 * Puts rows of a backup in the place of those that are not as they were written, where they fit: their own checksum holds,
 * and so do the links to the whole rows before and after. Refuses, with a `StoreOpenError`, while a relay uses the store.
 */
export function repairStore(path: string, backup: string): readonly RepairedEntry[] {
  const source = openStoreReader(backup)
  try {
    const damaged = damagedIn(path)
    const opened = openDatabase({ path })
    try {
      return damaged.map((place) => ({ ...place, outcome: repairEntry(opened, source, place) }))
    } finally {
      opened.close()
    }
  } finally {
    source.close()
  }
}

interface EntryPlace {
  readonly room: string
  readonly seq: number
}

function damagedIn(path: string): readonly EntryPlace[] {
  const reader = openStoreReader(path)
  try {
    const rooms = reader.boards().flatMap(reader.rooms)
    return rooms.flatMap((room) => reader.verify(room).map((seq) => ({ room, seq })))
  } finally {
    reader.close()
  }
}

function repairEntry(opened: OpenDatabase, source: StoreReader, place: EntryPlace): RepairedEntry['outcome'] {
  const entry = entryAt(source, place)
  if (entry === null) return 'lacking'
  if (!fits(opened, entry)) return 'foreign'
  const { seq, at, actor, role, generation, bytes, checksum, previousHash } = entry
  opened.database
    .prepare(
      `INSERT INTO entry (room, seq, at, actor, role, generation, bytes, checksum, previous_hash)
       SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM room WHERE name = ?
       ON CONFLICT (room, seq) DO UPDATE SET at = excluded.at, actor = excluded.actor, role = excluded.role,
         generation = excluded.generation, bytes = excluded.bytes, checksum = excluded.checksum, previous_hash = excluded.previous_hash`,
    )
    .run(seq, at, actor, role, generation, bytes, checksum, previousHash, place.room)
  return 'repaired'
}

function entryAt(source: StoreReader, { room, seq }: EntryPlace): JournalEntry | null {
  for (const entry of source.entries(room, seq)) if (entry.seq === seq) return entry
  return null
}

/** Neighbours that are damaged themselves say nothing; the ones that are whole have to agree. */
function fits({ database }: OpenDatabase, entry: JournalEntry): boolean {
  if (entryDamage(entry, { seq: entry.seq - 1, hash: null }) !== null) return false
  const select = database.prepare(
    'SELECT checksum, previous_hash FROM entry WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?',
  )
  const before = select.get(entry.room, entry.seq - 1)
  const after = select.get(entry.room, entry.seq + 1)
  const followsBefore = before === undefined || isSameHash(blobOf(before, 'checksum'), entry.previousHash)
  const leadsToAfter = after === undefined || isSameHash(blobOf(after, 'previous_hash'), entry.checksum)
  return followsBefore && leadsToAfter
}
