import { systemClock, type Clock } from '@samtavle/base'
import { decodeFrame, limits, type Frame } from '@samtavle/protocol'
import { createMemoryStore, type MemoryStoreOptions } from '@samtavle/storage'
import { afterEach, expect, test, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { createBoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import type { RoomConnection } from '../rooms/members.ts'
import { createRoom, type Room } from '../rooms/room.ts'

const boardId = 'board-0123456789'

/** The real board worker, but what the actor `hang` writes never ends. */
const hangingWorker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    const on = parentPort.on.bind(parentPort)
    parentPort.on = (name, listener) => on(name, (message) => {
      if (message.request.type === 'write' && message.request.actor === 'hang') for (;;);
      listener(message)
    })
    await import(${JSON.stringify(new URL('board-worker.ts', import.meta.url).href)})
  `)}`,
)

/** A worker on a busy machine needs some seconds to start. */
function eventually(fact: () => unknown): Promise<unknown> {
  return vi.waitFor(fact, { timeout: 25_000 })
}

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function openRoom(
  options: { readonly clock?: Clock; readonly fault?: NonNullable<MemoryStoreOptions['fault']> } = {},
) {
  const clock = options.clock ?? systemClock
  const log = createLog('silent')
  const store = createMemoryStore({
    clock: systemClock,
    ...(options.fault === undefined ? {} : { fault: options.fault }),
  })
  const board = { id: boardId, title: 'A', language: 'en', createdAt: 1 }
  await store.addBoard(board, [])
  const budgets = { requestMs: 1500, openMs: 30_000 }
  const pool = createBoardPool({ workers: 1, budgets, clock: systemClock, log, limits, workerUrl: hangingWorker })
  const ended = vi.fn<() => void>()
  const room = createRoom({ name: boardId, store, pool, clock, log, metrics: createMetrics(), limits, onEnded: ended })
  closers.push(() => pool.close())
  return { room, store, ended }
}

let lastId = 0

/** A connection that only remembers. */
function connect(room: Room, actorId: string) {
  const frames: Frame[] = []
  const settled: number[] = []
  const closes: number[] = []
  lastId += 1
  const deliver = (bytes: Uint8Array): void => {
    const frame = decodeFrame(bytes)
    if (frame.ok) frames.push(frame.value)
  }
  const connection: RoomConnection = {
    id: lastId,
    actorId,
    role: 'contribute',
    linkId: 'link-0123456789',
    deliver,
    deliverAnswer: deliver,
    show: () => undefined,
    settle: (write) => settled.push(write),
    spend: () => undefined,
    acknowledge: () => undefined,
    probe: () => undefined,
    close(code) {
      closes.push(code)
      room.leave(connection)
    },
  }
  room.join(connection)
  let writes = 0
  const write = (bytes: Uint8Array): void => {
    writes += 1
    room.write(connection, { bytes, number: writes, mode: 'integrate' })
  }
  return { connection, frames, settled, closes, write }
}

function factUpdate(key: string): Uint8Array {
  const doc = new Doc()
  doc.getMap('facts').set(key, 1)
  return encodeStateAsUpdate(doc)
}

const updatesIn = (frames: readonly Frame[]): number => frames.filter(({ type }) => type === 'update').length

test('a write that hangs its worker closes its sender with 4413; everybody else’s are done all the same', async () => {
  const { room, store } = await openRoom()
  const anna = connect(room, 'anna')
  const bo = connect(room, 'bo')
  anna.write(factUpdate('a/before'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  const hang = connect(room, 'hang')
  hang.write(factUpdate('h/never'))
  anna.write(factUpdate('a/after'))
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  expect(hang.closes).toEqual([4413])
  expect(anna.closes).toEqual([])
  expect(updatesIn(bo.frames)).toBe(2)
  expect((await store.read(boardId)).map(({ actor }) => actor)).toEqual(['anna', 'anna'])
})

test('when a write cannot be kept nobody sees it, nobody is told that it was, and all are asked to come back', async () => {
  let isFull = false
  const { room, store, ended } = await openRoom({ fault: () => (isFull ? 'store-full' : null) })
  const anna = connect(room, 'anna')
  const bo = connect(room, 'bo')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  isFull = true
  anna.write(factUpdate('a/lost'))
  await eventually(() => expect(anna.closes).toEqual([1013]))
  expect(bo.closes).toEqual([1013])
  expect(updatesIn(bo.frames)).toBe(1)
  expect(anna.settled).toEqual([1])
  expect(ended).toHaveBeenCalledOnce()
  isFull = false
  expect(await store.read(boardId)).toHaveLength(1)
})

test('the board erased under its room sends everybody away for good', async () => {
  const { room, store } = await openRoom()
  const anna = connect(room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  await store.eraseBoard(boardId)
  anna.write(factUpdate('a/late'))
  await eventually(() => expect(anna.closes).toEqual([4404]))
})

test('a write whose past never comes is given up after ten seconds', async () => {
  const clock = createManualClock()
  const { room } = await openRoom({ clock })
  const anna = connect(room, 'anna')
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('facts').set('a/first', 1)
  doc.getMap('facts').set('a/second', 2)
  anna.write(updates[1] ?? new Uint8Array())
  anna.write(factUpdate('a/other'))
  // The second write passes the first by, so the first must be waiting by now.
  await eventually(() => expect(anna.settled).toEqual([2]))
  clock.advance(9_999)
  expect(anna.closes).toEqual([])
  clock.advance(1)
  expect(anna.closes).toEqual([1013])
})

test('a room is idle when nobody is there, and keeps a snapshot when it closes', async () => {
  const { room, store, ended } = await openRoom()
  const anna = connect(room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  expect(room.isIdle()).toBe(false)
  room.leave(anna.connection)
  await eventually(() => expect(room.isIdle()).toBe(true))
  await room.close(1012, 'idle')
  expect(ended).toHaveBeenCalledOnce()
  await eventually(async () => expect((await store.readSnapshot(boardId))?.seq).toBe(1))
})

test('a damaged snapshot is passed over and the room opens from its journal', async () => {
  const first = await openRoom()
  const anna = connect(first.room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  await first.store.writeSnapshot(boardId, { seq: 1, bytes: new Uint8Array([9, 9, 9]) })
  first.room.leave(anna.connection)
  const log = createLog('silent')
  const pool = createBoardPool({
    workers: 1,
    budgets: { requestMs: 5000, openMs: 30_000 },
    clock: systemClock,
    log,
    limits,
  })
  closers.push(() => pool.close())
  const again = createRoom({
    name: boardId,
    store: first.store,
    pool,
    clock: systemClock,
    log,
    metrics: createMetrics(),
    limits,
    onEnded: () => undefined,
  })
  const state = await again.state()
  expect(state.ok && state.value.seq).toBe(1)
  expect(state.ok && state.value.value.length).toBeGreaterThan(10)
})
