import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { isSameHash } from '../entry-checksum.ts'
import type { StoredSnapshot } from '../store.ts'
import { blobOf, integerOf } from './columns.ts'
import type { Rooms } from './rooms.ts'

/** One snapshot per room, never trusted more than the journal it was made from. */
export interface Snapshots {
  read(room: string): StoredSnapshot | null
  /** False when the room is unknown. */
  write(room: string, snapshot: StoredSnapshot): boolean
}

/** Makes the snapshots over an open database. */
export function createSnapshots(database: DatabaseSync, rooms: Rooms): Snapshots {
  const select = database.prepare(`
    SELECT seq, bytes, checksum FROM snapshot
    WHERE room = ?1 AND seq <= (SELECT max(seq) FROM entry WHERE room = ?1)
  `)
  const upsert = database.prepare(`
    INSERT INTO snapshot (room, seq, bytes, checksum) VALUES (?, ?, ?, ?)
    ON CONFLICT (room) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes, checksum = excluded.checksum
    WHERE excluded.seq >= snapshot.seq
  `)
  return {
    read(room) {
      const id = rooms.idOf(room)
      const row = id === null ? undefined : select.get(id)
      if (!row) return null
      const snapshot = { seq: integerOf(row, 'seq'), bytes: blobOf(row, 'bytes') }
      return isSameHash(snapshotChecksum(room, snapshot), blobOf(row, 'checksum')) ? snapshot : null
    },
    write(room, snapshot) {
      const id = rooms.idOf(room)
      if (id === null) return false
      upsert.run(id, snapshot.seq, snapshot.bytes, snapshotChecksum(room, snapshot))
      return true
    },
  }
}

function snapshotChecksum(room: string, { seq, bytes }: StoredSnapshot): Uint8Array {
  return createHash('sha256').update(`${room}\n${seq}\n`).update(bytes).digest()
}
