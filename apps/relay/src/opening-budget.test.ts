import { systemClock } from '@samtavle/base'
import { limits as defaultLimits } from '@samtavle/protocol'
import { createMemoryStore } from '@samtavle/storage'
import { afterEach, expect, test } from 'vitest'
import { createBoardPool, type BoardPool } from './board-pool.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createRoom, type Room } from './rooms/room.ts'

/** A worker that needs longer for opening rooms than is usual, or for ever; everything else it answers at once. */
function slowWorker(isForEver: boolean): URL {
  return new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ id, request }) => {
        if (request.type === 'open' && (${String(isForEver)} || !request.isLastTry)) for (;;);
        const bytes = new Uint8Array([1])
        const reply = request.type === 'open' ? { type: 'opened', entries: 0 } : { type: 'bytes', bytes }
        parentPort.postMessage({ to: id, final: true, reply })
      })
      parentPort.postMessage({ started: true })
    `)}`,
  )
}

const log = createLog('silent')
let pool: BoardPool

afterEach(() => pool.close())

function openRoom(workerUrl: URL, openMs: number, onEnded: () => void): Room {
  const limits = { ...defaultLimits, openMs: 50 }
  pool = createBoardPool({
    workers: 1,
    budgets: { requestMs: 1000, openMs },
    clock: systemClock,
    log,
    limits,
    workerUrl,
  })
  const store = createMemoryStore({ clock: systemClock })
  return createRoom({ name: 'board', store, pool, clock: systemClock, log, metrics: createMetrics(), limits, onEnded })
}

test('a worker that is at work on opening a small room for long is given up, and the room tried once more, with all the time there is', async () => {
  const room = openRoom(slowWorker(false), 600_000, () => undefined)
  expect(await room.state()).toMatchObject({ ok: true, value: { seq: 0 } })
})

test('a room that does not open in all that time either is given up, with everything that was asked of it', async () => {
  let isEnded = false
  const room = openRoom(slowWorker(true), 200, () => (isEnded = true))
  expect(await room.state()).toEqual({ ok: false, error: 'room-unavailable' })
  expect(isEnded).toBe(true)
})
