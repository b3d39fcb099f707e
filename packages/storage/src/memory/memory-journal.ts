import { err, ok, type Result } from '@samtavle/base'
import { boardOfRoom } from '../board-of-room.ts'
import { entryDamage, type ChainEnd } from '../check-entries.ts'
import { DamagedEntryError } from '../damaged-entry-error.ts'
import { entryChecksum, noPreviousHash } from '../entry-checksum.ts'
import type { AppendOutcome } from '../group-commit.ts'
import type {
  EntryRange,
  JournalEntry,
  NewEntry,
  RoomHead,
  StoredSnapshot,
  StoredVolume,
  StoreFailure,
} from '../store.ts'

export interface MemoryJournalOptions {
  readonly maxBytes: number
  hasBoard(id: string): boolean
}

/** The rows of all rooms in memory. It hands out the bytes it keeps, and notices when somebody changed them. */
export interface MemoryJournal {
  append(calls: readonly (readonly NewEntry[])[]): Result<readonly AppendOutcome[], StoreFailure>
  replace(entry: NewEntry): Result<void, StoreFailure>
  read(room: string, range: EntryRange): readonly JournalEntry[]
  verify(room: string): readonly number[]
  head(room: string): RoomHead | null
  rooms(boardId: string): readonly string[]
  readSnapshot(room: string): StoredSnapshot | null
  writeSnapshot(room: string, snapshot: StoredSnapshot): Result<void, StoreFailure>
  readVolumes(room: string): readonly StoredVolume[]
  writeVolumes(room: string, from: number, volumes: readonly StoredVolume[]): Result<void, StoreFailure>
  erase(boardId: string): void
}

/** Makes an empty journal. */
export function createMemoryJournal({ maxBytes, hasBoard }: MemoryJournalOptions): MemoryJournal {
  const journals = new Map<string, JournalEntry[]>()
  const snapshots = new Map<string, StoredSnapshot>()
  const volumesByRoom = new Map<string, readonly StoredVolume[]>()
  let usedBytes = 0

  function appendCall(entries: readonly NewEntry[]): AppendOutcome {
    if (!entries.every((entry) => hasBoard(boardOfRoom(entry.room)))) return err('board-unknown')
    return ok(entries.map(appendEntry))
  }

  function appendEntry(entry: NewEntry): number {
    const journal = journals.get(entry.room) ?? []
    const row = {
      ...entry,
      bytes: new Uint8Array(entry.bytes),
      seq: journal.length + 1,
      previousHash: journal.at(-1)?.checksum ?? noPreviousHash,
    }
    journal.push({ ...row, checksum: entryChecksum(row) })
    journals.set(entry.room, journal)
    usedBytes += row.bytes.length
    return row.seq
  }

  function remove(room: string): void {
    usedBytes -= (journals.get(room) ?? []).reduce((sum, entry) => sum + entry.bytes.length, 0)
    journals.delete(room)
    snapshots.delete(room)
    volumesByRoom.delete(room)
  }

  function head(room: string): RoomHead | null {
    const last = journals.get(room)?.at(-1)
    return last ? { seq: last.seq, at: last.at } : null
  }

  return {
    append(calls) {
      const neededBytes = calls.flat().reduce((sum, entry) => sum + entry.bytes.length, 0)
      return usedBytes + neededBytes > maxBytes ? err('store-full') : ok(calls.map(appendCall))
    },
    replace(entry) {
      if (!hasBoard(boardOfRoom(entry.room))) return err('board-unknown')
      remove(entry.room)
      appendEntry(entry)
      return ok(undefined)
    },
    read(room, { fromSeq = 1, toSeq = Number.MAX_SAFE_INTEGER, untilAt = Number.MAX_SAFE_INTEGER, limit, damaged }) {
      const journal = journals.get(room) ?? []
      const first = Math.max(fromSeq, 1) - 1
      const range = journal.slice(first, Math.min(Math.max(toSeq, 0), first + (limit ?? journal.length)))
      const late = range.findIndex((entry) => entry.at > untilAt)
      const entries = late < 0 ? range : range.slice(0, late)
      return entries.filter((entry) => {
        const damage = entryDamage(entry, endBefore(journal, entry))
        if (damage && damaged !== 'skip') throw new DamagedEntryError(room, entry.seq, damage)
        return damage === null
      })
    },
    verify(room) {
      const journal = journals.get(room) ?? []
      return journal.filter((entry) => entryDamage(entry, endBefore(journal, entry))).map((entry) => entry.seq)
    },
    head,
    rooms: (boardId) => [...journals.keys()].filter((room) => boardOfRoom(room) === boardId).toSorted(),
    readSnapshot(room) {
      const snapshot = snapshots.get(room)
      return snapshot && snapshot.seq <= (head(room)?.seq ?? 0) ? snapshot : null
    },
    writeSnapshot(room, snapshot) {
      if (!hasBoard(boardOfRoom(room))) return err('board-unknown')
      const isOlder = snapshot.seq < (snapshots.get(room)?.seq ?? 0)
      if (!isOlder) snapshots.set(room, { seq: snapshot.seq, bytes: new Uint8Array(snapshot.bytes) })
      return ok(undefined)
    },
    readVolumes(room) {
      const volumes = volumesByRoom.get(room) ?? []
      const end = head(room)?.seq ?? 0
      const ahead = volumes.findIndex(({ seq }) => seq > end)
      return ahead === -1 ? volumes : volumes.slice(0, ahead)
    },
    writeVolumes(room, from, volumes) {
      if (!journals.has(room)) return err('board-unknown')
      const kept = volumes.map((volume) => ({ ...volume, bytes: new Uint8Array(volume.bytes) }))
      volumesByRoom.set(room, [...(volumesByRoom.get(room) ?? []).slice(0, from), ...kept])
      return ok(undefined)
    },
    erase(boardId) {
      for (const room of journals.keys()) if (boardOfRoom(room) === boardId) remove(room)
    },
  }
}

function endBefore(journal: readonly JournalEntry[], entry: JournalEntry): ChainEnd {
  const before = journal[entry.seq - 2]
  return { seq: entry.seq - 1, hash: before?.checksum ?? noPreviousHash }
}
