import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard } from './board-api.ts'
import { keepingProtocols, openRawSocket, plainProtocols, readAll, type RawSocket } from './raw-socket.ts'

let relay: RunningRelay
const opened: RawSocket[] = []

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(async () => {
  await Promise.all(opened.map((socket) => socket.close()))
  await relay.close()
})

async function open(room: string, protocols: readonly string[]): Promise<RawSocket> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols })
  opened.push(socket)
  return socket
}

function updateOf(key: string): Uint8Array {
  const doc = new Doc()
  doc.getMap('facts').set(key, 1)
  return encodeStateAsUpdate(doc)
}

const lastKeeping = (socket: RawSocket): string | undefined =>
  socket.frames.flatMap((frame) => (frame.type === 'keeping' ? [frame.state] : [])).at(-1)

test('a facilitator freezes a board for everybody, after a restart too, and thaws it again', async () => {
  const board = await makeBoard(relay.origin)
  const other = await makeBoard(relay.origin)
  const [lead, anna] = [await join(relay.origin, board, 'facilitate'), await join(relay.origin, board, 'contribute')]
  const path = (rest: string): string => `/api/boards/${board.id}${rest}`
  const freeze = (frozen: unknown, token: string): Promise<Response> =>
    call(relay.origin, path('/frozen'), { method: 'PUT', token, body: { frozen } })
  const note = { notes: [{ text: 'x' }] }
  expect((await freeze(true, anna.token)).status).toBe(403)
  expect((await freeze('yes', lead.token)).status).toBe(400)
  const writer = await open(board.id, keepingProtocols(anna.token))
  writer.sendUpdate(updateOf('a/before'))
  await until(() => writer.acked() === 1, 'what was written before is saved')

  expect(await jsonOf(await freeze(true, lead.token))).toEqual({ frozen: true })
  await until(() => lastKeeping(writer) === 'frozen', 'who is there is told')
  const rooms = [board.id, `${board.id}.process`, `${board.id}.private.${lead.actor.id}`]
  const leads = await Promise.all(rooms.map((room) => open(room, keepingProtocols(lead.token))))
  for (const socket of [writer, ...leads]) socket.sendUpdate(updateOf('a/late'))
  for (const [token, call_] of [
    [anna.token, (token: string) => call(relay.origin, path('/import'), { token, body: note })],
    [anna.token, (token: string) => call(relay.origin, path('/pulses'), { method: 'POST', token })],
    [lead.token, (token: string) => call(relay.origin, path('/restore'), { token, body: { seq: 1 } })],
    [lead.token, (token: string) => call(relay.origin, path('/rounds'), { token, body: { anonymous: false } })],
  ] as const) {
    const refused = await call_(token)
    expect([refused.status, await refused.json()]).toMatchObject([409, { type: 'urn:samtavle:problem:board-frozen' }])
  }

  await relay.restart()
  const newcomer = await join(relay.origin, board, 'contribute', { name: 'Bo', sector: 'citizens' })
  const late = await open(board.id, keepingProtocols(newcomer.token))
  await until(() => lastKeeping(late) === 'frozen', 'a newcomer is told')
  late.sendUpdate(updateOf('a/late'))
  // The room answers in order: what came before the question would be in the answer.
  expect([...(await readAll(late)).getMap('facts').keys()]).toEqual(['a/before'])
  expect(late.acked()).toBe(0)
  for (const rest of ['', '/history', '/tracks', '/stages', '/export.json', '/actors']) {
    expect((await call(relay.origin, path(rest), { token: newcomer.token })).status, rest).toBe(200)
  }
  const stock = await open(board.id, plainProtocols(anna.token))
  stock.sendUpdate(updateOf('a/stock'))
  await readAll(stock)
  const elsewhere = await join(relay.origin, other, 'contribute')
  expect(
    (await call(relay.origin, `/api/boards/${other.id}/import`, { token: elsewhere.token, body: note })).status,
  ).toBe(200)

  expect(await jsonOf(await freeze(false, lead.token))).toEqual({ frozen: false })
  await until(() => late.closeCode() === 1013 && stock.closeCode() === 1013, 'who wrote meanwhile comes back')
  const again = await open(board.id, plainProtocols(anna.token))
  expect([...(await readAll(again)).getMap('facts').keys()]).toEqual(['a/before'])
  expect((await call(relay.origin, path('/import'), { token: anna.token, body: note })).status).toBe(200)
})
