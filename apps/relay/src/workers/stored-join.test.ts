import { systemClock } from '@samtavle/base'
import { limits, type Frame } from '@samtavle/protocol'
import { createMemoryStore, type NewEntry, type Store } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import type { BoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import { createRoom, type Room } from '../rooms/room.ts'
import { boardId, connect, eventually, factUpdate, openRoom } from './room-rig.ts'
import { encodeSnapshot } from './snapshot-bytes.ts'

/** Workers that take everything and answer nothing: whoever is served here needed no document. */
const silentPool: BoardPool = {
  line: () => ({ send: () => 1, forget: () => false, close: () => undefined }),
  nextEpoch: () => 1,
  chore: () => new Promise(() => undefined),
  close: () => Promise.resolve(),
}

const nothing = new Uint8Array([0])

/** A store with so many facts, the first of them also in a snapshot. */
async function storeWith(entries: number, inSnapshot: number | null): Promise<Store> {
  const store = createMemoryStore({ clock: systemClock })
  await store.addBoard({ id: boardId, title: 'A', language: 'en', createdAt: 1 }, [])
  const doc = new Doc()
  const rows: NewEntry[] = []
  doc.on('update', (bytes: Uint8Array) =>
    rows.push({ room: boardId, at: 1, actor: 'anna', role: 'contribute', generation: 1, bytes }),
  )
  for (let each = 0; each < entries; each += 1) {
    if (each === inSnapshot) {
      await store.append(rows.splice(0))
      const bytes = encodeSnapshot({ bindings: [], update: encodeStateAsUpdate(doc) })
      await store.writeSnapshot(boardId, { seq: each, bytes })
    }
    doc.getMap('facts').set(`a/${each}`, each)
  }
  await store.append(rows)
  return store
}

function openOver(store: Store): Room {
  const [log, metrics] = [createLog('silent'), createMetrics()]
  const onEnded = (): void => undefined
  return createRoom({ name: boardId, store, pool: silentPool, clock: systemClock, log, metrics, limits, onEnded })
}

function factsIn(frames: readonly Frame[]): number {
  const doc = new Doc()
  for (const frame of frames) {
    if (frame.type === 'update' || frame.type === 'sync-step-2') applyUpdate(doc, frame.update)
  }
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getMap('facts').size
}

test.each([
  ['a snapshot and what came after it', 30, 20, 11],
  ['a snapshot alone', 30, 29, 2],
  ['entries alone', 5, null, 5],
  ['an empty board', 0, null, 1],
] as const)('a newcomer gets %s without any document, the sync step 2 last', async (_, entries, inSnapshot, frames) => {
  const room = openOver(await storeWith(entries, inSnapshot))
  const anna = connect(room, 'anna')
  room.answer(anna.connection, nothing)
  await eventually(() => expect(anna.frames).toHaveLength(frames))
  expect(anna.frames.findIndex(({ type }) => type === 'sync-step-2')).toBe(frames - 1)
  expect(factsIn(anna.frames)).toBe(entries)
  // Somebody who comes while the board is still being opened is served at once.
  const bo = connect(room, 'bo')
  room.answer(bo.connection, nothing)
  expect(bo.frames).toEqual(anna.frames)
})

test('a document is waited for by whoever has something, and where too many entries lie behind the snapshot', async () => {
  const room = openOver(await storeWith(30, 20))
  const [anna, bo] = [connect(room, 'anna'), connect(room, 'bo')]
  room.answer(anna.connection, new Uint8Array([1, 1, 1]))
  room.answer(bo.connection, nothing)
  await eventually(() => expect(bo.frames.length).toBeGreaterThan(0))
  expect(anna.frames).toEqual([])
  const long = openOver(await storeWith(201, 0))
  const eve = connect(long, 'eve')
  long.answer(eve.connection, nothing)
  const short = openOver(await storeWith(200, 0))
  const kim = connect(short, 'kim')
  short.answer(kim.connection, nothing)
  await eventually(() => expect(factsIn(kim.frames)).toBe(200))
  expect(eve.frames).toEqual([])
})

test('a document is waited for where a row was left out, and it hands on nothing that builds on that row', async () => {
  const whole = await storeWith(5, null)
  const store: Store = {
    ...whole,
    read: async (room, range) => (await whole.read(room, range)).filter(({ seq }) => seq !== 3),
  }
  const early = openOver(store)
  const anna = connect(early, 'anna')
  early.answer(anna.connection, nothing)
  const { room } = await openRoom({ wrapStore: () => store })
  const bo = connect(room, 'bo')
  room.answer(bo.connection, nothing)
  await eventually(() => expect(bo.frames.map(({ type }) => type)).toContain('sync-step-2'))
  expect(factsIn(bo.frames)).toBe(2)
  expect(anna.frames).toEqual([])
})

test('somebody served from disk sees what is written afterwards, and nothing is missing between', async () => {
  const stored = await storeWith(30, 20)
  const { room } = await openRoom({ wrapStore: () => stored })
  const anna = connect(room, 'anna')
  room.answer(anna.connection, nothing)
  const bo = connect(room, 'bo')
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let each = 0; each < 10; each += 1) doc.getMap('facts').set(`b/${each}`, each)
  for (const update of updates) bo.write(update)
  await eventually(() => expect(bo.settled).toHaveLength(10))
  expect(factsIn(anna.frames)).toBe(40)
})

/** A board whose snapshot is large, opened with its real worker; and how often its snapshot was read. */
async function openLarge() {
  const stored = createMemoryStore({ clock: systemClock })
  await stored.addBoard({ id: boardId, title: 'A', language: 'en', createdAt: 1 }, [])
  const doc = new Doc()
  doc.getMap('facts').set('a/large', 'x'.repeat(300_000))
  const update = encodeStateAsUpdate(doc)
  await stored.append([{ room: boardId, at: 1, actor: 'anna', role: 'contribute', generation: 1, bytes: update }])
  await stored.writeSnapshot(boardId, { seq: 1, bytes: encodeSnapshot({ bindings: [], update }) })
  let reads = 0
  const store: Store = {
    ...stored,
    readSnapshot(room) {
      reads += 1
      return stored.readSnapshot(room)
    },
  }
  const { room } = await openRoom({ wrapStore: () => store })
  const first = connect(room, 'anna')
  room.answer(first.connection, new Uint8Array([1, 1, 1]))
  await eventually(() => expect(first.frames.map(({ type }) => type)).toContain('sync-step-2'))
  return { room, first, reads: () => reads }
}

test('a large board that is open is handed on as it lies, with what was written since', async () => {
  const { room, first, reads } = await openLarge()
  first.write(factUpdate('b/later'))
  await eventually(() => expect(first.settled).toEqual([1]))
  const before = reads()
  const bo = connect(room, 'bo')
  room.answer(bo.connection, nothing)
  await eventually(() => expect(bo.frames.map(({ type }) => type)).toContain('sync-step-2'))
  expect(reads()).toBe(before + 1)
  expect(factsIn(bo.frames)).toBe(2)
})

test('a crowd that comes at once shares its answers, and nobody gets one that was begun before they came', async () => {
  const { room, reads } = await openLarge()
  const before = reads()
  const crowd = Array.from({ length: 20 }, (_, each) => connect(room, `guest-${each}`))
  for (const { connection } of crowd) room.answer(connection, nothing)
  for (const { frames } of crowd) {
    await eventually(() => expect(frames.map(({ type }) => type)).toContain('sync-step-2'))
    expect(factsIn(frames)).toBe(1)
  }
  // Who asked while the first answer was being made gets the same document with what was written since.
  expect(reads()).toBe(before + 1)
})

test('whoever comes right after somebody gets what they got, and what was written since', async () => {
  // A clock that stands still: on a machine that is busy elsewhere the moment is not over either.
  const { room } = await openRoom({ clock: createManualClock() })
  const anna = connect(room, 'anna')
  const doc = new Doc()
  doc.getMap('facts').set('a/large', 'x'.repeat(100_000))
  anna.write(encodeStateAsUpdate(doc))
  await eventually(() => expect(anna.settled).toEqual([1]))
  const bo = connect(room, 'bo')
  room.answer(bo.connection, nothing)
  await eventually(() => expect(bo.frames.map(({ type }) => type)).toContain('sync-step-2'))
  for (const [name, facts] of [
    ['cid', 1],
    ['dea', 2],
  ] as const) {
    const next = connect(room, name)
    room.answer(next.connection, nothing)
    await eventually(() => expect(next.frames.map(({ type }) => type)).toContain('sync-step-2'))
    expect(next.frames.filter(({ type }) => type === 'update' || type === 'sync-step-2')).toHaveLength(2)
    expect(factsIn(next.frames)).toBe(facts)
    anna.write(factUpdate(`a/${name}`))
    await eventually(() => expect(anna.settled).toHaveLength(1 + facts))
  }
})
