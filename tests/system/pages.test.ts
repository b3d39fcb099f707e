import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { makeBoard, type MadeBoard } from './board-api.ts'
import { contentTypes, wrongAnswers, type BadCall } from './problem-answer.ts'

let relay: RunningRelay
let board: MadeBoard

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin)
})

afterAll(() => relay.close())

const { json } = contentTypes

test('what is not there is a problem for machines and the app for people', async () => {
  const calls: BadCall[] = []
  for (const path of ['/api', '/api/', '/api/boards', '/api/nothing', '/assets/none.js', '/favicon.none']) {
    calls.push({ path, answer: '404 path-unknown' })
  }
  calls.push({
    method: 'PUT',
    path: '/api/boards',
    body: '{}',
    headers: json,
    answer: '404 path-unknown',
  })
  calls.push({ path: '/..%2f..%2fpackage.json', answer: '404 path-unknown' })
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
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

test('the app is sent compressed to who can read that, and says that it depends on it', async () => {
  const page = await fetch(`${relay.origin}/`)
  const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? []
  expect(script).toBeDefined()
  for (const encoding of ['gzip', 'br']) {
    const answer = await fetch(`${relay.origin}${script}`, { headers: { 'accept-encoding': encoding } })
    expect(answer.headers.get('content-encoding')).toBe(encoding)
    expect(answer.headers.get('vary')).toMatch(/accept-encoding/i)
    expect(answer.headers.get('content-type')).toMatch(/javascript/)
    expect((await answer.text()).length).toBeGreaterThan(Number(answer.headers.get('content-length')))
  }
  const plain = await fetch(`${relay.origin}${script}`, { headers: { 'accept-encoding': 'identity' } })
  expect(plain.headers.get('content-encoding')).toBeNull()
})
