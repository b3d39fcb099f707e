import type { CreateCodeResponse, CreateLinkResponse, JoinResponse, LinkFacts } from '@samtavle/protocol'
import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let anna: JoinResponse

beforeAll(async () => {
  relay = await startRelay({ env: { LIMIT_WRONG_CODE_BURST: '1000', LIMIT_ALL_WRONG_CODE_BURST: '1000' } })
  board = await makeBoard(relay.origin)
  lead = await join(relay.origin, board, 'facilitate')
  anna = await join(relay.origin, board, 'contribute')
})

afterAll(() => relay.close())

const askCode = (link: string, token: string, on: MadeBoard = board, origin = relay.origin): Promise<Response> =>
  call(origin, `/api/boards/${on.id}/codes`, { token, body: { link } })
const openCode = (code: string, origin = relay.origin): Promise<Response> =>
  call(origin, '/api/codes', { body: { code } })

async function madeCode(link: string, token: string): Promise<CreateCodeResponse> {
  return jsonOf<CreateCodeResponse>(await askCode(link, token))
}

async function newLink(role: string, more: object = {}): Promise<{ readonly id: string; readonly link: string }> {
  const made = await jsonOf<CreateLinkResponse>(
    await call(relay.origin, `/api/boards/${board.id}/links`, { token: lead.token, body: { role, ...more } }),
  )
  return { id: made.id, link: new URL(made.url).hash.slice(1) }
}

test('a code opens the link it was made for, typed in any way, and stays the same for whoever asks again', async () => {
  const made = await madeCode(board.links.contribute, lead.token)
  expect(made).toMatchObject({ role: 'contribute', linkId: board.links.contribute.split('.')[0] })
  expect(made.expiresAt - Date.now()).toBeLessThanOrEqual(12 * 60 * 60 * 1000)
  expect(await madeCode(board.links.contribute, anna.token)).toEqual(made)
  const typed = `${made.code.slice(0, 3)}-${made.code.slice(3)} `.toLowerCase()
  const opened = await jsonOf(await openCode(typed))
  expect(opened).toEqual({ boardId: board.id, link: board.links.contribute })
  const joined = await join(
    relay.origin,
    { id: board.id, links: { ...board.links, view: board.links.contribute } },
    'view',
  )
  expect(joined.actor.role).toBe('contribute')
  const shown = await madeCode(board.links.view, anna.token)
  expect(shown.role).toBe('view')
  expect(shown.code).not.toBe(made.code)
})

test('no code is made for a facilitate link, nor by whoever does not hold the link or is not on the board', async () => {
  const strong = await askCode(board.links.facilitate, lead.token)
  expect([strong.status, await strong.json()]).toMatchObject([422, { type: 'urn:samtavle:problem:code-too-strong' }])
  const wrong = await askCode(`${board.links.view.split('.')[0]}.${'x'.repeat(43)}`, lead.token)
  expect([wrong.status, await wrong.json()]).toMatchObject([403, { type: 'urn:samtavle:problem:link-refused' }])
  expect((await call(relay.origin, `/api/boards/${board.id}/codes`, { body: { link: board.links.view } })).status).toBe(
    401,
  )
  const other = await makeBoard(relay.origin)
  const stranger = await join(relay.origin, other, 'facilitate')
  expect((await askCode(board.links.view, stranger.token)).status).toBe(401)
  expect((await askCode(board.links.view, stranger.token, other)).status).toBe(403)
})

test('unknown, withdrawn, expired and revoked codes answer alike, and a withdrawn one is followed by another', async () => {
  const withdrawn = await madeCode(board.links.view, lead.token)
  const path = `/api/boards/${board.id}/codes/${withdrawn.linkId}`
  expect((await call(relay.origin, path, { method: 'DELETE', token: anna.token })).status).toBe(403)
  expect((await call(relay.origin, path, { method: 'DELETE', token: lead.token })).status).toBe(204)
  expect((await call(relay.origin, path, { method: 'DELETE', token: lead.token })).status).toBe(404)
  const next = await madeCode(board.links.view, lead.token)
  expect(next.code).not.toBe(withdrawn.code)
  // Long enough for a slow machine to make the link and its code meanwhile.
  const soon = Date.now() + 6000
  const brief = await newLink('view', { expiresAt: soon })
  const expiring = await madeCode(brief.link, lead.token)
  expect(expiring.expiresAt).toBe(soon)
  const revoked = await newLink('contribute')
  const dead = await madeCode(revoked.link, lead.token)
  await call(relay.origin, `/api/boards/${board.id}/links/${revoked.id}`, { method: 'DELETE', token: lead.token })
  // The relay's clock decides: it is asked until that moment has come.
  while (Date.now() <= soon) await openCode(expiring.code)
  const answers = new Set<string>()
  for (const code of ['2222222', '', 'not a code', '__proto__', withdrawn.code, expiring.code, dead.code]) {
    const answer = await openCode(code)
    answers.add(`${answer.status} ${await answer.text()}`)
  }
  expect(answers.size).toBe(1)
  expect([...answers][0]).toMatch(/^403 .*code-refused/)
  expect((await openCode(next.code)).status).toBe(200)
  const links = await jsonOf<readonly LinkFacts[]>(
    await call(relay.origin, `/api/boards/${board.id}/links`, { token: lead.token }),
  )
  expect(links.find(({ id }) => id === withdrawn.linkId)?.revokedAt).toBeNull()
})

test('neither a code nor the secret behind it can be read in the store', async () => {
  const { code } = await madeCode(board.links.contribute, lead.token)
  const files = readdirSync(relay.dataDir).filter((name) => name !== 'private.key')
  expect(files).toContain('samtavle.db')
  const [, secret = ''] = board.links.contribute.split('.')
  for (const name of files) {
    const bytes = readFileSync(joinPath(relay.dataDir, name))
    expect(
      [code, secret].filter((words) => bytes.includes(words)),
      name,
    ).toEqual([])
  }
})

test('guesses are slowed down for the one who guesses and for all, and then even the right code waits', async () => {
  const shy = await startRelay({ env: { LIMIT_WRONG_CODE_BURST: '5', LIMIT_WRONG_CODES_PER_SECOND: '0.000001' } })
  try {
    const made = await makeBoard(shy.origin)
    const guest = await join(shy.origin, made, 'contribute')
    const right = await jsonOf<CreateCodeResponse>(await askCode(made.links.contribute, guest.token, made, shy.origin))
    // Forty people who type it right at the same time cost each other nothing.
    const together = await Promise.all(Array.from({ length: 40 }, () => openCode(right.code, shy.origin)))
    expect(new Set(together.map(({ status }) => status))).toEqual(new Set([200]))
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, index) => openCode(`222222${index % 8}`, shy.origin)),
    )
    expect(guesses.filter(({ status }) => status === 403)).toHaveLength(5)
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(7)
    expect((await openCode(right.code, shy.origin)).status).toBe(429)
    expect((await join(shy.origin, made, 'contribute')).actor.role).toBe('contribute')
  } finally {
    await shy.close()
  }
})
