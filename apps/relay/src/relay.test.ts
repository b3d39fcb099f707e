import { systemClock, systemRandomBytes, type Clock } from '@samtavle/base'
import { limits, type CreateBoardResponse, type JoinResponse, type Limits } from '@samtavle/protocol'
import { createMemoryStore, type Store } from '@samtavle/storage'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Config } from './config.ts'
import { createLog } from './log.ts'
import { createRelay, type Relay } from './relay.ts'

const config: Config = {
  port: 0,
  host: '127.0.0.1',
  dataDir: '',
  publicOrigins: ['https://board.example.org'],
  logLevel: 'silent',
  trustProxy: false,
  recoverUntil: 0,
  limits,
}

const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function openRelay(
  options: {
    readonly store?: Store
    readonly clock?: Clock
    readonly webFolder?: string
    readonly limits?: Partial<Limits>
    readonly diskFreeBytes?: () => Promise<number>
  } = {},
): Promise<Relay> {
  const { clock = systemClock, webFolder = '/nowhere' } = options
  const store = options.store ?? createMemoryStore({ clock })
  const relay = await createRelay({
    config: { ...config, limits: { ...limits, ...options.limits } },
    ...(options.diskFreeBytes === undefined ? {} : { diskFreeBytes: options.diskFreeBytes }),
    store,
    clock,
    randomBytes: systemRandomBytes,
    privateKey: systemRandomBytes(32),
    log: createLog('silent'),
    webFolder,
  })
  closers.push(
    () => store.close(),
    () => relay.close(),
  )
  return relay
}

async function makeBoard(relay: Relay): Promise<CreateBoardResponse> {
  const response = await relay.app.inject({ method: 'POST', url: '/api/boards', payload: { title: 'A' } })
  expect(response.statusCode, response.body).toBe(201)
  return response.json<CreateBoardResponse>()
}

function joinBoard(relay: Relay, made: CreateBoardResponse, role: 'facilitate' | 'contribute' | 'view') {
  const link = new URL(made.links[role]).hash.slice(1)
  return relay.app.inject({ method: 'POST', url: `/api/boards/${made.board.id}/join`, payload: { link } })
}

test('when the disk is full nothing is promised, readiness says so, reading goes on, and writing resumes by itself', async () => {
  let isFull = false
  const store = createMemoryStore({ clock: systemClock, fault: () => (isFull ? 'store-full' : null) })
  const relay = await openRelay({ store })
  const made = await makeBoard(relay)
  const { token } = (await joinBoard(relay, made, 'contribute')).json<JoinResponse>()
  const headers = { authorization: `Bearer ${token}` }
  const importOne = () =>
    relay.app.inject({
      method: 'POST',
      url: `/api/boards/${made.board.id}/import`,
      headers,
      payload: { notes: [{ text: 'x' }] },
    })
  const countItems = async (): Promise<number> => {
    const facts = await relay.app.inject({ url: `/api/boards/${made.board.id}`, headers })
    return facts.json<{ counts: { items: number } }>().counts.items
  }
  expect((await importOne()).statusCode).toBe(200)
  isFull = true
  const refused = await importOne()
  expect(refused.statusCode).toBe(503)
  expect(refused.json()).toMatchObject({ type: 'urn:samtavle:problem:store-unavailable' })
  expect((await relay.app.inject({ url: '/readyz' })).statusCode).toBe(503)
  expect((await relay.app.inject({ method: 'POST', url: '/api/boards', payload: { title: 'B' } })).statusCode).toBe(503)
  // What was not kept is not shown either.
  expect(await countItems()).toBe(1)
  isFull = false
  expect((await relay.app.inject({ url: '/readyz' })).statusCode).toBe(200)
  expect((await importOne()).statusCode).toBe(200)
  expect(await countItems()).toBe(2)
})

test('links and cookies follow the public address', async () => {
  const relay = await openRelay()
  const made = await makeBoard(relay)
  expect(made.links.view).toMatch(/^https:\/\/board\.example\.org\/b\//)
  const joined = await joinBoard(relay, made, 'view')
  expect(joined.headers['set-cookie']).toContain('Secure')
})

test('150 people join from one address within ten seconds', async () => {
  const relay = await openRelay()
  const made = await makeBoard(relay)
  const joins = await Promise.all(Array.from({ length: 150 }, () => joinBoard(relay, made, 'contribute')))
  expect(new Set(joins.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  expect(new Set(joins.map((join) => join.json<JoinResponse>().actor.id)).size).toBe(150)
})

test('a relay that stops is not ready any more', async () => {
  const relay = await openRelay()
  expect((await relay.app.inject({ url: '/readyz' })).statusCode).toBe(200)
  const closing = relay.close()
  expect((await relay.app.inject({ url: '/readyz' })).statusCode).toBe(503)
  await closing
  closers.pop()
})

test('the web app is served with its page for every path of its own, and built files may be kept for ever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samtavle-web-'))
  closers.push(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Samtavle</title>')
  await writeFile(join(folder, 'sw.js'), 'self')
  await writeFile(join(folder, 'assets', 'app-1a2b.js'), 'app')
  const relay = await openRelay({ webFolder: folder })
  for (const url of ['/', '/b/abc', '/b/abc/replay?x=1', '/boards']) {
    const page = await relay.app.inject({ url })
    expect(page.statusCode, url).toBe(200)
    expect(page.body, url).toContain('<title>Samtavle</title>')
    expect(page.headers['cache-control'], url).toBe('no-cache')
  }
  const worker = await relay.app.inject({ url: '/sw.js' })
  expect([worker.body, worker.headers['cache-control']]).toEqual(['self', 'no-cache'])
  const asset = await relay.app.inject({ url: '/assets/app-1a2b.js' })
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  for (const url of ['/assets/old-3c4d.js', '/assets/', '/api/x', '/sync/x', '/none.png', '/..%2fpackage.json']) {
    const missing = await relay.app.inject({ url })
    expect(missing.statusCode, url).toBe(404)
    expect(missing.headers['content-type'], url).toContain('application/problem+json')
  }
})

test('without a built web app a page says in one sentence how to build it', async () => {
  const relay = await openRelay()
  const page = await relay.app.inject({ url: '/b/abc' })
  expect(page.statusCode).toBe(503)
  expect(page.body).toMatch(/^[^\n]*npm start[^\n]*\n$/)
})

test('an address that calls without end is slowed down, and so is one that makes board after board; what it claims to be is not read', async () => {
  const relay = await openRelay({
    limits: { callsPerSecond: 0.001, callBurst: 5, newBoardsPerSecond: 0.001, newBoardBurst: 2 },
  })
  const makes = Array.from({ length: 3 }, (_, index) => ({ 'x-forwarded-for': `198.51.100.${index}` }))
  const statuses: number[] = []
  for (const headers of makes) {
    const made = await relay.app.inject({ method: 'POST', url: '/api/boards', payload: { title: 'A' }, headers })
    statuses.push(made.statusCode)
  }
  for (let call = 0; call < 4; call += 1) statuses.push((await relay.app.inject({ url: '/healthz' })).statusCode)
  expect(statuses).toEqual([201, 201, 429, 200, 200, 429, 429])
})

test('a relay whose disk is nearly full says so before it is', async () => {
  let free = limits.diskFreeBytes
  const relay = await openRelay({ diskFreeBytes: () => Promise.resolve(free) })
  const readiness = async (): Promise<number> => (await relay.app.inject({ url: '/readyz' })).statusCode
  expect(await readiness()).toBe(200)
  free -= 1
  expect(await readiness()).toBe(503)
  free += 1
  expect(await readiness()).toBe(200)
})

test('a relay whose clock is years off, or jumps, lets in whoever joined: its own clock decides, and theirs is not asked', async () => {
  let skewMs = -5 * 365 * 24 * 60 * 60 * 1000
  const clock: Clock = { now: () => systemClock.now() + skewMs, after: systemClock.after }
  const relay = await openRelay({ clock })
  const made = await makeBoard(relay)
  const { token } = (await joinBoard(relay, made, 'contribute')).json<JoinResponse>()
  const status = async (): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` }
    return (await relay.app.inject({ url: `/api/boards/${made.board.id}`, headers })).statusCode
  }
  expect(await status()).toBe(200)
  const hourMs = 60 * 60 * 1000
  for (const jumpMs of [hourMs, -2 * hourMs, 24 * hourMs]) {
    skewMs += jumpMs
    expect(await status(), `after a jump of ${jumpMs} ms`).toBe(200)
  }
  // Expiry is real all the same.
  skewMs += 40 * 24 * hourMs
  expect(await status()).toBe(401)
})
