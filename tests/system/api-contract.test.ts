import type {
  ActorFacts,
  BoardResponse,
  CreateLinkResponse,
  JoinResponse,
  LinkFacts,
  TimeResponse,
} from '@samtavle/protocol'
import { defaultAxis } from '@samtavle/board'
import { parseHistoryLine } from '@samtavle/history'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { until } from '../support/until.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let anna: JoinResponse
let reader: JoinResponse

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin, { title: '  Havnen  ', language: 'da' })
  lead = await join(relay.origin, board, 'facilitate', { name: 'Karen', sector: 'public' })
  anna = await join(relay.origin, board, 'contribute', { name: 'Anna', sector: 'citizens' })
  reader = await join(relay.origin, board, 'view')
})

afterAll(() => relay.close())

const path = (rest = ''): string => `/api/boards/${board.id}${rest}`

async function bytesOf(response: Response): Promise<Uint8Array> {
  expect(response.status).toBe(200)
  return new Uint8Array(await response.arrayBuffer())
}

test('a board is made with three links whose secrets hold 128 bits or more', async () => {
  const response = await call(relay.origin, '/api/boards', { body: { title: 'A' } })
  expect(response.status).toBe(201)
  const made = (await response.json()) as { board: { id: string }; links: Record<string, string> }
  expect(Object.keys(made.links)).toEqual(['facilitate', 'contribute', 'view'])
  for (const link of Object.values(made.links)) {
    expect(link).toMatch(new RegExp(`^${relay.origin}/b/${made.board.id}#[A-Za-z0-9_-]{12,}\\.[A-Za-z0-9_-]{22,}$`))
  }
  expect(new Set(Object.values(made.links)).size).toBe(3)
})

test('the first journal entry of a board is its facts', async () => {
  const doc = new Doc()
  const response = await call(relay.origin, path('/snapshot?seq=1'), { token: reader.token })
  expect(response.headers.get('x-seq')).toBe('1')
  applyUpdate(doc, await bytesOf(response))
  expect(doc.getMap('meta').toJSON()).toMatchObject({
    schema: 1,
    title: 'Havnen',
    language: 'da',
    axis: defaultAxis,
  })
})

test('joining gives an actor, a token and a cookie', async () => {
  const response = await call(relay.origin, path('/join'), {
    body: { link: board.links.contribute, name: '  Ida  Marie ', sector: 'citizens' },
  })
  const joined = await jsonOf<JoinResponse>(response)
  expect(joined.actor).toMatchObject({ name: 'Ida Marie', sector: 'citizens', role: 'contribute' })
  expect(joined.expiresAt).toBeGreaterThan(Date.now())
  const cookie = response.headers.get('set-cookie') ?? ''
  expect(cookie).toContain(`samtavle-${board.id}=${joined.token}; Path=/`)
  expect(cookie).toContain('HttpOnly')
  expect(cookie).toContain('SameSite=Strict')
  expect(cookie).not.toContain('Secure')
})

test('an actor id is kept by who proves it, given to who asks first, and replaced for everybody else', async () => {
  const wanted = 'my-own-actor-id-1'
  const first = await join(relay.origin, board, 'contribute', { actorId: wanted, name: 'First', sector: 'private' })
  expect(first.actor.id).toBe(wanted)
  const thief = await join(relay.origin, board, 'contribute', { actorId: wanted, name: 'Thief' })
  expect(thief.actor.id).not.toBe(wanted)
  const body = { link: board.links.contribute, actorId: wanted, name: 'Renamed' }
  const proven = await jsonOf<JoinResponse>(await call(relay.origin, path('/join'), { body, token: first.token }))
  expect(proven.actor).toMatchObject({ id: wanted, name: 'Renamed', sector: 'private' })
  const cookie = `samtavle-${board.id}=${first.token}`
  const byCookie = await jsonOf<JoinResponse>(
    await call(relay.origin, path('/join'), { body, headers: { cookie, origin: relay.origin } }),
  )
  expect(byCookie.actor.id).toBe(wanted)
  const fromElsewhere = await jsonOf<JoinResponse>(
    await call(relay.origin, path('/join'), { body, headers: { cookie, origin: 'https://evil.example' } }),
  )
  expect(fromElsewhere.actor.id).not.toBe(wanted)
  const atOnce = await Promise.all(
    Array.from({ length: 5 }, () => join(relay.origin, board, 'contribute', { actorId: 'wanted-by-many-1' })),
  )
  expect(atOnce.filter((joined) => joined.actor.id === 'wanted-by-many-1')).toHaveLength(1)
})

test('a board tells its facts, the caller’s role and its counts', async () => {
  const facts = await jsonOf<BoardResponse>(await call(relay.origin, path(), { token: anna.token }))
  expect(facts).toMatchObject({
    board: { id: board.id, title: 'Havnen', language: 'da' },
    actor: { id: anna.actor.id, name: 'Anna', sector: 'citizens', role: 'contribute' },
    role: 'contribute',
    counts: { items: 0, connections: 0 },
  })
  expect(facts.counts.entries).toBeGreaterThanOrEqual(3)
})

test('actors have names, unless the link hides them', async () => {
  const actors = await jsonOf<ActorFacts[]>(await call(relay.origin, path('/actors'), { token: reader.token }))
  expect(actors.find(({ id }) => id === anna.actor.id)).toMatchObject({ name: 'Anna', sector: 'citizens' })
  const link = await jsonOf<CreateLinkResponse>(
    await call(relay.origin, path('/links'), { token: lead.token, body: { role: 'view', hideNames: true } }),
  )
  const hidden = await join(
    relay.origin,
    { id: board.id, links: { ...board.links, view: new URL(link.url).hash.slice(1) } },
    'view',
  )
  const nameless = await jsonOf<ActorFacts[]>(await call(relay.origin, path('/actors'), { token: hidden.token }))
  expect(nameless.map(({ id }) => id)).toEqual(expect.arrayContaining(actors.map(({ id }) => id)))
  expect(nameless.every(({ name }) => name === null)).toBe(true)
  const exported = await (await call(relay.origin, path('/export.json'), { token: hidden.token })).text()
  expect(exported).not.toContain('Anna')
  expect(exported).toContain(anna.actor.id)
})

test('a facilitator makes, lists and revokes links; the secret is shown once', async () => {
  const expiresAt = Date.now() + 3_600_000
  const response = await call(relay.origin, path('/links'), {
    token: lead.token,
    body: { role: 'contribute', label: 'QR on the wall', expiresAt },
  })
  expect(response.status).toBe(201)
  const link = (await response.json()) as CreateLinkResponse
  expect(link).toMatchObject({ role: 'contribute', label: 'QR on the wall', expiresAt })
  const secret = new URL(link.url).hash.split('.')[1] ?? ''
  const listed = await (await call(relay.origin, path('/links'), { token: lead.token })).text()
  expect(listed).not.toContain(secret)
  const links = JSON.parse(listed) as LinkFacts[]
  expect(links.find(({ id }) => id === link.id)).toMatchObject({
    label: 'QR on the wall',
    hideNames: false,
    revokedAt: null,
  })
  const guest = await join(
    relay.origin,
    { id: board.id, links: { ...board.links, contribute: new URL(link.url).hash.slice(1) } },
    'contribute',
  )
  expect(guest.expiresAt).toBe(expiresAt)
  expect((await call(relay.origin, path(`/links/${link.id}`), { method: 'DELETE', token: lead.token })).status).toBe(
    204,
  )
  expect((await call(relay.origin, path(), { token: guest.token })).status).toBe(401)
  const after = await jsonOf<LinkFacts[]>(await call(relay.origin, path('/links'), { token: lead.token }))
  expect(after.find(({ id }) => id === link.id)?.revokedAt).toBeGreaterThan(0)
})

test('the relay tells its time, which a timer counts in, to whoever may read the board', async () => {
  const before = Date.now()
  const { now } = await jsonOf<TimeResponse>(await call(relay.origin, path('/time'), { token: reader.token }))
  expect(now).toBeGreaterThanOrEqual(before)
  expect(now).toBeLessThanOrEqual(Date.now())
  expect((await call(relay.origin, path('/time'))).status).toBe(401)
})

test('unknown, mistyped, revoked and expired links, and unknown boards, answer with the very same words', async () => {
  // Far enough ahead for a slow machine to ask in time.
  const expiresAt = Date.now() + 1500
  const links = [
    await jsonOf<CreateLinkResponse>(
      await call(relay.origin, path('/links'), { token: lead.token, body: { role: 'view' } }),
    ),
    await jsonOf<CreateLinkResponse>(
      await call(relay.origin, path('/links'), {
        token: lead.token,
        body: { role: 'view', expiresAt },
      }),
    ),
  ].map(({ url }) => new URL(url).hash.slice(1))
  const [revoked = '', expired = ''] = links
  await call(relay.origin, path(`/links/${revoked.split('.')[0]}`), { method: 'DELETE', token: lead.token })
  const other = await makeBoard(relay.origin)
  await until(() => Date.now() > expiresAt, 'the link has expired')
  const answers: string[] = []
  for (const [boardId, link] of [
    [board.id, `nosuchlink000000.${'x'.repeat(43)}`],
    [board.id, `${board.links.view.split('.')[0]}.${'x'.repeat(43)}`],
    [board.id, 'no dot at all'],
    [board.id, revoked],
    [board.id, expired],
    [board.id, other.links.facilitate],
    ['no-such-board-00', board.links.view],
  ] as const) {
    const response = await call(relay.origin, `/api/boards/${boardId}/join`, { body: { link } })
    answers.push(`${response.status} ${await response.text()}`)
  }
  expect(new Set(answers).size).toBe(1)
  expect(answers[0]).toMatch(/^403 .*link-refused/)
})

test('the history is the journal line by line, in any range', async () => {
  const read = async (query: string): Promise<readonly string[]> =>
    (await (await call(relay.origin, path(`/history${query}`), { token: reader.token })).text())
      .split('\n')
      .slice(0, -1)
  const lines = await read('')
  const entries = lines.map((line) => {
    const parsed = parseHistoryLine(line)
    if (!parsed.ok) throw new Error(parsed.error)
    return parsed.value
  })
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_entry, index) => index + 1))
  expect(entries[0]).toMatchObject({ actor: null, sector: null })
  expect(entries.find(({ actor }) => actor === anna.actor.id)).toMatchObject({ sector: 'citizens' })
  expect(await read('?from=2&to=3')).toEqual(lines.slice(1, 3))
  expect(await read('?from=100000')).toEqual([])
  // Folding them gives the board.
  const doc = new Doc()
  for (const entry of entries) applyUpdate(doc, entry.bytes)
  const now = new Doc()
  applyUpdate(now, await bytesOf(await call(relay.origin, path('/snapshot'), { token: reader.token })))
  expect(doc.getMap('actors').toJSON()).toEqual(now.getMap('actors').toJSON())
})

test('a snapshot is the board as of a position or a time', async () => {
  const readAt = async (query: string): Promise<{ readonly seq: number; readonly actors: number }> => {
    const response = await call(relay.origin, path(`/snapshot${query}`), { token: reader.token })
    expect(response.headers.get('content-type')).toBe('application/octet-stream')
    const doc = new Doc()
    applyUpdate(doc, await bytesOf(response))
    return { seq: Number(response.headers.get('x-seq')), actors: doc.getMap('actors').size }
  }
  const now = await readAt('')
  expect(await readAt(`?seq=${now.seq}`)).toEqual(now)
  expect(await readAt('?seq=2')).toEqual({ seq: 2, actors: 1 })
  expect(await readAt('?seq=0')).toEqual({ seq: 0, actors: 0 })
  expect(await readAt('?at=0')).toEqual({ seq: 0, actors: 0 })
  expect(await readAt(`?at=${Date.now()}`)).toEqual(now)
})

test('health, readiness and metrics tell machines how it is, and nothing of any board', async () => {
  expect(await jsonOf(await call(relay.origin, '/healthz'))).toEqual({ status: 'ok' })
  expect(await jsonOf(await call(relay.origin, '/readyz'))).toEqual({ status: 'ready' })
  const metrics = await call(relay.origin, '/metrics')
  expect(metrics.headers.get('content-type')).toContain('text/plain')
  const text = await metrics.text()
  expect(text).toContain('samtavle_connections 0')
  expect(text).toContain('process_resident_memory_bytes')
  expect(text).not.toContain(board.id)
})

test('the example board has a case to look at, in the visitor’s language, with authors from four sectors', async () => {
  for (const [language, word] of [
    ['da', 'havnen'],
    ['nb-NO', 'havna'],
    ['en', 'harbour'],
    ['pl', 'harbour'],
  ] as const) {
    const example = await makeBoard(relay.origin, { template: 'example', language })
    const guest = await join(relay.origin, example, 'view')
    const exported = await jsonOf<{
      items: { zone: string; text: string; item: { by: string; kind: string } }[]
      actors: { id: string; name: string; sector: string | null }[]
      meta: { language: string }
    }>(await call(relay.origin, `/api/boards/${example.id}/export.json`, { token: guest.token }))
    expect(exported.meta.language).toBe(language)
    const items = exported.items.filter(({ item }) => item.kind !== 'link')
    expect(items).toHaveLength(31)
    expect(items.filter(({ text }) => text.toLowerCase().includes(word)).length, language).toBeGreaterThan(0)
    expect(new Set(items.map(({ zone }) => zone))).toEqual(new Set(['understand', 'plan', 'implement']))
    const sectorsById = new Map(exported.actors.map(({ id, sector }) => [id, sector]))
    expect(new Set(items.map(({ item }) => sectorsById.get(item.by)))).toEqual(
      new Set(['public', 'private', 'civil-society', 'citizens']),
    )
  }
})
