import { err, ok, type Result } from '@samtavle/base'
import {
  boardOfRoom,
  DamagedEntryError,
  type EntryRange,
  type JournalEntry,
  type NewEntry,
  type Store,
  type StoredSnapshot,
  type StoreFailure,
} from '@samtavle/storage'
import { entryDamage } from '@samtavle/storage/check-entries'
import { entryChecksum, isSameHash, noPreviousHash } from '@samtavle/storage/entry-checksum'
import { createGroupCommit, type AppendOutcome } from '@samtavle/storage/group-commit'
import type { Chance } from '../../support/workshop/chance.ts'
import type { Disk } from './disk.ts'
import { encodeCommit, readJournalFile, readTornCommit } from './journal-file.ts'
import { snapshotChecksum } from './snapshot-slot.ts'
import type { ProcessClock } from './timeline.ts'

/** Ways to be careless with a disk; none of them is in the product. */
export interface StoreFlaws {
  /** Answers when the bytes are written and lets the sync come later. */
  readonly answersBeforeSync?: boolean
  readonly takesTornCommits?: boolean
  readonly takesDamagedSnapshots?: boolean
  readonly takesSnapshotsAheadOfJournal?: boolean
}

export interface SimulatedStoreOptions {
  readonly disk: Disk
  readonly clock: ProcessClock
  readonly chance: Chance
  /** Told of rows the moment they are on disk for good. */
  readonly onDurable: (entries: readonly JournalEntry[]) => void
  /** A sync failed: the store writes nothing any more until somebody opens it again. */
  readonly onBroken: () => void
  readonly flaws: StoreFlaws
}

/** How long a write and its sync take: mostly a millisecond or a few, now and then as long as a tired disk needs. */
const diskMs = { quickest: 1, usual: 6, slowest: 250 } as const
/** The longest an append waits for company, as in the SQLite store. */
const maxWindowMs = 16
/** How much later a careless store syncs. */
const lateSyncMs = 120

/**
 * The store of one relay process over a disk that outlives it. Rows, checksums, the chain and the gathering of commits are
 * those of the real stores; what is simulated is the file underneath and the time that it takes.
 */
export function openSimulatedStore(options: SimulatedStoreOptions): Store {
  const { disk, clock, chance, flaws } = options
  const journals = new Map<string, JournalEntry[]>()
  // As in the SQLite store after a failed sync: nobody knows what the disk has until it is opened again.
  let isBroken = false
  let last: Promise<unknown> = Promise.resolve()
  recover()

  function recover(): void {
    const { entries, validSize } = readJournalFile(disk.journal.read())
    const torn = flaws.takesTornCommits === true ? readTornCommit(disk.journal.read(), validSize) : []
    disk.journal.truncate(validSize)
    disk.journal.sync()
    for (const entry of [...entries, ...torn]) keep(entry)
    options.onDurable(entries)
  }

  function keep(entry: JournalEntry): void {
    const journal = journals.get(entry.room) ?? []
    journal.push(entry)
    journals.set(entry.room, journal)
  }

  function passed(): Promise<void> {
    const isSlow = chance.is(0.03)
    const ms = isSlow ? chance.whole(diskMs.usual, diskMs.slowest) : chance.whole(diskMs.quickest, diskMs.usual)
    return new Promise((resolve) => void clock.after(ms, resolve))
  }

  function inOrder<Value>(work: () => Promise<Value> | Value): Promise<Value> {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }

  function failure(): StoreFailure | null {
    if (isBroken) return 'store-unwritable'
    return disk.isFull ? 'store-full' : null
  }

  async function commit(calls: readonly (readonly NewEntry[])[]): Promise<readonly AppendOutcome[]> {
    const failed = failure()
    if (failed !== null) return calls.map(() => err(failed))
    const ends = new Map<string, JournalEntry>()
    const rows = calls.map((call) => call.map((entry) => rowOf(entry, ends)))
    disk.journal.append(encodeCommit(rows.flat()))
    if (flaws.answersBeforeSync === true) {
      clock.after(lateSyncMs, () => becomeDurable(rows.flat()))
    } else {
      await passed()
      if (disk.willSyncFail) {
        disk.willSyncFail = false
        isBroken = true
        options.onBroken()
        return calls.map(() => err('store-unwritable'))
      }
      becomeDurable(rows.flat())
    }
    rows.flat().forEach(keep)
    return rows.map((call) => ok(call.map(({ seq }) => seq)))
  }

  function becomeDurable(rows: readonly JournalEntry[]): void {
    disk.journal.sync()
    options.onDurable(rows)
  }

  function rowOf(entry: NewEntry, ends: Map<string, JournalEntry>): JournalEntry {
    const before = ends.get(entry.room) ?? journals.get(entry.room)?.at(-1)
    const fields = {
      ...entry,
      bytes: Uint8Array.from(entry.bytes),
      seq: (before?.seq ?? 0) + 1,
      previousHash: before?.checksum ?? noPreviousHash,
    }
    const row = { ...fields, checksum: entryChecksum(fields) }
    ends.set(entry.room, row)
    return row
  }

  function read(room: string, range: EntryRange): readonly JournalEntry[] {
    const { fromSeq = 1, toSeq = Number.MAX_SAFE_INTEGER, untilAt = Number.MAX_SAFE_INTEGER, limit } = range
    const journal = journals.get(room) ?? []
    const first = Math.max(fromSeq, 1) - 1
    const rows = journal.slice(first, Math.min(toSeq, first + (limit ?? journal.length)))
    const late = rows.findIndex((entry) => entry.at > untilAt)
    const found = late < 0 ? rows : rows.slice(0, late)
    for (const entry of found) {
      const damage = damageOf(journal, entry)
      if (damage !== null) throw new DamagedEntryError(room, entry.seq, damage)
    }
    return found
  }

  function damageOf(journal: readonly JournalEntry[], entry: JournalEntry) {
    if (flaws.takesTornCommits === true) return null
    const hash = journal[entry.seq - 2]?.checksum ?? noPreviousHash
    return entryDamage(entry, { seq: entry.seq - 1, hash })
  }

  function readSnapshot(room: string): StoredSnapshot | null {
    const found = disk.snapshot(room).read()
    if (found === null) return null
    const isAhead = found.seq > (journals.get(room)?.at(-1)?.seq ?? 0)
    if (isAhead && flaws.takesSnapshotsAheadOfJournal !== true) return null
    const isWhole = isSameHash(found.checksum, snapshotChecksum(room, found))
    return isWhole || flaws.takesDamagedSnapshots === true ? { seq: found.seq, bytes: found.bytes } : null
  }

  async function writeSnapshot(room: string, snapshot: StoredSnapshot): Promise<Result<void, StoreFailure>> {
    const failed = failure()
    if (failed !== null) return err(failed)
    const slot = disk.snapshot(room)
    if (snapshot.seq < (slot.read()?.seq ?? 0)) return ok(undefined)
    slot.write(room, snapshot)
    await passed()
    slot.sync()
    return ok(undefined)
  }

  /** Reads the file itself, as the command that verifies a journal does. */
  function verify(room: string): readonly number[] {
    const onDisk = readJournalFile(disk.journal.read()).entries.filter((entry) => entry.room === room)
    const inMemory = journals.get(room) ?? []
    return inMemory.filter((entry, index) => onDisk[index]?.seq !== entry.seq).map(({ seq }) => seq)
  }

  const commits = createGroupCommit({ clock, maxWindowMs, commit: (calls) => inOrder(() => commit(calls)) })

  return {
    ...disk.records,
    append: (entries) => commits.append(entries),
    read: (room, range = {}) => {
      commits.flush()
      return inOrder(() => read(room, range))
    },
    head: (room) =>
      inOrder(() => {
        const end = journals.get(room)?.at(-1)
        return end === undefined ? null : { seq: end.seq, at: end.at }
      }),
    rooms: (boardId) => inOrder(() => [...journals.keys()].filter((room) => boardOfRoom(room) === boardId)),
    readSnapshot: (room) => inOrder(() => readSnapshot(room)),
    writeSnapshot: (room, snapshot) => {
      commits.flush()
      return inOrder(() => writeSnapshot(room, snapshot))
    },
    verify: (room) => inOrder(() => verify(room)),
    async close() {
      commits.flush()
      await last
    },
  }
}
