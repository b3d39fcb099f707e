import { hash } from 'node:crypto'
import type { JournalEntry } from './store.ts'

/** What stands before the first row of a room. */
export const noPreviousHash: Uint8Array = new Uint8Array(32)

/** The fields of a row that its checksum covers; the checksum itself is the hash that the next row points to. */
export type CheckedFields = Omit<JournalEntry, 'checksum'>

/**
 * SHA-256 over the previous hash and every field, each with a fixed width or its length in front, so that no two rows
 * have the same bytes to hash. SHA-256 because anyone can recompute it with tools they already have, and because the
 * chain has to stand up against somebody who edits the file, which a CRC does not.
 */
export function entryChecksum(entry: CheckedFields): Uint8Array {
  return hash('sha256', bytesToHash(entry), 'buffer')
}

/** Whether two hashes are the same; they are no secrets, so time may vary. */
export function isSameHash(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0
}

/** Version of the layout below; part of what is hashed, so that a later layout never collides with this one. */
const layoutVersion = 1

function bytesToHash(entry: CheckedFields): Uint8Array {
  const room = Buffer.from(entry.room)
  const role = Buffer.from(entry.role)
  const actor = Buffer.from(entry.actor ?? '')
  const numbers = Buffer.alloc(1 + 4 * 8 + 1 + 3 * 4)
  numbers.writeUInt8(layoutVersion, 0)
  numbers.writeDoubleBE(entry.seq, 1)
  numbers.writeDoubleBE(entry.at, 9)
  numbers.writeDoubleBE(entry.generation, 17)
  numbers.writeDoubleBE(entry.bytes.length, 25)
  numbers.writeUInt8(entry.actor === null ? 0 : 1, 33)
  numbers.writeUInt32BE(room.length, 34)
  numbers.writeUInt32BE(role.length, 38)
  numbers.writeUInt32BE(actor.length, 42)
  return Buffer.concat([entry.previousHash, numbers, room, role, actor, entry.bytes])
}
