import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { blobOf, integerOf, textOf } from './columns.ts'

/**
 * SHA-256 over name, last seq and last checksum of every room. As each row is chained to the one before it, two sound stores
 * of whatever schema version have the same digest only when they hold the same entries.
 */
export function digestOf(database: DatabaseSync): string {
  const digest = createHash('sha256')
  const ends = database.prepare(`
    SELECT room.name, entry.seq, entry.checksum FROM room JOIN entry ON entry.room = room.id
    WHERE entry.seq = (SELECT max(seq) FROM entry WHERE room = room.id) ORDER BY room.name
  `)
  for (const row of ends.iterate()) {
    digest.update(`${textOf(row, 'name')}\n${integerOf(row, 'seq')}\n`).update(blobOf(row, 'checksum'))
  }
  return digest.digest('hex')
}
