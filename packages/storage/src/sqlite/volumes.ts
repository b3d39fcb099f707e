import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { isSameHash } from '../entry-checksum.ts'
import type { StoredVolume } from '../store.ts'
import { blobOf, integerOf, textOf } from './columns.ts'
import type { VolumesToWrite } from './messages.ts'
import type { Rooms } from './rooms.ts'

/** What was derived from journals, volume by volume; never trusted more than the journal it was made from. */
export interface Volumes {
  read(room: string): readonly StoredVolume[]
  /** False when the room is unknown. */
  write(volumes: VolumesToWrite): boolean
}

/** Makes the volumes over an open database. */
export function createVolumes(database: DatabaseSync, rooms: Rooms): Volumes {
  const select = database.prepare(`
    SELECT number, seq, tag, bytes, checksum FROM volume
    WHERE room = ?1 AND seq <= (SELECT max(seq) FROM entry WHERE room = ?1) ORDER BY number
  `)
  const remove = database.prepare('DELETE FROM volume WHERE room = ? AND number >= ?')
  const insert = database.prepare(
    'INSERT INTO volume (room, number, seq, tag, bytes, checksum) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return {
    read(room) {
      const id = rooms.idOf(room)
      const whole: StoredVolume[] = []
      for (const row of id === null ? [] : select.iterate(id)) {
        const volume = { seq: integerOf(row, 'seq'), tag: textOf(row, 'tag'), bytes: blobOf(row, 'bytes') }
        const number = integerOf(row, 'number')
        // One that is missing or changed makes those behind it worth nothing.
        if (number !== whole.length) break
        if (!isSameHash(volumeChecksum(room, number, volume), blobOf(row, 'checksum'))) break
        whole.push(volume)
      }
      return whole
    },
    write({ room, from, volumes }) {
      const id = rooms.idOf(room)
      if (id === null) return false
      remove.run(id, from)
      for (const [index, volume] of volumes.entries()) {
        const { seq, tag, bytes } = volume
        insert.run(id, from + index, seq, tag, bytes, volumeChecksum(room, from + index, volume))
      }
      return true
    },
  }
}

function volumeChecksum(room: string, number: number, { seq, tag, bytes }: StoredVolume): Uint8Array {
  const head = JSON.stringify([room, number, seq, tag])
  return createHash('sha256').update(`${head}\n`).update(bytes).digest()
}
