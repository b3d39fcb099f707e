import { expect, test } from 'vitest'
import type { Role } from '@samtavle/protocol'
import { createApi } from '../api/client.ts'
import { createBoardList } from '../device/board-list.ts'
import { startBoard } from '../home/start-board.ts'
import { enterBoard, fetchTitle, introduce } from './enter-board.ts'

const secret = 'sssssssssssssssssssssssssss'
const board = 'Board12345678'
const facilitate = `f.${secret}`
const contribute = `c.${secret}`
const view = `v.${secret}`

test('a newcomer with a good link is asked who they are, and is in after the answer', async () => {
  const visit = openVisit()
  expect(await enterBoard(visit.tools, board, contribute)).toEqual({ state: 'ask', title: '' })
  expect(await fetchTitle(visit.tools, board)).toBe('The marina')
  expect(visit.tools.boards.find(board)?.title).toBe('The marina')
  const entry = await introduce(visit.tools, board, { name: 'Anna', sector: 'citizens' })
  expect(entry).toMatchObject({ state: 'in', me: { name: 'Anna', sector: 'citizens', role: 'contribute' } })
  expect(visit.relay.actorCount()).toBe(1)
})

test('reloading before the answer asks again, as the same actor', async () => {
  const visit = openVisit()
  await enterBoard(visit.tools, board, contribute)
  expect(await enterBoard(visit.tools, board, null)).toMatchObject({ state: 'ask' })
  expect(visit.relay.actorCount()).toBe(1)
})

test('an onlooker is let in without being asked', async () => {
  const visit = openVisit()
  expect(await enterBoard(visit.tools, board, view)).toMatchObject({ state: 'in', me: { role: 'view' } })
})

test('who was here before comes back as the same actor without being asked, by link or by cookie', async () => {
  const visit = await openVisitOfAnna()
  for (const link of [contribute, null]) {
    const entry = await enterBoard(visit.tools, board, link)
    expect(entry).toMatchObject({ state: 'in', me: { name: 'Anna', role: 'contribute' } })
  }
  expect(visit.relay.actorCount()).toBe(1)
})

test('a cookie that has run out is renewed with the link this device kept', async () => {
  const visit = await openVisitOfAnna()
  visit.relay.forgetCookie()
  expect(await enterBoard(visit.tools, board, null)).toMatchObject({ state: 'in', me: { name: 'Anna' } })
})

test('a facilitator who tries the invitation stays facilitator', async () => {
  const visit = openVisit()
  await startBoard(visit.tools, { title: 'The marina' }, { name: 'Bo', sector: 'public' })
  for (const link of [contribute, view]) {
    expect(await enterBoard(visit.tools, board, link)).toMatchObject({
      state: 'in',
      me: { role: 'facilitate', name: 'Bo' },
    })
  }
  expect(visit.tools.boards.find(board)?.link).toBe(facilitate)
})

test('a participant who gets a facilitator link becomes facilitator, and their own link is no invitation', async () => {
  const visit = openVisit()
  await enterBoard(visit.tools, board, facilitate)
  await introduce(visit.tools, board, { name: null, sector: null })
  expect(visit.tools.boards.find(board)).toMatchObject({ role: 'facilitate', invitation: null })
})

test('a participant may pass on the link they came in by', async () => {
  const visit = await openVisitOfAnna()
  expect(visit.tools.boards.find(board)?.invitation).toBe(`/b/${board}#${contribute}`)
})

test.each([
  ['a dead link', `x.${secret}`, 'refused'],
  ['a broken link', '', 'refused'],
  ['no link', null, 'needsLink'],
])('a stranger with %s is told so', async (_what, link, reason) => {
  expect(await enterBoard(openVisit().tools, board, link)).toEqual({ state: 'closed', reason })
})

test('a dead link in the hand of somebody who is in does not throw them out', async () => {
  const visit = await openVisitOfAnna()
  expect(await enterBoard(visit.tools, board, `x.${secret}`)).toMatchObject({ state: 'in', me: { name: 'Anna' } })
})

test('without a connection the board opens from this device for those who were in, and for nobody else', async () => {
  const visit = await openVisitOfAnna()
  visit.relay.unplug()
  for (const link of [contribute, null]) {
    expect(await enterBoard(visit.tools, board, link)).toMatchObject({ state: 'in', me: { name: 'Anna' } })
  }
  const stranger = openVisit()
  stranger.relay.unplug()
  expect(await enterBoard(stranger.tools, board, contribute)).toEqual({ state: 'closed', reason: 'offline' })
})

test('a board that is gone is said to be gone', async () => {
  expect(await enterBoard(openVisit().tools, 'Elsewhere1234', null)).toEqual({ state: 'closed', reason: 'unknown' })
})

async function openVisitOfAnna() {
  const visit = openVisit()
  await enterBoard(visit.tools, board, contribute)
  await introduce(visit.tools, board, { name: 'Anna', sector: 'citizens' })
  return visit
}

function openVisit() {
  const relay = createModelRelay()
  const values = new Map<string, string>()
  const storage = {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  }
  const clock = { now: () => 7, after: () => () => {} }
  return { relay, tools: { api: createApi(relay.fetch), boards: createBoardList(storage), clock } }
}

/** The relay's door as the contract describes it: links by role, actors, one cookie. */
function createModelRelay() {
  const roleByLink = new Map<string, Role>([
    [facilitate, 'facilitate'],
    [contribute, 'contribute'],
    [view, 'view'],
  ])
  type Actor = { id: string; name: string | null; sector: string | null; role: Role }
  const actors = new Map<string, Actor>()
  let cookie: Actor | null = null
  let isPlugged = true

  function join(body: Body): Response {
    const role = roleByLink.get(body.link)
    if (role === undefined) return problem(403, 'link-refused')
    const known = body.actorId === undefined ? undefined : actors.get(body.actorId)
    const id = known?.id ?? `actor-${actors.size + 1}`
    cookie = { id, name: body.name ?? known?.name ?? null, sector: body.sector ?? known?.sector ?? null, role }
    actors.set(id, cookie)
    return Response.json({ actor: cookie, token: 't', expiresAt: 9 })
  }

  function facts(): Response {
    if (cookie === null) return problem(401, 'token-missing')
    const counts = { items: 0, actors: actors.size, entries: 0, connections: 0 }
    const found = { id: board, title: 'The marina', language: 'en', createdAt: 1 }
    return Response.json({ board: found, actor: cookie, role: cookie.role, counts })
  }

  async function answer(path: string, init?: RequestInit): Promise<Response> {
    if (!isPlugged) throw new TypeError('Failed to fetch')
    const body = parseBody(init)
    if (path === '/api/boards') {
      const links = Object.fromEntries(
        [...roleByLink].map(([link, role]) => [role, `https://t.example/b/${board}#${link}`]),
      )
      return Response.json({ board: { id: board, title: body.title, createdAt: 1 }, links }, { status: 201 })
    }
    if (!path.startsWith(`/api/boards/${board}`)) return problem(404, 'board-unknown')
    return path.endsWith('/join') ? join(body) : facts()
  }
  return {
    fetch: ((path: string, init?: RequestInit) => answer(path, init)) as typeof globalThis.fetch,
    actorCount: () => actors.size,
    forgetCookie: () => (cookie = null),
    unplug: () => (isPlugged = false),
  }
}

interface Body {
  readonly title: string
  readonly link: string
  readonly name?: string
  readonly sector?: string
  readonly actorId?: string
}

function parseBody(init: RequestInit | undefined): Body {
  return JSON.parse(typeof init?.body === 'string' ? init.body : '{}') as Body
}

function problem(status: number, code: string): Response {
  return Response.json({ type: `/errors#${code}`, title: code, status, detail: code }, { status })
}
