import type { RandomBytes } from '@samtavle/base'
import { parseRoomName } from '@samtavle/protocol'
import { DamagedEntryError, type JournalEntry, type NewEntry, type Store } from '@samtavle/storage'
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Begins sealed bytes; no update and no snapshot begins so. */
const mark = Buffer.from('samtavle\u0001')
const nonceBytes = 12
const tagBytes = 16

/**
 * A store that keeps private rooms sealed: AES-256-GCM under a key of their own, drawn from the relay's by HKDF (RFC 5869). What
 * somebody has not shown yet is not to be read in the database file, its log or a copy of them.
 */
export function createSealedStore(store: Store, key: Uint8Array, randomBytes: RandomBytes): Store {
  function keyOf(room: string): Buffer {
    return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), `samtavle private room ${room}`, 32))
  }

  function seal(room: string, bytes: Uint8Array): Uint8Array {
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv('aes-256-gcm', keyOf(room), nonce)
    return new Uint8Array(Buffer.concat([mark, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
  }

  /** Null when it was not sealed with this key, or was changed. */
  function unseal(room: string, bytes: Uint8Array): Uint8Array | null {
    const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!sealed.subarray(0, mark.length).equals(mark)) return null
    const nonceEnd = mark.length + nonceBytes
    const tagStart = sealed.length - tagBytes
    if (tagStart < nonceEnd) return null
    try {
      const decipher = createDecipheriv('aes-256-gcm', keyOf(room), sealed.subarray(mark.length, nonceEnd))
      decipher.setAuthTag(sealed.subarray(tagStart))
      return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(nonceEnd, tagStart)), decipher.final()]))
    } catch {
      return null
    }
  }

  const sealEntry = (entry: NewEntry): NewEntry =>
    isPrivate(entry.room) ? { ...entry, bytes: seal(entry.room, entry.bytes) } : entry

  function unsealEntries(
    room: string,
    entries: readonly JournalEntry[],
    skipsDamaged: boolean,
  ): readonly JournalEntry[] {
    return entries.flatMap((entry) => {
      const bytes = unseal(room, entry.bytes)
      if (bytes !== null) return [{ ...entry, bytes }]
      if (skipsDamaged) return []
      throw new DamagedEntryError(room, entry.seq, 'checksum')
    })
  }

  return {
    ...store,
    append: (entries) => store.append(entries.map(sealEntry)),
    replaceRoom: (entry) => store.replaceRoom(sealEntry(entry)),
    async read(room, range = {}) {
      const entries = await store.read(room, range)
      return isPrivate(room) ? unsealEntries(room, entries, range.damaged === 'skip') : entries
    },
    async readSnapshot(room) {
      const snapshot = await store.readSnapshot(room)
      if (snapshot === null || !isPrivate(room)) return snapshot
      const bytes = unseal(room, snapshot.bytes)
      return bytes === null ? null : { ...snapshot, bytes }
    },
    writeSnapshot: (room, snapshot) =>
      store.writeSnapshot(room, isPrivate(room) ? { ...snapshot, bytes: seal(room, snapshot.bytes) } : snapshot),
  }
}

function isPrivate(room: string): boolean {
  return parseRoomName(room)?.kind === 'private'
}
