import type { CreateBoardResponse, JoinResponse, RestoreResponse } from '@samtavle/protocol'
import { parseHistoryLine } from '@samtavle/history'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateVector } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { contentTypes, wrongAnswers } from './problem-answer.ts'
import { openRawSocket, plainProtocols, readAll, type RawSocket } from './raw-socket.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let anna: JoinResponse

beforeAll(async () => {
  relay = await startRelay()
})

beforeEach(async () => {
  board = await makeBoard(relay.origin)
  lead = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  anna = await join(relay.origin, board, 'contribute', { sector: 'citizens' })
})

afterAll(() => relay.close())

const path = (rest: string): string => `/api/boards/${board.id}${rest}`

async function openAs({ token }: JoinResponse): Promise<RawSocket> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room: board.id, protocols: plainProtocols(token) })
  await readAll(socket)
  return socket
}

async function importNotes(count: number): Promise<void> {
  const notes = Array.from({ length: count }, (_, index) => ({ text: `Seddel nr. ${index} – på øen` }))
  await jsonOf(await call(relay.origin, path('/import'), { body: { notes }, token: lead.token }))
}

async function headSeq(): Promise<number> {
  const { counts } = await jsonOf<CreateBoardResponse & { counts: { entries: number } }>(
    await call(relay.origin, path(''), { token: lead.token }),
  )
  return counts.entries
}

function restore(seq: number, as: JoinResponse = lead): Promise<Response> {
  return call(relay.origin, path('/restore'), { body: { seq }, token: as.token })
}

async function docAt(query = ''): Promise<Doc> {
  const response = await call(relay.origin, path(`/snapshot${query}`), { token: lead.token })
  expect(response.status).toBe(200)
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  return doc
}

const roots = ['meta', 'items', 'places', 'looks', 'orders', 'texts', 'facts', 'gone', 'actors']

function contentOf(doc: Doc): unknown {
  return roots.map((root) => [root, doc.getMap(root).toJSON()])
}

test('a board of 2,000 notes that somebody emptied is as it was, for everybody who has it open, and nothing left the history', async () => {
  await importNotes(2000)
  const before = await headSeq()
  const wanted = contentOf(await docAt())
  const vandal = await openAs(anna)
  const witness = await openAs(lead)
  const known = encodeStateVector(vandal.doc)
  vandal.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'wipe') vandal.sendUpdate(update)
  })
  vandal.doc.transact(() => {
    for (const root of roots.slice(1, -1)) {
      const map = vandal.doc.getMap(root)
      for (const key of [...map.keys()]) map.delete(key)
    }
  }, 'wipe')
  expect(known.length).toBeGreaterThan(1)
  await until(() => witness.doc.getMap('items').size === 0, 'everybody sees the empty board')
  const wiped = await headSeq()
  const answer = await jsonOf<RestoreResponse>(await restore(before))
  expect(answer).toEqual({ restored: before, seq: wiped + 1 })
  await until(() => witness.doc.getMap('items').size === 2000, 'everybody sees the notes again')
  expect(contentOf(await docAt())).toEqual(wanted)
  expect(contentOf(witness.doc)).toEqual(wanted)
  expect(contentOf(vandal.doc)).toEqual(wanted)
  // Also after a restart, from the journal alone, and at the moment in between.
  await relay.restart()
  expect(contentOf(await docAt())).toEqual(wanted)
  expect((await docAt(`?seq=${wiped}`)).getMap('items').size).toBe(0)
  await Promise.all([vandal.close(), witness.close()])
})

test('the restoring is an entry of whoever asked for it, and restoring what is current adds none', async () => {
  await importNotes(3)
  const before = await headSeq()
  await importNotes(2)
  const { seq } = await jsonOf<RestoreResponse>(await restore(before))
  const lines = (await (await call(relay.origin, path(`/history?from=${seq}`), { token: lead.token })).text()).trim()
  expect(parseHistoryLine(lines)).toMatchObject({ ok: true, value: { seq, actor: lead.actor.id, sector: 'public' } })
  const doc = await docAt()
  expect(doc.getMap('items').size).toBe(5)
  expect([...doc.getMap('gone').values()]).toMatchObject([{ by: lead.actor.id }, { by: lead.actor.id }])
  expect(await jsonOf(await restore(before))).toEqual({ restored: before, seq })
  // There is a way back from the way back.
  await jsonOf(await restore(seq - 1))
  expect((await docAt()).getMap('gone').size).toBe(0)
})

test('a moment that is none is refused with a reason, and so is everybody but a facilitator', async () => {
  const head = await headSeq()
  const { json } = contentTypes
  const headers = { ...json, authorization: `Bearer ${lead.token}` }
  const bodies: readonly (readonly [body: string, answer: string])[] = [
    [`{"seq":${head + 1}}`, '422 moment-unknown'],
    ['{"seq":9007199254740991}', '422 moment-unknown'],
    ['{"seq":0}', '400 request-invalid'],
    ['{"seq":-1}', '400 request-invalid'],
    ['{"seq":1.5}', '400 request-invalid'],
    ['{"seq":1e300}', '400 request-invalid'],
    ['{"seq":"1"}', '400 request-invalid'],
    ['{"seq":null}', '400 request-invalid'],
    ['{"at":1}', '400 request-invalid'],
    ['{"seq":1,"actor":"anna"}', '400 request-invalid'],
    ['{}', '400 request-invalid'],
    ['[1]', '400 request-invalid'],
    ['{"seq":', '400 body-malformed'],
  ]
  const calls = bodies.map(([body, answer]) => ({ path: path('/restore'), body, headers, answer }))
  const asAnna = { ...json, authorization: `Bearer ${anna.token}` }
  const forbidden = { path: path('/restore'), body: '{"seq":1}', headers: asAnna, answer: '403 role-insufficient' }
  expect(await wrongAnswers(relay.origin, [...calls, forbidden])).toEqual([])
  expect(await headSeq()).toBe(head)
})
