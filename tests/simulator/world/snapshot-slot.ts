import { hash } from 'node:crypto'
import type { StoredSnapshot } from '@samtavle/storage'
import type { Chance } from '../../support/workshop/chance.ts'

/** Where one room's snapshot lies on disk: replaced as a whole, and never trusted more than its checksum. */
export interface SnapshotSlot {
  /** Puts a new snapshot beside what is synced. */
  write(room: string, snapshot: StoredSnapshot): void
  sync(): void
  /** What is there, whole or not; null when there is nothing. */
  read(): WrittenSnapshot | null
  /** The power goes: the old one, the new one, or a torn one is there. */
  crash(chance: Chance): void
  /** A bit changes by itself. */
  rot(chance: Chance): void
}

/** A snapshot as it lies on disk, with the checksum that was written beside it. */
export interface WrittenSnapshot extends StoredSnapshot {
  readonly checksum: Uint8Array
}

/** The checksum of a snapshot. */
export function snapshotChecksum(room: string, { seq, bytes }: StoredSnapshot): Uint8Array {
  return hash('sha256', Buffer.concat([Buffer.from(`${room}\n${seq}\n`), bytes]), 'buffer')
}

/** Makes an empty slot. */
export function createSnapshotSlot(): SnapshotSlot {
  let synced: WrittenSnapshot | null = null
  let unsynced: WrittenSnapshot | null = null
  return {
    write(room, snapshot) {
      unsynced = { ...snapshot, bytes: Buffer.from(snapshot.bytes), checksum: snapshotChecksum(room, snapshot) }
    },
    sync() {
      synced = unsynced ?? synced
      unsynced = null
    },
    read: () => unsynced ?? synced,
    crash(chance) {
      const part = chance.next()
      if (unsynced !== null && part > 0.35) synced = part > 0.7 ? unsynced : torn(unsynced, chance)
      unsynced = null
    },
    rot(chance) {
      if (synced === null || synced.bytes.length === 0) return
      const bytes = Buffer.from(synced.bytes)
      const index = chance.whole(0, bytes.length - 1)
      bytes[index] = (bytes[index] ?? 0) ^ (1 << chance.whole(0, 7))
      synced = { ...synced, bytes }
    },
  }
}

function torn(snapshot: WrittenSnapshot, chance: Chance): WrittenSnapshot {
  return { ...snapshot, bytes: snapshot.bytes.subarray(0, chance.whole(0, snapshot.bytes.length)) }
}
