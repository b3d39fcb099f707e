import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { JournalEntry, StoredSnapshot } from '../store.ts'
import { StoreOpenError } from '../store-open-error.ts'
import { integerOf, textOf } from './columns.ts'
import { createJournal, type Journal } from './journal.ts'
import { digestOf } from './digest.ts'
import { currentVersion } from './migrations.ts'
import { openErrorOf, versionOf } from './open-database.ts'
import { unpackPage } from './packing.ts'
import { createRooms } from './rooms.ts'
import { createSnapshots } from './snapshots.ts'

/** What stands in for a room's snapshot; `ahead` and `broken` ones are never used and made again. */
export type SnapshotState =
  | { readonly state: 'none' | 'broken' | 'ahead' }
  | { readonly state: 'whole'; readonly snapshot: StoredSnapshot }

/** A store file read from outside: by backups and checks, also while a relay writes to it. Everything it does blocks. */
export interface StoreReader {
  /** Ids of all boards that are not being erased. */
  boards(): readonly string[]
  rooms(boardId: string): readonly string[]
  /** The entries of a room up to `toSeq` that are as they were written, oldest first. */
  entries(room: string, toSeq?: number): Iterable<JournalEntry>
  /** The seqs of a room that do not hold, as `Store.verify` lists them. */
  verify(room: string): readonly number[]
  countEntries(room: string): number
  snapshot(room: string): SnapshotState
  /** One hash over the ends of all journals: two stores with the same digest hold the same entries. */
  digest(): string
  /** When the last entry of any board was written, in milliseconds since the epoch; null in an empty store. */
  lastWrittenAt(): number | null
  /** What SQLite finds wrong with the file itself, in its own words; empty when it is sound. */
  faults(): readonly string[]
  close(): void
}

/** Opens a store file for reading. It needs no lock, and says with a `StoreOpenError` when the file is not one of this version. */
export function openStoreReader(path: string): StoreReader {
  const database = openCurrent(path)
  const rooms = createRooms(database)
  const journal = createJournal(database, rooms)
  const snapshots = createSnapshots(database, rooms)
  const selectBoards = database.prepare('SELECT id FROM board WHERE is_erasing = 0 ORDER BY id')
  const selectLast = database.prepare('SELECT max(at) AS at FROM entry')
  const selectCount = database.prepare('SELECT count(*) AS n FROM entry WHERE room = ?')
  const selectSnapshotSeq = database.prepare('SELECT seq FROM snapshot WHERE room = ?')
  const integrity = database.prepare('PRAGMA integrity_check(20)')

  return {
    boards: () => selectBoards.all().map((row) => textOf(row, 'id')),
    rooms: rooms.ofBoard,
    entries: (room, toSeq = Number.MAX_SAFE_INTEGER) => entriesOf(journal, room, toSeq),
    verify: (room) => verifyWhole(journal, room),
    countEntries: (room) => integerOf(selectCount.get(rooms.idOf(room)) ?? {}, 'n'),
    snapshot(room) {
      const row = selectSnapshotSeq.get(rooms.idOf(room))
      if (row === undefined) return { state: 'none' }
      if (integerOf(row, 'seq') > (journal.head(room)?.seq ?? 0)) return { state: 'ahead' }
      const snapshot = snapshots.read(room)
      return snapshot === null ? { state: 'broken' } : { state: 'whole', snapshot }
    },
    digest: () => digestOf(database),
    lastWrittenAt() {
      const at = selectLast.get()?.['at']
      return typeof at === 'number' ? at : null
    },
    faults: () =>
      integrity
        .all()
        .map((row) => textOf(row, 'integrity_check'))
        .filter((line) => line !== 'ok'),
    close: () => database.close(),
  }
}

/** Opens a store file of this or an older version without a right to change it and without a lock. */
export function openReadOnly(path: string): DatabaseSync {
  if (!existsSync(path)) throw new StoreOpenError('unreachable', `There is no store at ${path}.`)
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
    versionOf(database, path)
    return database
  } catch (error) {
    database?.close()
    throw openErrorOf(error, path)
  }
}

function openCurrent(path: string): DatabaseSync {
  const database = openReadOnly(path)
  const version = versionOf(database, path)
  if (version === currentVersion) return database
  database.close()
  throw new StoreOpenError(
    'older',
    `The store ${path} was written by an older Samtavle (its version is ${version}, this one is ${currentVersion}): start the relay on it once.`,
  )
}

function* entriesOf(journal: Journal, room: string, toSeq: number): Generator<JournalEntry> {
  const wholeRoom = { room, toSeq, untilAt: Number.MAX_SAFE_INTEGER, limit: Number.MAX_SAFE_INTEGER }
  for (let fromSeq: number | null = 1; fromSeq !== null;) {
    const page = journal.readPage({ ...wholeRoom, fromSeq, damaged: 'skip' })
    yield* unpackPage(page)
    fromSeq = page.nextSeq
  }
}

function verifyWhole(journal: Journal, room: string): readonly number[] {
  const damaged: number[] = []
  for (let fromSeq: number | null = 1; fromSeq !== null;) {
    const page = journal.verifyPage(room, fromSeq)
    damaged.push(...page.damaged)
    fromSeq = page.nextSeq
  }
  return damaged
}
