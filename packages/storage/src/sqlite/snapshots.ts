import { joinBytes } from '@samtavle/base'
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { isSameHash } from '../entry-checksum.ts'
import type { StoredSnapshot } from '../store.ts'
import { blobOf, integerOf } from './columns.ts'
import type { Rooms } from './rooms.ts'

/** Some of a large snapshot. */
export interface SnapshotPart {
  readonly room: string
  readonly seq: number
  /** From 1. */
  readonly part: number
  readonly bytes: Uint8Array
}

/** The end of a snapshot: what is left after its parts, and what all of it comes to. */
export interface SnapshotEnd {
  readonly room: string
  readonly seq: number
  /** How many parts lie before these bytes. */
  readonly parts: number
  readonly bytes: Uint8Array
  /** `snapshotChecksum` of the whole. */
  readonly checksum: Uint8Array
}

/** One snapshot per room, never trusted more than the journal it was made from. Each write is short, however large the snapshot. */
export interface Snapshots {
  read(room: string): StoredSnapshot | null
  /** Keeps a part, which counts for nothing before its end is written. False when the room is unknown. */
  writePart(part: SnapshotPart): boolean
  /** Puts a snapshot in the place of an older one; whether parts are left that belong to none now. Null when the room is unknown. */
  writeEnd(end: SnapshotEnd): boolean | null
  /** Takes away one part that belongs to no snapshot any more; whether more are left. Null when the room is unknown. */
  dropPart(room: string): boolean | null
}

/** Makes the snapshots over an open database. */
export function createSnapshots(database: DatabaseSync, rooms: Rooms): Snapshots {
  const select = database.prepare(`
    SELECT seq, parts, bytes, checksum FROM snapshot
    WHERE room = ?1 AND seq <= (SELECT max(seq) FROM entry WHERE room = ?1)
  `)
  const selectParts = database.prepare('SELECT bytes FROM snapshot_part WHERE room = ? AND seq = ? ORDER BY part')
  const upsertPart = database.prepare(`
    INSERT INTO snapshot_part (room, seq, part, bytes) VALUES (?, ?, ?, ?)
    ON CONFLICT (room, seq, part) DO UPDATE SET bytes = excluded.bytes
  `)
  const upsert = database.prepare(`
    INSERT INTO snapshot (room, seq, parts, bytes, checksum) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (room) DO UPDATE SET
      seq = excluded.seq, parts = excluded.parts, bytes = excluded.bytes, checksum = excluded.checksum
    WHERE excluded.seq >= snapshot.seq
  `)
  // Parts further on than the snapshot may be those of one that is being written.
  const selectOldPart = database.prepare(`
    SELECT part.rowid AS id FROM snapshot JOIN snapshot_part AS part USING (room)
    WHERE room = ? AND (part.seq < snapshot.seq OR (part.seq = snapshot.seq AND part.part > snapshot.parts)) LIMIT 1
  `)
  const removePart = database.prepare('DELETE FROM snapshot_part WHERE rowid = ?')

  function partsOf(room: number, seq: number, parts: number): readonly Uint8Array[] {
    return parts === 0 ? [] : selectParts.all(room, seq).map((row) => blobOf(row, 'bytes'))
  }

  return {
    read(room) {
      const id = rooms.idOf(room)
      const row = id === null ? undefined : select.get(id)
      if (id === null || !row) return null
      const seq = integerOf(row, 'seq')
      const bytes = joinBytes([...partsOf(id, seq, integerOf(row, 'parts')), blobOf(row, 'bytes')])
      return isSameHash(snapshotChecksum(room, { seq, bytes }), blobOf(row, 'checksum')) ? { seq, bytes } : null
    },
    writePart({ room, seq, part, bytes }) {
      const id = rooms.idOf(room)
      if (id !== null) upsertPart.run(id, seq, part, bytes)
      return id !== null
    },
    writeEnd({ room, seq, parts, bytes, checksum }) {
      const id = rooms.idOf(room)
      if (id === null) return null
      upsert.run(id, seq, parts, bytes, checksum)
      return selectOldPart.get(id) !== undefined
    },
    dropPart(room) {
      const id = rooms.idOf(room)
      if (id === null) return null
      const old = selectOldPart.get(id)
      if (old !== undefined) removePart.run(integerOf(old, 'id'))
      return selectOldPart.get(id) !== undefined
    },
  }
}

/** What tells whether a snapshot is as it was written, and whose. */
export function snapshotChecksum(room: string, { seq, bytes }: StoredSnapshot): Uint8Array {
  return createHash('sha256').update(`${room}\n${seq}\n`).update(bytes).digest()
}
