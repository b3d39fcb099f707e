import type { JoinResponse } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { join, makeBoard, type MadeBoard } from './board-api.ts'
import { contentTypes, wrongAnswers, type BadCall } from './problem-answer.ts'

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

const { json, csv } = contentTypes

test('every call of every endpoint needs a token of the right role for this board', async () => {
  const calls: BadCall[] = []
  const other = await makeBoard(relay.origin)
  const stranger = await join(relay.origin, other, 'facilitate')
  const endpoints: readonly (readonly [method: string, path: string, least: 'view' | 'contribute' | 'facilitate'])[] = [
    ['GET', '', 'view'],
    ['GET', '/actors', 'view'],
    ['GET', '/snapshot', 'view'],
    ['GET', '/history', 'view'],
    ['GET', '/tracks', 'view'],
    ['GET', '/stages', 'view'],
    ['GET', '/export.json', 'view'],
    ['GET', '/export.csv', 'view'],
    ['GET', '/export.md', 'view'],
    ['POST', '/import?text=text', 'contribute'],
    ['GET', '/pulses/nosuchpulse000', 'view'],
    ['POST', '/pulses', 'contribute'],
    ['POST', '/pulses/nosuchpulse000/close', 'contribute'],
    ['GET', '/links', 'facilitate'],
    ['POST', '/links', 'facilitate'],
    ['DELETE', '/links/nosuchlink000000', 'facilitate'],
    ['DELETE', '/codes/nosuchlink000000', 'facilitate'],
    ['POST', '/restore', 'facilitate'],
    ['DELETE', '', 'facilitate'],
  ]
  const ranks = ['view', 'contribute', 'facilitate'] as const
  const tokens = { view: reader.token, contribute: anna.token, facilitate: lead.token }
  for (const [method, rest, least] of endpoints) {
    const path = `/api/boards/${board.id}${rest}`
    const isImport = rest.startsWith('/import')
    const body =
      method === 'POST' ? { body: isImport ? 'text\n' : rest === '/restore' ? '{"seq":1}' : '{"role":"view"}' } : {}
    const type = method === 'POST' ? (isImport ? csv : json) : {}
    const bad = (headers: Readonly<Record<string, string>>, answer: string): void => {
      calls.push({ method, path, ...body, headers: { ...type, ...headers }, answer })
    }
    bad({}, '401 token-missing')
    bad({ authorization: 'Bearer' }, '401 token-missing')
    bad({ authorization: `Basic ${tokens.facilitate}` }, '401 token-missing')
    bad({ authorization: `Bearer ${'x'.repeat(43)}` }, '401 token-refused')
    bad({ authorization: `Bearer ${stranger.token}` }, '401 token-refused')
    bad({ cookie: `samtavle-${board.id}=nonsense`, origin: relay.origin }, '401 token-refused')
    if (method !== 'GET') {
      const cookie = `samtavle-${board.id}=${tokens.facilitate}`
      bad({ cookie }, '403 origin-refused')
      bad({ cookie, origin: 'https://evil.example' }, '403 origin-refused')
      bad({ cookie, origin: 'null' }, '403 origin-refused')
    }
    for (const role of ranks.slice(0, ranks.indexOf(least))) {
      bad({ authorization: `Bearer ${tokens[role]}` }, '403 role-insufficient')
    }
    calls.push({
      method,
      path: `/api/boards/no-such-board-00${rest}`,
      ...body,
      headers: { ...type, authorization: `Bearer ${tokens.facilitate}` },
      answer: '404 board-unknown',
    })
  }
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
  expect(calls.length).toBeGreaterThanOrEqual(90)
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
