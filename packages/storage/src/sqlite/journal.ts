import type { DatabaseSync } from 'node:sqlite'
import { err, ok } from '@samtavle/base'
import { entryDamage, type PageStart } from '../check-entries.ts'
import { DamagedEntryError, type Damage } from '../damaged-entry-error.ts'
import { entryChecksum, noPreviousHash } from '../entry-checksum.ts'
import type { AppendOutcome } from '../group-commit.ts'
import type { JournalEntry, NewEntry, RoomHead } from '../store.ts'
import { blobOf, integerOf, nullableTextOf, textOf, type Row } from './columns.ts'
import type { PageRequest, VerifiedPage } from './messages.ts'
import { packPage, type PackedPage } from './packing.ts'
import type { Rooms } from './rooms.ts'

/** The rows of all rooms. Writing happens inside a transaction that the caller holds. */
export interface Journal {
  append(calls: readonly (readonly NewEntry[])[]): readonly AppendOutcome[]
  /** Puts one entry in the place of all of its room; false when its board is unknown. */
  replace(entry: NewEntry): boolean
  readPage(request: PageRequest): PackedPage
  verifyPage(room: string, fromSeq: number): VerifiedPage
  head(room: string): RoomHead | null
}

/** A page ends after so many rows or bytes, so that appends never wait long behind a large read. */
const maxPageRows = 1000
const maxPageBytes = 1024 * 1024

const wholeRoom = {
  toSeq: Number.MAX_SAFE_INTEGER,
  untilAt: Number.MAX_SAFE_INTEGER,
  limit: Number.MAX_SAFE_INTEGER,
  damaged: 'reject',
} as const

/** Makes the journal over an open database. */
export function createJournal(database: DatabaseSync, rooms: Rooms): Journal {
  const columns = 'seq, at, actor, role, generation, bytes, checksum, previous_hash'
  const insertEntry = database.prepare(`INSERT INTO entry (room, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const selectPage = database.prepare(
    `SELECT ${columns} FROM entry WHERE room = ? AND seq >= ? AND seq <= ? ORDER BY seq LIMIT ?`,
  )
  const selectChecksum = database.prepare('SELECT checksum FROM entry WHERE room = ? AND seq = ?')
  const removeAll = ['entry', 'snapshot', 'snapshot_part', 'volume'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE room = ?`),
  )
  const selectHead = database.prepare('SELECT seq, at FROM entry WHERE room = ? ORDER BY seq DESC LIMIT 1')

  function appendCall(entries: readonly NewEntry[]): AppendOutcome {
    // Looked up before anything is written: one call for an erased board must not cost the calls that share its commit.
    for (const room of new Set(entries.map((entry) => entry.room))) {
      const end = rooms.endForWriting(room)
      if (!end) return err('board-unknown')
      rooms.advance(room, end)
    }
    return ok(entries.map(appendEntry))
  }

  function appendEntry(entry: NewEntry): number {
    const end = rooms.endForWriting(entry.room)
    if (!end) throw new Error(`Broken invariant: room ${entry.room} was there when its call began`)
    const seq = end.seq + 1
    const { at, actor, role, generation, bytes } = entry
    const checksum = entryChecksum({ ...entry, seq, previousHash: end.hash })
    insertEntry.run(end.id, seq, at, actor, role, generation, bytes, checksum, end.hash)
    rooms.advance(entry.room, { id: end.id, seq, hash: checksum })
    return seq
  }

  function replace(entry: NewEntry): boolean {
    const end = rooms.endForWriting(entry.room)
    if (!end) return false
    for (const remove of removeAll) remove.run(end.id)
    rooms.advance(entry.room, { id: end.id, seq: 0, hash: noPreviousHash })
    appendEntry(entry)
    return true
  }

  /** Goes over the rows of one page while `visit` wants to; true when the page was full, so that more rows may follow. */
  function sweep({ room, fromSeq, toSeq, limit }: PageRequest, visit: (entry: JournalEntry) => boolean): boolean {
    const id = rooms.idOf(room)
    if (id === null) return false
    let rows = 0
    let bytes = 0
    // Leaving this loop in any way ends the statement; left half read, it would keep the log from ever being cut.
    for (const row of selectPage.iterate(id, fromSeq, toSeq, Math.min(limit, maxPageRows))) {
      const entry = rowToEntry(room, row)
      if (!visit(entry)) return false
      rows += 1
      bytes += entry.bytes.length
      if (bytes >= maxPageBytes) return true
    }
    return rows === maxPageRows
  }

  function startOf(room: string, seq: number): PageStart {
    if (seq <= 1) return { seq: 0, hash: noPreviousHash }
    const id = rooms.idOf(room)
    const row = id === null ? undefined : selectChecksum.get(id, seq - 1)
    return { seq: seq - 1, hash: row ? blobOf(row, 'checksum') : null }
  }

  return {
    append: (calls) => calls.map(appendCall),
    replace,
    readPage(request) {
      const entries: JournalEntry[] = []
      let before: PageStart = startOf(request.room, request.fromSeq)
      const isFull = sweep(request, (entry) => {
        const damage = entryDamage(entry, before)
        if (damage && request.damaged === 'reject') throw new DamagedEntryError(request.room, before.seq + 1, damage)
        if (entry.at > request.untilAt) return false
        // Behind a row that is missing or damaged nothing is known to link to, so only the row itself is judged.
        const isWhole = !damage || isWholeAlone(entry, damage)
        if (isWhole) entries.push(entry)
        before = { seq: entry.seq, hash: isWhole ? entry.checksum : null }
        return true
      })
      return packPage(request.room, entries, isFull ? before.seq + 1 : null)
    },
    verifyPage(room, fromSeq) {
      const damaged: number[] = []
      let before: PageStart = startOf(room, fromSeq)
      const isFull = sweep({ ...wholeRoom, room, fromSeq }, (entry) => {
        const isAfterGap = entry.seq > before.seq + 1
        for (let gone = before.seq + 1; gone < entry.seq; gone += 1) damaged.push(gone)
        // Behind a gap nothing is known to link to, so only the row itself is judged.
        if (entryDamage(entry, { seq: entry.seq - 1, hash: isAfterGap ? null : before.hash })) damaged.push(entry.seq)
        before = { seq: entry.seq, hash: entry.checksum }
        return true
      })
      return { damaged, nextSeq: isFull ? before.seq + 1 : null }
    },
    head(room) {
      const id = rooms.idOf(room)
      const row = id === null ? undefined : selectHead.get(id)
      return row ? { seq: integerOf(row, 'seq'), at: integerOf(row, 'at') } : null
    },
  }
}

/** Whether a row that does not follow from the one before it is nevertheless as it was written. */
function isWholeAlone(entry: JournalEntry, damage: Damage): boolean {
  return damage === 'missing' && entryDamage(entry, { seq: entry.seq - 1, hash: null }) === null
}

function rowToEntry(room: string, row: Row): JournalEntry {
  return {
    room,
    seq: integerOf(row, 'seq'),
    at: integerOf(row, 'at'),
    actor: nullableTextOf(row, 'actor'),
    role: textOf(row, 'role'),
    generation: integerOf(row, 'generation'),
    bytes: blobOf(row, 'bytes'),
    checksum: blobOf(row, 'checksum'),
    previousHash: blobOf(row, 'previous_hash'),
  }
}
