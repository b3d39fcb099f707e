import { encodeSyncStep2, encodeUpdate } from '@samtavle/protocol'
import type { JournalEntry, Store, StoredSnapshot } from '@samtavle/storage'
import { hasLeftOutEntries } from '../workers/fold-stored.ts'
import { decodeSnapshot, journalBytesIn } from '../workers/snapshot-bytes.ts'
import type { Base } from './held-base.ts'

/** A room as it lies on disk: its snapshot, and the entries after that. */
export interface StoredRoom {
  readonly snapshot: StoredSnapshot | null
  readonly entries: readonly JournalEntry[]
}

/** Reads a room, without its snapshot where that was found to be no good. */
export async function readStoredRoom(
  store: Pick<Store, 'read' | 'readSnapshot'>,
  name: string,
  isSnapshotUsed: boolean,
): Promise<StoredRoom> {
  const snapshot = isSnapshotUsed ? await store.readSnapshot(name) : null
  return { snapshot, entries: await store.read(name, { fromSeq: (snapshot?.seq ?? 0) + 1 }) }
}

/** The last position that is stored. */
export function lastSeqOf({ snapshot, entries }: StoredRoom): number {
  return entries.at(-1)?.seq ?? snapshot?.seq ?? 0
}

/** How many bytes the room has ever written. */
export function journalBytesOf({ snapshot, entries }: StoredRoom): number {
  const before = snapshot === null ? 0 : journalBytesIn(snapshot.bytes)
  return entries.reduce((sum, { bytes }) => sum + bytes.length, before)
}

/** More updates than this are for a worker to put into one: each is a step of its own for whoever receives it. */
export const maxEntriesAsTheyLie = 200

/**
 * A stored room as frames for somebody who has nothing, in order, as it lies on disk: no document is needed. The last one
 * is the sync step 2, so that a client does not think it has everything before it has. Null where a document is needed after all: for many frames, and behind
 * a damaged row, where newcomers would keep what builds on it aside, and hand it on.
 */
export function framesOfStored(stored: StoredRoom): readonly Uint8Array[] | null {
  const { snapshot, entries } = stored
  if (entries.length > maxEntriesAsTheyLie || hasLeftOutEntries(stored)) return null
  const base = snapshot === null ? null : decodeSnapshot(snapshot.bytes)
  if (snapshot !== null && base === null) return null
  const updates = [...(base === null ? [] : [base.update]), ...entries.map(({ bytes }) => bytes)]
  const last = updates.pop() ?? emptyUpdate
  return [...updates.map(encodeUpdate), encodeSyncStep2(last)]
}

/** The same for entries that follow a document which is at hand as a frame. */
export function framesBehind(base: Base, entries: readonly JournalEntry[]): readonly Uint8Array[] | null {
  if (entries.length > maxEntriesAsTheyLie || hasLeftOutEntries({ snapshot: base, entries })) return null
  const updates = entries.map(({ bytes }) => bytes)
  const last = updates.pop() ?? emptyUpdate
  return [base.frame, ...updates.map(encodeUpdate), encodeSyncStep2(last)]
}

/** No structs and no deletes. */
const emptyUpdate = new Uint8Array([0, 0])
