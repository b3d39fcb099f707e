import { createEdits, readBoard, boardPoint, type ActorId } from '@samtavle/board'
import { systemClock, systemRandomBytes } from '@samtavle/base'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, type Text } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard } from './board-api.ts'
import { openStockClient, untilSynced, type StockClient } from './stock-client.ts'

let relay: RunningRelay
const opened: StockClient[] = []

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(async () => {
  for (const client of opened) client.close()
  await relay.close()
})

function open(room: string, token: string, doc?: Doc): StockClient {
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room, token, ...(doc === undefined ? {} : { doc }) })
  opened.push(client)
  return client
}

function editsOf(doc: Doc, actor: string) {
  const board = readBoard(doc)
  return createEdits({ doc, board, actor: actor as ActorId, clock: systemClock, randomBytes: systemRandomBytes })
}

test('two stock clients share a board: notes, words typed by both, and a reload', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute', { name: 'Anna', sector: 'citizens' })
  const bo = await join(relay.origin, board, 'contribute', { name: 'Bo', sector: 'public' })
  const first = open(board.id, anna.token)
  const second = open(board.id, bo.token)
  await untilSynced(first)
  await untilSynced(second)
  expect(first.doc.getMap('meta').get('title')).toBe(board.title)

  const noteId = editsOf(first.doc, anna.actor.id).addNote({ place: boardPoint(100, 200), text: 'quay' })
  await until(() => second.doc.getMap('items').has(noteId), 'Bo sees the note')
  const wordsOf = (doc: Doc): string => (doc.getMap('texts').get(noteId) as Text).toJSON()
  const typeAt = (doc: Doc, index: number, words: string): void =>
    (doc.getMap('texts').get(noteId) as Text).insert(index, words)
  typeAt(first.doc, 0, 'old ')
  typeAt(second.doc, 4, ' steps')
  await until(
    () => wordsOf(first.doc) === wordsOf(second.doc) && wordsOf(first.doc).length === 14,
    'both have all words',
  )

  const reloaded = open(board.id, anna.token)
  await untilSynced(reloaded)
  expect(wordsOf(reloaded.doc)).toBe(wordsOf(first.doc))
  expect(reloaded.doc.getMap('actors').toJSON()).toEqual({
    [anna.actor.id]: { sector: 'citizens' },
    [bo.actor.id]: { sector: 'public' },
  })
})

test('the process room is written by the facilitator and read by all', async () => {
  const board = await makeBoard(relay.origin)
  const [lead, guest] = [await join(relay.origin, board, 'facilitate'), await join(relay.origin, board, 'contribute')]
  const leadRoom = open(`${board.id}.process`, lead.token)
  const guestRoom = open(`${board.id}.process`, guest.token)
  await untilSynced(leadRoom)
  await untilSynced(guestRoom)
  guestRoom.doc.getMap('timer').set('minutes', 99)
  leadRoom.doc.getMap('stage').set('now', 'understand')
  await until(() => guestRoom.doc.getMap('stage').get('now') === 'understand', 'the guest sees the stage')
  const check = open(`${board.id}.process`, lead.token)
  await untilSynced(check)
  expect(check.doc.getMap('stage').toJSON()).toEqual({ now: 'understand' })
  expect(check.doc.getMap('timer').size).toBe(0)
})

test('a private room belongs to its actor alone, and a reader has none', async () => {
  const board = await makeBoard(relay.origin)
  const [lead, anna, reader] = [
    await join(relay.origin, board, 'facilitate'),
    await join(relay.origin, board, 'contribute'),
    await join(relay.origin, board, 'view'),
  ]
  const own = open(`${board.id}.private.${anna.actor.id}`, anna.token)
  await untilSynced(own)
  own.doc.getMap('facts').set('draft/word', 'not yet')
  const again = open(`${board.id}.private.${anna.actor.id}`, anna.token)
  await until(() => again.doc.getMap('facts').get('draft/word') === 'not yet', 'Anna finds her draft')
  for (const [room, token] of [
    [`${board.id}.private.${anna.actor.id}`, lead.token],
    [`${board.id}.private.${anna.actor.id}`, reader.token],
    [`${board.id}.private.${reader.actor.id}`, reader.token],
  ] as const) {
    const intruder = open(room, token)
    await until(() => intruder.closeCodes.length > 0, 'the intruder is sent away')
    expect(intruder.closeCodes[0]).toBe(4403)
    expect(intruder.provider.shouldConnect).toBe(false)
  }
})

test('what a reader writes reaches nobody', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const reader = await join(relay.origin, board, 'view')
  const readerClient = open(board.id, reader.token)
  const annaClient = open(board.id, anna.token)
  await untilSynced(readerClient)
  await untilSynced(annaClient)
  readerClient.doc.getMap('facts').set('forged/word', 1)
  annaClient.doc.getMap('facts').set('real/word', 2)
  await until(() => readerClient.doc.getMap('facts').has('real/word'), 'the reader still reads')
  const check = open(board.id, anna.token)
  await untilSynced(check)
  expect(check.doc.getMap('facts').toJSON()).toEqual({ 'real/word': 2 })
})

test('what was written offline, by a client of an earlier visit, arrives at the next connection', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const offline = new Doc()
  const earlier = new Doc()
  earlier.getMap('facts').set('older/visit', true)
  applyUpdate(offline, encodeStateAsUpdate(earlier))
  offline.getMap('facts').set('this/visit', true)
  const client = open(board.id, anna.token, offline)
  await untilSynced(client)
  const check = open(board.id, anna.token)
  await until(() => check.doc.getMap('facts').size === 2, 'both visits are on the board')
  expect(check.doc.getMap('facts').toJSON()).toEqual({ 'older/visit': true, 'this/visit': true })
})

test('revoking a link closes its sockets within two seconds and for good', async () => {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate')
  const anna = await join(relay.origin, board, 'contribute')
  const leadClient = open(board.id, lead.token)
  const annaClient = open(board.id, anna.token)
  await untilSynced(leadClient)
  await untilSynced(annaClient)
  const linkId = board.links.contribute.split('.')[0]
  const revokedAt = performance.now()
  const revoked = await call(relay.origin, `/api/boards/${board.id}/links/${linkId}`, {
    method: 'DELETE',
    token: lead.token,
  })
  expect(revoked.status).toBe(204)
  await until(() => annaClient.closeCodes.length > 0, 'Anna is closed', 2000)
  expect(performance.now() - revokedAt).toBeLessThan(2000)
  expect(annaClient.closeCodes).toEqual([4403])
  expect(leadClient.closeCodes).toEqual([])
  const again = open(board.id, anna.token)
  await until(() => again.closeCodes.length > 0, 'her token opens nothing any more')
  expect(again.closeCodes[0]).toBe(4403)
})

test('erasing a board closes its sockets with 4404 and leaves nothing to open', async () => {
  const board = await makeBoard(relay.origin)
  const lead = await join(relay.origin, board, 'facilitate')
  const client = open(board.id, lead.token)
  await untilSynced(client)
  const erased = await call(relay.origin, `/api/boards/${board.id}`, { method: 'DELETE', token: lead.token })
  expect(erased.status).toBe(204)
  await until(() => client.closeCodes.length > 0, 'the client is closed')
  expect(client.closeCodes).toEqual([4404])
  const again = open(board.id, lead.token)
  await until(() => again.closeCodes.length > 0, 'nobody gets in')
  expect(again.closeCodes[0]).toBe(4404)
  expect((await call(relay.origin, `/api/boards/${board.id}`, { token: lead.token })).status).toBe(404)
})
