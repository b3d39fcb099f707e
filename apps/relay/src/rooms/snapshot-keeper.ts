import type { Store, StoredSnapshot } from '@samtavle/storage'
import type { Log } from '../log.ts'
import { journalBytesIn, writeJournalBytes } from '../workers/snapshot-bytes.ts'
import type { WorkStep } from './step-line.ts'
import { maxEntriesAsTheyLie } from './stored-room.ts'
import type { RoomTask } from './task-book.ts'

/** Which rooms are to rest: small ones, of which so little is stored that they are opened anew in a few milliseconds, or any. */
export type Resting = 'small' | 'any'

/** Keeps a room's snapshot near the end of its journal, so that opening it stays quick. */
export interface SnapshotKeeper {
  /** Notes from which snapshot the room was opened, if from any. */
  opened(snapshot: StoredSnapshot | null): void
  /** Whether so much was written since the last snapshot that a new one is due. */
  isDue(lastSeq: number): boolean
  hasNews(lastSeq: number): boolean
  /** Whether the snapshot is so large, and so little was written since, that reading it is quicker than making another. */
  isWorthReading(lastSeq: number): boolean
  /** Whether the room is one of these, and quickly opened anew; where too much follows the snapshot for that, another one is taken first. */
  mayRest(which: Resting, lastSeq: number): boolean
  /** Asks the worker for a snapshot and keeps it when everything in it is durable. */
  take(): void
}

export interface SnapshotKeeperOptions {
  readonly room: string
  readonly store: Pick<Store, 'writeSnapshot'>
  readonly log: Log
  readonly add: (task: RoomTask) => void
  readonly push: (step: WorkStep) => void
  /** How many bytes the journal holds now. */
  readonly journalBytes: () => number
  /** Entries between two snapshots: opening a room folds at most about this many. */
  readonly entriesPerSnapshot?: number
}

/** Folding this many takes some ten milliseconds; fifty people who drag write as many in little more than a second. */
const usualEntriesPerSnapshot = 2000
/** A large snapshot has to serve longer: so many of its bytes cost about what one entry does. */
const snapshotBytesPerEntry = 200
/** A document of this size takes its worker some ten milliseconds to write. */
const largeBytes = 256 * 1024

/** So much is read and folded in a few milliseconds. */
const smallBytes = 64 * 1024
const fewEntries = 64

/** Makes the keeper of a room that is not open yet. */
export function createSnapshotKeeper(options: SnapshotKeeperOptions): SnapshotKeeper {
  const { room, store, log, add, push, journalBytes, entriesPerSnapshot = usualEntriesPerSnapshot } = options
  let snapshotSeq = 0
  let snapshotBytes = 0
  /** Bytes of the journal up to the snapshot. */
  let bytesBefore = 0
  let isUnderWay = false

  function keep(seq: number, bytes: Uint8Array): void {
    snapshotSeq = seq
    snapshotBytes = bytes.length
    bytesBefore = journalBytes()
    const warn = (fields: object): void => log.warn(fields, 'A snapshot was not kept; the journal is')
    store.writeSnapshot(room, { seq, bytes }).then(
      (written) => (written.ok ? undefined : warn({ failure: written.error })),
      (error: unknown) => warn({ err: error }),
    )
  }

  function take(): void {
    if (isUnderWay) return
    isUnderWay = true
    add({
      request: (epoch) => ({ type: 'snapshot', room, epoch }),
      settle(reply) {
        isUnderWay = false
        if (reply.type !== 'bytes') return
        const act = (seq: number): void => {
          writeJournalBytes(reply.bytes, journalBytes())
          keep(seq, reply.bytes)
        }
        push({ act })
      },
    })
  }

  const isSmall = (): boolean => snapshotBytes + journalBytes() - bytesBefore <= smallBytes

  return {
    opened(snapshot) {
      snapshotSeq = snapshot?.seq ?? 0
      snapshotBytes = snapshot?.bytes.length ?? 0
      bytesBefore = snapshot === null ? 0 : journalBytesIn(snapshot.bytes)
    },
    isDue: (lastSeq) => lastSeq - snapshotSeq >= Math.max(entriesPerSnapshot, snapshotBytes / snapshotBytesPerEntry),
    hasNews: (lastSeq) => lastSeq > snapshotSeq,
    isWorthReading: (lastSeq) => snapshotBytes >= largeBytes && lastSeq - snapshotSeq <= maxEntriesAsTheyLie,
    mayRest(which, lastSeq) {
      if (which === 'small' && !isSmall()) return false
      const isGoodEnough = lastSeq === snapshotSeq || (lastSeq - snapshotSeq <= fewEntries && isSmall())
      if (!isGoodEnough) take()
      return isGoodEnough
    },
    take,
  }
}
