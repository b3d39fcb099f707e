import { systemClock, systemRandomBytes } from '@samtavle/base'
import { createMemoryStore, DamagedEntryError, type NewEntry, type Store } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { createSealedStore } from './sealed-store.ts'

const board = 'boardboardbd'
const room = `${board}.private.actoractoraa`
const words = new TextEncoder().encode('what nobody has heard')

function entry(name: string, bytes: Uint8Array = words): NewEntry {
  return { room: name, at: 1, actor: 'actoractoraa', role: 'contribute', generation: 0, bytes }
}

async function openStore(): Promise<Store> {
  const store = createMemoryStore({ clock: systemClock })
  await store.addBoard({ id: board, title: '', language: 'en', createdAt: 0 }, [])
  return store
}

test('a private room is sealed below and as it was written above; other rooms are left as they are', async () => {
  const store = await openStore()
  const sealed = createSealedStore(store, systemRandomBytes(32), systemRandomBytes)
  await sealed.append([entry(room), entry(board), entry(room)])
  await sealed.writeSnapshot(room, { seq: 2, bytes: words })
  const below = [...(await store.read(room)), await store.readSnapshot(room)].map((kept) => kept?.bytes ?? words)
  for (const bytes of below) expect(Buffer.from(bytes).includes('nobody')).toBe(false)
  expect(new Set(below.map((bytes) => Buffer.from(bytes).toString('hex'))).size).toBe(3)
  expect((await store.read(board)).map(({ bytes }) => bytes)).toEqual([words])
  expect((await sealed.read(room)).map(({ bytes }) => bytes)).toEqual([words, words])
  expect((await sealed.readSnapshot(room))?.bytes).toEqual(words)
  expect(await sealed.verify(room)).toEqual([])
  await sealed.replaceRoom(entry(room))
  expect((await sealed.read(room)).map(({ seq, bytes }) => [seq, bytes])).toEqual([[1, words]])
  expect(Buffer.from((await store.read(room))[0]?.bytes ?? words).includes('nobody')).toBe(false)
})

test('with another key, or moved to another room, nothing is read: the row counts as damaged', async () => {
  const store = await openStore()
  const mine = createSealedStore(store, systemRandomBytes(32), systemRandomBytes)
  await mine.append([entry(room)])
  const stranger = createSealedStore(store, systemRandomBytes(32), systemRandomBytes)
  await expect(stranger.read(room)).rejects.toThrow(DamagedEntryError)
  expect(await stranger.read(room, { damaged: 'skip' })).toEqual([])
  const [row] = await store.read(room)
  const elsewhere = `${board}.private.actoractorbb`
  await store.append([entry(elsewhere, row?.bytes ?? words)])
  await expect(mine.read(elsewhere)).rejects.toThrow(DamagedEntryError)
})
