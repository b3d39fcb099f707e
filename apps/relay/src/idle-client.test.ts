import { systemClock, systemRandomBytes } from '@samtavle/base'
import { limits, type CreateBoardResponse, type JoinResponse, type Limits } from '@samtavle/protocol'
import { createMemoryStore } from '@samtavle/storage'
import { setImmediate as turn } from 'node:timers/promises'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { createLog } from './log.ts'
import { createRelay } from './relay.ts'

// Before anything is imported: the client keeps the clock that it finds when it is loaded.
vi.hoisted(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }))

/** Real turns of the loop after each simulated second: what was written to a socket arrives within a few. */
const turnsPerSecond = 10

const closers: (() => unknown)[] = []

afterAll(() => {
  vi.useRealTimers()
})

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** A relay in this process, and a stock client alone on a board of it: both live by the timers that the test turns. */
async function openLonelyClient(set: Limits) {
  const config = {
    port: 0,
    host: '127.0.0.1',
    dataDir: '',
    publicOrigins: [],
    logLevel: 'silent',
    trustProxy: false,
    recoverUntil: 0,
    limits: set,
  } as const
  const store = createMemoryStore({ clock: systemClock })
  const parts = { clock: systemClock, randomBytes: systemRandomBytes, log: createLog('silent'), webFolder: '/nowhere' }
  const relay = await createRelay({ config, store, privateKey: systemRandomBytes(32), ...parts })
  closers.push(
    () => store.close(),
    () => relay.close(),
  )
  const port = await relay.listen()
  const made = (
    await relay.app.inject({ method: 'POST', url: '/api/boards', payload: { title: 'A' } })
  ).json<CreateBoardResponse>()
  const link = new URL(made.links.contribute).hash.slice(1)
  const url = `/api/boards/${made.board.id}/join`
  const { token } = (await relay.app.inject({ method: 'POST', url, payload: { link } })).json<JoinResponse>()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/sync`, made.board.id, new Doc(), {
    protocols: ['samtavle.v1', `token.${token}`],
    // The types say the browser's class; the ws package's has the same shape and is what y-websocket documents for Node.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  closers.push(() => provider.destroy())
  let drops = 0
  provider.on('connection-close', () => (drops += 1))
  for (let turns = 0; !provider.synced; turns += 1) {
    // A worker starts in its own time, which no timer here governs.
    if (turns > 1_000_000) throw new Error('The client never came in sync')
    await turn()
  }
  return { provider, drops: () => drops }
}

/** Lets simulated seconds pass, with real turns between them so that bytes can travel. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(1000)
    for (let turns = 0; turns < turnsPerSecond; turns += 1) await turn()
  }
}

test('a stock client that is alone and does nothing for ten minutes is not dropped once', async () => {
  const { provider, drops } = await openLonelyClient(limits)
  await pass(600)
  expect(drops()).toBe(0)
  expect(provider.wsconnected).toBe(true)
})

test('without a sign of life from the relay it would be: the simulated minutes are real to the client', async () => {
  const { drops } = await openLonelyClient({ ...limits, keepAliveMs: 3_600_000 })
  await pass(120)
  expect(drops()).toBeGreaterThan(1)
})
