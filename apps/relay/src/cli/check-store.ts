import { foldEntries } from '@samtavle/history'
import { parseRoomName } from '@samtavle/protocol'
import type { StoreReader } from '@samtavle/storage'
import { isDeepStrictEqual } from 'node:util'
import { applyUpdate, Doc, encodeStateVector } from 'yjs'
import { rootsOfRoom } from '../room-roots.ts'
import { decodeSnapshot } from '../workers/snapshot-bytes.ts'

/** What a check of a whole store found, in sentences that name rooms and rows and nothing of their content. */
export interface StoreReport {
  readonly boards: number
  readonly rooms: number
  readonly entries: number
  readonly faults: readonly string[]
  /** Snapshots that are not used and made again; nothing is lost by them. */
  readonly notes: readonly string[]
}

/** Recomputes every checksum and link of every row and compares every snapshot with what its journal folds to. */
export function checkStore(reader: StoreReader): StoreReport {
  const faults = reader.faults().map((fault) => `The file itself is damaged: ${fault}`)
  const notes: string[] = []
  const boards = reader.boards()
  const rooms = boards.flatMap(reader.rooms)
  let entries = 0
  for (const room of rooms) {
    const damaged = reader.verify(room)
    entries += reader.countEntries(room)
    faults.push(...damaged.map((seq) => `Entry ${seq} of room ${room} is missing or not as it was written.`))
    checkSnapshot(reader, room, { isJournalWhole: damaged.length === 0, faults, notes })
  }
  return { boards: boards.length, rooms: rooms.length, entries, faults, notes }
}

interface SnapshotCheck {
  readonly isJournalWhole: boolean
  readonly faults: string[]
  readonly notes: string[]
}

function checkSnapshot(reader: StoreReader, room: string, { isJournalWhole, faults, notes }: SnapshotCheck): void {
  const stored = reader.snapshot(room)
  if (stored.state === 'none') return
  const decoded = stored.state === 'whole' ? decodeSnapshot(stored.snapshot.bytes) : null
  if (stored.state !== 'whole' || decoded === null) {
    notes.push(`The snapshot of room ${room} is damaged; it is passed over, and made again from the journal.`)
    return
  }
  // A journal with a hole folds to something else by itself.
  if (!isJournalWhole) return
  const fromJournal = foldEntries(reader.entries(room, stored.snapshot.seq))
  const fromSnapshot = new Doc()
  applyUpdate(fromSnapshot, decoded.update)
  if (!isSameContent(room, fromJournal, fromSnapshot)) {
    faults.push(`The snapshot of room ${room} at entry ${stored.snapshot.seq} is not what its journal comes to.`)
  }
}

function isSameContent(room: string, left: Doc, right: Doc): boolean {
  const name = parseRoomName(room)
  const roots = name === null ? [] : rootsOfRoom(name.kind)
  const contentOf = (doc: Doc): unknown => roots.map((root) => doc.getMap(root).toJSON())
  return (
    Buffer.compare(encodeStateVector(left), encodeStateVector(right)) === 0 &&
    isDeepStrictEqual(contentOf(left), contentOf(right))
  )
}

/** The one line that sums a report up. */
export function sumOf({ boards, rooms, entries, faults }: StoreReport): string {
  const found = faults.length === 0 ? 'all of it as it was written' : `${faults.length} faults`
  return `${boards} boards, ${rooms} rooms, ${entries} entries: ${found}.`
}
