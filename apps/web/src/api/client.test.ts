import { expect, test } from 'vitest'
import { createApi, failureOf } from './client.ts'

const joined = {
  actor: { id: 'A1', name: null, sector: 'citizens', role: 'contribute' },
  token: 'opaque',
  expiresAt: 5,
}

test('a call that succeeds gives the parsed answer', async () => {
  const calls: unknown[] = []
  const api = createApi(async (path, init) => {
    calls.push([path, init?.method, init?.body])
    return Response.json(joined)
  })
  const result = await api.join('B/1', { link: 'l.s', sector: 'citizens' })
  expect(result).toEqual({ ok: true, value: joined })
  expect(calls).toEqual([['/api/boards/B%2F1/join', 'POST', '{"link":"l.s","sector":"citizens"}']])
})

test('an answer of another shape is broken, not half believed', async () => {
  const api = createApi(async () => Response.json({ actor: { id: 'A1', role: 'emperor' }, token: 't' }))
  expect(await api.join('B1', { link: 'l.s' })).toMatchObject({ ok: false, error: { kind: 'broken' } })
})

test('no network is offline', async () => {
  const api = createApi(async () => Promise.reject(new TypeError('Failed to fetch')))
  expect(await api.board('B1')).toMatchObject({ ok: false, error: { kind: 'offline', status: null } })
})

test.each([
  [401, 'refused'],
  [403, 'refused'],
  [404, 'unknown'],
  [410, 'unknown'],
  [400, 'invalid'],
  [413, 'invalid'],
  [429, 'busy'],
  [503, 'busy'],
  [500, 'broken'],
])('status %i is %s to a person', (status, kind) => {
  expect(failureOf(status, null).kind).toBe(kind)
})

test('the code of a problem is the end of its type', () => {
  const body = {
    type: 'https://tavle.example/errors#link-refused',
    title: 'x',
    status: 403,
    detail: 'Ask for a new link.',
  }
  expect(failureOf(403, body)).toMatchObject({ code: 'link-refused', detail: 'Ask for a new link.' })
})
