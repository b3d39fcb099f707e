import { systemClock } from '@samtavle/base'
import { limits as defaultLimits, type Limits } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { createBoardPool, type BoardPool } from './board-pool.ts'
import { createLog } from './log.ts'
import type { WorkerReply, WorkerRequest } from './workers/messages.ts'

/** A worker that answers everything, hangs on a write of one byte, dies on one of two, and holds one of four until the next, when it hangs. */
const fragileWorker = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads'
    let held = null
    parentPort.on('message', ({ id, request }) => {
      if (request.type === 'write' && request.bytes.length === 4) {
        held = id
        return parentPort.postMessage({ to: id, final: true, reply: { type: 'held' } })
      }
      if (request.type === 'write' && request.bytes.length === 1) for (;;);
      if (request.type === 'write' && request.bytes.length === 2) throw new Error('died')
      parentPort.postMessage({ to: id, final: true, reply: { type: 'done' } })
      if (held !== null) {
        parentPort.postMessage({ retrying: held })
        for (;;);
      }
    })
    parentPort.postMessage({ started: true })
  `)}`,
)

interface PoolPatience {
  readonly limits?: Limits
  readonly openMs?: number
}

function openPool(workers: number, { limits = defaultLimits, openMs = 5000 }: PoolPatience = {}): BoardPool {
  const budgets = { requestMs: 1000, openMs }
  const log = createLog('silent')
  return createBoardPool({ workers, budgets, clock: systemClock, log, limits, workerUrl: fragileWorker })
}

function writeOf(length: number): WorkerRequest {
  const bytes = new Uint8Array(length)
  return { type: 'write', room: 'room', epoch: 1, connection: 1, actor: 'anna', bytes, mode: 'integrate' }
}

type News = { readonly reply: WorkerReply } | { readonly lost: number | null }

/** A line whose news can be waited for one by one. */
function openLine(pool: BoardPool, room: string) {
  const news: News[] = []
  const waiters: ((news: News) => void)[] = []
  const tell = (item: News): void => {
    const waiter = waiters.shift()
    if (waiter === undefined) news.push(item)
    else waiter(item)
  }
  const line = pool.line(room, {
    onReply: (_request, reply) => tell({ reply }),
    onLost: (offender) => tell({ lost: offender }),
  })
  const next = (): Promise<News> => {
    const [first] = news.splice(0, 1)
    return first === undefined ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve(first)
  }
  return { line, next }
}

test.each([
  ['hangs', 1],
  ['dies', 2],
] as const)(
  'a worker that %s is replaced, the request it was busy with is named, and the next one is answered',
  async (_how, length) => {
    const pool = openPool(1)
    const { line, next } = openLine(pool, 'room')
    line.send(writeOf(3))
    const offender = line.send(writeOf(length))
    line.send(writeOf(3))
    expect(await next()).toEqual({ reply: { type: 'done' } })
    expect(await next()).toEqual({ lost: offender })
    line.send(writeOf(3))
    expect(await next()).toEqual({ reply: { type: 'done' } })
    await pool.close()
  },
)

test('a worker that hangs holds up only its own rooms', async () => {
  const pool = openPool(2)
  const lines = Array.from({ length: 8 }, (_, index) => openLine(pool, `room-${index}`))
  lines[0]?.line.send(writeOf(1))
  for (const { line } of lines.slice(1)) line.send(writeOf(3))
  const first = await Promise.all(lines.map(({ next }) => next()))
  const answered = first.filter((news) => 'reply' in news).length
  expect(answered).toBeGreaterThan(0)
  expect(first.filter((news) => 'lost' in news).length).toBe(8 - answered)
  await pool.close()
})

test('a board that made its worker hang once may do so again, and holds up nobody else any more', async () => {
  const pool = openPool(1)
  const [hostile, quiet] = [openLine(pool, 'hostile'), openLine(pool, 'quiet')]
  hostile.line.send(writeOf(1))
  expect(await quiet.next()).toEqual({ lost: null })
  expect(await hostile.next()).toHaveProperty('lost')
  const offender = hostile.line.send(writeOf(1))
  for (let round = 0; round < 20; round += 1) {
    quiet.line.send(writeOf(3))
    expect(await quiet.next()).toEqual({ reply: { type: 'done' } })
  }
  expect(await hostile.next()).toEqual({ lost: offender })
  quiet.line.send(writeOf(3))
  expect(await quiet.next()).toEqual({ reply: { type: 'done' } })
  await pool.close()
})

test('a held write that hangs the worker when it is taken up again is blamed itself, not the write that set it free', async () => {
  const pool = openPool(1)
  const [hostile, honest] = [openLine(pool, 'hostile'), openLine(pool, 'honest')]
  const held = hostile.line.send(writeOf(4))
  expect(await hostile.next()).toEqual({ reply: { type: 'held' } })
  honest.line.send(writeOf(3))
  expect(await honest.next()).toEqual({ reply: { type: 'done' } })
  expect(await hostile.next()).toEqual({ lost: held })
  expect(await honest.next()).toEqual({ lost: null })
  await pool.close()
})

test('rooms behind something long go to another worker and are answered there, while it goes on', async () => {
  // Nothing is given up here, so that nobody is set free by that.
  const pool = openPool(2, { limits: { ...defaultLimits, writeMs: 600_000 }, openMs: 600_000 })
  const lines = Array.from({ length: 8 }, (_, index) => openLine(pool, `room-${index}`))
  const [hostile, ...others] = lines
  hostile?.line.send(writeOf(1))
  for (const { line } of others) line.send(writeOf(3))
  for (const { line, next } of others) {
    const news = await next()
    if ('reply' in news) continue
    expect(news).toEqual({ lost: null })
    line.send(writeOf(3))
    expect(await next()).toEqual({ reply: { type: 'done' } })
  }
  await pool.close()
})
