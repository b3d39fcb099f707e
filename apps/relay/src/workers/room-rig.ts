import { systemClock, type Clock } from '@samtavle/base'
import { decodeFrame, limits as defaultLimits, type Frame, type Limits } from '@samtavle/protocol'
import { createMemoryStore, type MemoryStoreOptions, type Store } from '@samtavle/storage'
import { afterEach, vi } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { createBoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import type { RoomConnection } from '../rooms/members.ts'
import { createRoom, type Room } from '../rooms/room.ts'

// What tests of a room with its real worker share.

/** The board of the room. */
export const boardId = 'board-0123456789'

/** The real board worker, but what the actor `hang` writes never ends, alone or in a batch. */
const hangingWorker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    const on = parentPort.on.bind(parentPort)
    parentPort.on = (name, listener) => on(name, (message) => {
      const { type, actor, actors } = message.request
      if (type === 'write' && actor === 'hang') for (;;);
      if (type === 'write-batch' && actors.includes('hang')) for (;;);
      listener(message)
    })
    await import(${JSON.stringify(new URL('board-worker.ts', import.meta.url).href)})
  `)}`,
)

/** Waits for a fact; a worker on a busy machine needs some seconds to start. */
export function eventually(fact: () => unknown): Promise<unknown> {
  return vi.waitFor(fact, { timeout: 25_000 })
}

/** What is closed after each test, last first. */
export const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A room of a known board over a store in memory, with a worker of its own. */
export async function openRoom(
  options: {
    readonly clock?: Clock
    readonly fault?: NonNullable<MemoryStoreOptions['fault']>
    readonly limits?: Limits
    readonly wrapStore?: (store: Store) => Store
  } = {},
) {
  const { clock = systemClock, limits = defaultLimits, wrapStore = (store: Store) => store } = options
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
  const metrics = createMetrics()
  const room = createRoom({ name: boardId, store: wrapStore(store), pool, clock, log, metrics, limits, onEnded: ended })
  closers.push(() => pool.close())
  return { room, store, ended }
}

let lastId = 0

/** A connection that only remembers; `happened` has what it was sent and told, in order. */
export function connect(room: Room, actorId: string) {
  const frames: Frame[] = []
  const settled: number[] = []
  const closes: number[] = []
  const happened: string[] = []
  lastId += 1
  const deliver = (bytes: Uint8Array): void => {
    const frame = decodeFrame(bytes)
    if (!frame.ok) return
    frames.push(frame.value)
    happened.push(frame.value.type)
  }
  const connection: RoomConnection = {
    id: lastId,
    actorId,
    role: 'contribute',
    linkId: 'link-0123456789',
    deliver,
    deliverAll: (all) => all.forEach(deliver),
    deliverAnswer: deliver,
    show: () => undefined,
    settle(write) {
      settled.push(write)
      happened.push(`settle ${write}`)
    },
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
  return { connection, frames, settled, closes, happened, write }
}

/** A client's first update: one fact. */
export function factUpdate(key: string): Uint8Array {
  const doc = new Doc()
  doc.getMap('facts').set(key, 1)
  return encodeStateAsUpdate(doc)
}

/** How many of these frames are updates. */
export function updatesIn(frames: readonly Frame[]): number {
  return frames.filter(({ type }) => type === 'update').length
}
