import type { JoinResponse, Problem } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { join, makeBoard, type MadeBoard } from './board-api.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let anna: JoinResponse
let reader: JoinResponse

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin)
  lead = await join(relay.origin, board, 'facilitate')
  anna = await join(relay.origin, board, 'contribute')
  reader = await join(relay.origin, board, 'view')
})

afterAll(() => relay.close())

interface BadCall {
  readonly method?: string
  readonly path: string
  readonly body?: string | Uint8Array<ArrayBuffer>
  readonly headers?: Readonly<Record<string, string>>
  readonly expected: readonly [status: number, code: string]
}

const json = { 'content-type': 'application/json' }
const csv = { 'content-type': 'text/csv' }

async function expectProblem({ method, path, body, headers, expected }: BadCall): Promise<void> {
  const response = await fetch(`${relay.origin}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: { ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  const what = `${method ?? ''} ${path} ${String(body).slice(0, 60)} -> ${response.status} ${text.slice(0, 200)}`
  expect(response.status, what).toBe(expected[0])
  expect(response.headers.get('content-type'), what).toContain('application/problem+json')
  const problem = JSON.parse(text) as Problem
  expect(problem, what).toMatchObject({ status: expected[0] })
  expect(problem.type, what).toMatch(new RegExp(`:${expected[1]}$`))
  expect(problem.title.length > 0 && problem.detail.length > 0, what).toBe(true)
}

test('making a board refuses what it does not describe', async () => {
  const path = '/api/boards'
  const cases: readonly Omit<BadCall, 'path'>[] = [
    { body: '{"title":', headers: json, expected: [400, 'body-malformed'] },
    { body: '', headers: json, expected: [400, 'body-malformed'] },
    {
      body: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      expected: [415, 'content-type-unsupported'],
    },
    { body: '<a/>', headers: { 'content-type': 'text/xml' }, expected: [415, 'content-type-unsupported'] },
    { body: 'title', headers: { 'content-type': 'text/plain' }, expected: [415, 'content-type-unsupported'] },
    { body: '[]', headers: json, expected: [400, 'request-invalid'] },
    { body: 'null', headers: json, expected: [400, 'request-invalid'] },
    { body: '{}', headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":""}', headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":"   "}', headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":7}', headers: json, expected: [400, 'request-invalid'] },
    { body: JSON.stringify({ title: 'x'.repeat(201) }), headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":"x","language":"no language"}', headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":"x","colour":"red"}', headers: json, expected: [400, 'request-invalid'] },
    { body: '{"title":"x","__proto__":{"template":"example"}}', headers: json, expected: [400, 'body-malformed'] },
    { body: '{"title":"x","template":"nothing"}', headers: json, expected: [422, 'template-unknown'] },
    { body: '{"title":"x","template":"__proto__"}', headers: json, expected: [422, 'template-unknown'] },
    { body: JSON.stringify({ title: 'x'.repeat(100_000) }), headers: json, expected: [413, 'body-too-large'] },
  ]
  for (const bad of cases) await expectProblem({ ...bad, path })
  await expectProblem({ method: 'POST', path, expected: [400, 'request-invalid'] })
})

test('joining refuses what it does not describe', async () => {
  const path = `/api/boards/${board.id}/join`
  const link = board.links.contribute
  for (const body of [
    {},
    { link: '' },
    { link: 7 },
    { link, name: 'x'.repeat(81) },
    { link, sector: 'x'.repeat(41) },
    { link, actorId: 'short' },
    { link, actorId: 'with space in it' },
    { link, role: 'facilitate' },
  ]) {
    await expectProblem({ path, body: JSON.stringify(body), headers: json, expected: [400, 'request-invalid'] })
  }
  await expectProblem({ path, body: 'x', headers: csv, expected: [415, 'content-type-unsupported'] })
  await expectProblem({ path, body: '{', headers: json, expected: [400, 'body-malformed'] })
  await expectProblem({
    path: '/api/boards/%00/join',
    body: '{"link":"a.b"}',
    headers: json,
    expected: [400, 'request-invalid'],
  })
})

test('links refuse what they do not describe', async () => {
  const path = `/api/boards/${board.id}/links`
  const headers = { ...json, authorization: `Bearer ${lead.token}` }
  for (const body of [
    {},
    { role: 'admin' },
    { role: ['facilitate'] },
    { role: 'view', label: 'x'.repeat(81) },
    { role: 'view', hideNames: 'yes' },
    { role: 'view', expiresAt: 'tomorrow' },
    { role: 'view', expiresAt: 1.5 },
    { role: 'view', expiresAt: 1000 },
    { role: 'view', secret: 'mine' },
  ]) {
    await expectProblem({ path, body: JSON.stringify(body), headers, expected: [400, 'request-invalid'] })
  }
  const auth = { authorization: `Bearer ${lead.token}` }
  await expectProblem({
    method: 'DELETE',
    path: `${path}/nosuchlink000000`,
    headers: auth,
    expected: [404, 'link-unknown'],
  })
  const other = await makeBoard(relay.origin)
  const foreign = other.links.view.split('.')[0]
  await expectProblem({ method: 'DELETE', path: `${path}/${foreign}`, headers: auth, expected: [404, 'link-unknown'] })
})

test('reading refuses moments and ranges that are none', async () => {
  const headers = { authorization: `Bearer ${reader.token}` }
  for (const query of [
    '?seq=-1',
    '?seq=x',
    '?seq=1.5',
    '?seq=',
    '?at=yesterday',
    '?seq=1&at=1',
    '?seq=1&seq=2',
    '?moment=1',
  ]) {
    await expectProblem({
      path: `/api/boards/${board.id}/snapshot${query}`,
      headers,
      expected: [400, 'request-invalid'],
    })
  }
  await expectProblem({
    path: `/api/boards/${board.id}/snapshot?seq=99999`,
    headers,
    expected: [422, 'moment-unknown'],
  })
  for (const query of ['?from=-1', '?from=a', '?to=1e3', '?limit=1']) {
    await expectProblem({
      path: `/api/boards/${board.id}/history${query}`,
      headers,
      expected: [400, 'request-invalid'],
    })
  }
})

test('an import refuses bad files, says where, and changes nothing', async () => {
  const path = `/api/boards/${board.id}/import`
  const headers = { ...csv, authorization: `Bearer ${anna.token}` }
  const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
    )
  const cases: readonly Omit<BadCall, 'headers'>[] = [
    { path, body: 'text\na', expected: [400, 'request-invalid'] },
    { path: `${path}?text=`, body: 'text\na', expected: [400, 'request-invalid'] },
    { path: `${path}?text=text&zone=attic`, body: 'text\na', expected: [400, 'request-invalid'] },
    { path: `${path}?text=text&colour=red`, body: 'text\na', expected: [400, 'request-invalid'] },
    { path: `${path}?text=words`, body: 'text\na', expected: [422, 'import-column-missing'] },
    { path: `${path}?text=text&author=who`, body: 'text\na', expected: [422, 'import-column-missing'] },
    { path: `${path}?text=text`, body: '', expected: [422, 'import-column-missing'] },
    { path: `${path}?text=text`, body: 'text\na\n"never closed\nb\n', expected: [422, 'import-broken'] },
    { path: `${path}?text=text`, body: 'text,b\na,b\n"x"y,b\n', expected: [422, 'import-broken'] },
    { path: `${path}?text=text`, body: 'text,b\na,b\nc\n', expected: [422, 'import-broken'] },
    { path: `${path}?text=text&time=when`, body: 'text,when\na,yesterday\n', expected: [422, 'import-broken'] },
    { path: `${path}?text=text`, body: bytes('text\na\n', [0xff, 0xfe], '\n'), expected: [422, 'import-not-utf8'] },
    { path: `${path}?text=text`, body: `text\n${'x\n'.repeat(5001)}`, expected: [422, 'import-too-large'] },
    { path: `${path}?text=text`, body: `text\n${'x'.repeat(10_001)}\n`, expected: [422, 'import-too-large'] },
    { path: `${path}?text=text`, body: `text\n${'x'.repeat(6_000_000)}\n`, expected: [413, 'body-too-large'] },
  ]
  for (const bad of cases) await expectProblem({ ...bad, headers })
  const jsonHeaders = { ...json, authorization: `Bearer ${anna.token}` }
  for (const body of [
    {},
    { notes: 'x' },
    { notes: ['x'] },
    { notes: [{}] },
    { notes: [{ text: 1 }] },
    { notes: [{ text: 'a', zone: 'attic' }] },
    { notes: [{ text: 'a', createdAt: 'now' }] },
    { notes: [{ text: 'a', by: 'somebody' }] },
  ]) {
    await expectProblem({ path, body: JSON.stringify(body), headers: jsonHeaders, expected: [400, 'request-invalid'] })
  }
  await expectProblem({ path, body: '{"notes"', headers: jsonHeaders, expected: [400, 'body-malformed'] })
  await expectProblem({
    path,
    body: 'a',
    headers: { ...headers, 'content-type': 'application/pdf' },
    expected: [415, 'content-type-unsupported'],
  })
  await expectProblem({
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${anna.token}` },
    expected: [400, 'request-invalid'],
  })
  const exported = (await (
    await fetch(`${relay.origin}/api/boards/${board.id}/export.json`, {
      headers: { authorization: `Bearer ${anna.token}` },
    })
  ).json()) as { items: unknown[] }
  expect(exported.items).toEqual([])
})

test('the row of a bad file is told as a number, too', async () => {
  const response = await fetch(`${relay.origin}/api/boards/${board.id}/import?text=text`, {
    method: 'POST',
    headers: { ...csv, authorization: `Bearer ${anna.token}` },
    body: 'text,who\n"fine, with\na line break",x\n\nbad "quote",y\n',
  })
  expect(await response.json()).toMatchObject({ status: 422, row: 4 })
})

test('every call of every endpoint needs a token of the right role for this board', async () => {
  const other = await makeBoard(relay.origin)
  const stranger = await join(relay.origin, other, 'facilitate')
  const calls: readonly (readonly [method: string, path: string, least: 'view' | 'contribute' | 'facilitate'])[] = [
    ['GET', '', 'view'],
    ['GET', '/actors', 'view'],
    ['GET', '/snapshot', 'view'],
    ['GET', '/history', 'view'],
    ['GET', '/export.json', 'view'],
    ['POST', '/import?text=text', 'contribute'],
    ['GET', '/links', 'facilitate'],
    ['POST', '/links', 'facilitate'],
    ['DELETE', '/links/nosuchlink000000', 'facilitate'],
    ['DELETE', '', 'facilitate'],
  ]
  const ranks = ['view', 'contribute', 'facilitate'] as const
  const tokens = { view: reader.token, contribute: anna.token, facilitate: lead.token }
  let cells = 0
  for (const [method, rest, least] of calls) {
    const path = `/api/boards/${board.id}${rest}`
    const isImport = rest.startsWith('/import')
    const body = method === 'POST' ? { body: isImport ? 'text\n' : '{"role":"view"}' } : {}
    const type = method === 'POST' ? (isImport ? csv : json) : {}
    const bad = (headers: Readonly<Record<string, string>>, expected: BadCall['expected']): Promise<void> => {
      cells += 1
      return expectProblem({ method, path, ...body, headers: { ...type, ...headers }, expected })
    }
    await bad({}, [401, 'token-missing'])
    await bad({ authorization: 'Bearer' }, [401, 'token-missing'])
    await bad({ authorization: `Basic ${tokens.facilitate}` }, [401, 'token-missing'])
    await bad({ authorization: `Bearer ${'x'.repeat(43)}` }, [401, 'token-refused'])
    await bad({ authorization: `Bearer ${stranger.token}` }, [401, 'token-refused'])
    await bad({ cookie: `samtavle-${board.id}=nonsense`, origin: relay.origin }, [401, 'token-refused'])
    if (method !== 'GET') {
      const cookie = `samtavle-${board.id}=${tokens.facilitate}`
      await bad({ cookie }, [403, 'origin-refused'])
      await bad({ cookie, origin: 'https://evil.example' }, [403, 'origin-refused'])
      await bad({ cookie, origin: 'null' }, [403, 'origin-refused'])
    }
    for (const role of ranks.slice(0, ranks.indexOf(least))) {
      await bad({ authorization: `Bearer ${tokens[role]}` }, [403, 'role-insufficient'])
    }
    cells += 1
    await expectProblem({
      method,
      path: `/api/boards/no-such-board-00${rest}`,
      ...body,
      headers: { ...type, authorization: `Bearer ${tokens.facilitate}` },
      expected: [404, 'board-unknown'],
    })
  }
  expect(cells).toBeGreaterThanOrEqual(90)
})

test('what is not there is a problem for machines and the app for people', async () => {
  for (const path of [
    '/api',
    '/api/',
    '/api/boards',
    '/api/nothing',
    `/api/boards/${board.id}/tracks`,
    '/assets/none.js',
    '/favicon.none',
  ]) {
    await expectProblem({ path, expected: [404, 'path-unknown'] })
  }
  await expectProblem({
    method: 'PUT',
    path: '/api/boards',
    body: '{}',
    headers: json,
    expected: [404, 'path-unknown'],
  })
  await expectProblem({ path: '/..%2f..%2fpackage.json', expected: [404, 'path-unknown'] })
  for (const path of ['/', `/b/${board.id}`, '/some/where/else']) {
    const page = await fetch(`${relay.origin}${path}`)
    const text = await page.text()
    // Built or not: either the app, or the sentence that says how to build it.
    expect([200, 503], path).toContain(page.status)
    expect(text, path).toMatch(page.status === 200 ? /<!doctype html>/i : /npm start/)
  }
})

test('every answer carries the security headers, and none of the API may be stored', async () => {
  for (const path of ['/', '/healthz', '/api/nothing', `/api/boards/${board.id}`]) {
    const { headers } = await fetch(`${relay.origin}${path}`)
    expect(headers.get('content-security-policy'), path).toContain(
      "default-src 'none';script-src 'self';style-src 'self'",
    )
    expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin')
    expect(headers.get('permissions-policy'), path).toContain('camera=()')
    if (path.startsWith('/api/')) expect(headers.get('cache-control'), path).toBe('no-store')
  }
})

test('wrong secrets in a row are slowed down; the right one still opens', async () => {
  const path = `/api/boards/${board.id}/join`
  const statuses = new Set<number>()
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const link = `${board.links.view.split('.')[0]}.guess-${attempt}`
    const response = await fetch(`${relay.origin}${path}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ link }),
    })
    statuses.add(response.status)
  }
  expect(statuses).toEqual(new Set([403, 429]))
  const joined = await join(relay.origin, board, 'view')
  expect(joined.actor.role).toBe('view')
})
