import type { RandomBytes } from '@samtavle/base'
import { parseRoomName } from '@samtavle/protocol'
import { DamagedEntryError, type JournalEntry, type NewEntry, type Store } from '@samtavle/storage'
import { createSeal, type Seal } from './seal.ts'

/**
 * A store that keeps private rooms sealed, each under a key of its own. What somebody has not shown yet is not to be read in the database file, its log or a copy of them.
 */
export function createSealedStore(store: Store, key: Uint8Array, randomBytes: RandomBytes): Store {
  const sealOf = (room: string): Seal => createSeal(key, `samtavle private room ${room}`, randomBytes)
  const seal = (room: string, bytes: Uint8Array): Uint8Array => sealOf(room).seal(bytes)

  const sealEntry = (entry: NewEntry): NewEntry =>
    isPrivate(entry.room) ? { ...entry, bytes: seal(entry.room, entry.bytes) } : entry

  function unsealEntries(
    room: string,
    entries: readonly JournalEntry[],
    skipsDamaged: boolean,
  ): readonly JournalEntry[] {
    const { unseal } = sealOf(room)
    return entries.flatMap((entry) => {
      const bytes = unseal(entry.bytes)
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
      const bytes = sealOf(room).unseal(snapshot.bytes)
      return bytes === null ? null : { ...snapshot, bytes }
    },
    writeSnapshot: (room, snapshot) =>
      store.writeSnapshot(room, isPrivate(room) ? { ...snapshot, bytes: seal(room, snapshot.bytes) } : snapshot),
  }
}

function isPrivate(room: string): boolean {
  return parseRoomName(room)?.kind === 'private'
}
