import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@samtavle/protocol'
import { once } from 'node:events'
import { connect } from 'node:net'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from './board-api.ts'
import { ackProtocols, closeCodeOf, openRawSocket, plainProtocols, type RawSocket } from './raw-socket.ts'

/** Limits that a test reaches in a moment; what is not named here has its default. */
const env = {
  LIMIT_AUTHENTICATE_MS: '400',
  LIMIT_CONNECTIONS_PER_BOARD: '3',
  LIMIT_CONNECTIONS_PER_RELAY: '5',
  LIMIT_HELD_BYTES: '1000',
  LIMIT_HELD_MS: '300',
  LIMIT_BYTES_PER_SECOND: '1',
  LIMIT_BYTE_BURST: '120000',
  LIMIT_STATE_BYTES: '60000',
  LIMIT_CLIENT_IDS_PER_ROOM: '12',
  LIMIT_FAILURES_PER_SECOND: '0.001',
  LIMIT_FAILURE_BURST: '4',
  LIMIT_FRAGMENTS: '8',
  TRUST_PROXY: '10.0.0.0/8',
}

let relay: RunningRelay
const opened: RawSocket[] = []

beforeAll(async () => {
  relay = await startRelay({ env })
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

/** A board with one connection that may write; closed by hand where others need the place. */
async function openBoard(): Promise<{ readonly board: MadeBoard; readonly token: string; readonly socket: RawSocket }> {
  await Promise.all(opened.splice(0).map((socket) => socket.close()))
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  return { board, token, socket: await open(board.id, ackProtocols(token)) }
}

/** Updates of one client, one for each fact. */
function factUpdates(count: number, bytesEach = 1): readonly Uint8Array[] {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let index = 0; index < count; index += 1) doc.getMap('facts').set(`a/${index}`, 'x'.repeat(bytesEach))
  return updates
}

test('a board and a relay take so many connections and ask the next to come back later', async () => {
  const { board, token } = await openBoard()
  const places = [await open(board.id, plainProtocols(token)), await open(board.id, plainProtocols(token))]
  expect(await closeCodeOf(await open(board.id, plainProtocols(token)))).toBe(1013)
  // The rooms of a board count together.
  expect(await closeCodeOf(await open(`${board.id}.process`, plainProtocols(token)))).toBe(1013)
  const other = await makeBoard(relay.origin)
  const otherToken = (await join(relay.origin, other, 'contribute')).token
  for (let place = 0; place < 2; place += 1) {
    const socket = await open(other.id, plainProtocols(otherToken))
    await until(() => socket.frames.length > 0, 'another board has room')
  }
  expect(await closeCodeOf(await open(other.id, plainProtocols(otherToken)))).toBe(1013)
  await places[0]?.close()
  const socket = await open(board.id, plainProtocols(token))
  await until(() => socket.frames.length > 0, 'the place that became free is given away')
})

test('writes that wait for something missing wait for so long and take so much', async () => {
  const waiting = await openBoard()
  waiting.socket.sendUpdate(factUpdates(2)[1] ?? new Uint8Array())
  expect(await closeCodeOf(waiting.socket)).toBe(1013)
  const large = await openBoard()
  large.socket.sendUpdate(factUpdates(2, 900)[1] ?? new Uint8Array())
  large.socket.sendUpdate(factUpdates(2, 900)[1] ?? new Uint8Array())
  expect(await closeCodeOf(large.socket)).toBe(4413)
})

test('more bytes than anybody types or drags close with 4429; one upload of what was written offline is not counted', async () => {
  const { socket } = await openBoard()
  const [first = new Uint8Array()] = factUpdates(1, 45_000)
  socket.send(encodeSyncStep2(first))
  await until(() => socket.acked() === 1, 'the upload is saved')
  const presence = new Doc()
  for (let clock = 1; clock < 200; clock += 1) socket.show(presence.clientID, clock, { words: 'x'.repeat(1500) })
  socket.send(encodeSyncStep1(Uint8Array.of(0)))
  await until(() => socket.frames.some((frame) => frame.type === 'sync-step-2'), 'much presence is no harm')
  expect(socket.closeCode()).toBeNull()
  // Known already, so that the board does not grow full first.
  for (let time = 0; time < 4; time += 1) socket.sendUpdate(first)
  expect(await closeCodeOf(socket)).toBe(4429)
})

test('a board that is full takes nothing more, and takes again what fits once somebody has made room', async () => {
  const { board, token, socket } = await openBoard()
  const doc = new Doc()
  const sent: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => sent.push(update))
  const send = (): void => sent.splice(0).forEach((update) => socket.sendUpdate(update))
  doc.getMap('facts').set('a/large', 'x'.repeat(50_000))
  send()
  await until(() => socket.acked() === 1, 'what fits is saved')
  const over = await open(board.id, ackProtocols(token))
  over.sendUpdate(factUpdates(1, 15_000)[0] ?? new Uint8Array())
  expect(await closeCodeOf(over)).toBe(4413)
  doc.getMap('facts').set('a/large', 'short')
  send()
  await until(() => socket.acked() === 2, 'there is room again')
  // How large a full board is, is looked at every two seconds.
  await until(async () => {
    const again = await open(board.id, ackProtocols(token))
    again.sendUpdate(factUpdates(1, 15_000)[0] ?? new Uint8Array())
    await until(() => again.acked() === 1 || again.closeCode() !== null, 'it is saved or refused')
    await again.close()
    return again.acked() === 1
  }, 'what fits now is saved')
})

test('a document knows so many client ids and no more', async () => {
  const { board, token, socket } = await openBoard()
  // The relay itself has used some for the board and its people.
  for (let client = 0; client < 8; client += 1) socket.sendUpdate(factUpdates(1)[0] ?? new Uint8Array())
  await until(() => socket.acked() === 8, 'a few are no trouble')
  for (let client = 0; client < 8; client += 1) socket.sendUpdate(factUpdates(1)[0] ?? new Uint8Array())
  expect(await closeCodeOf(socket)).toBe(4413)
  const check = await open(board.id, plainProtocols(token))
  check.send(encodeSyncStep1(Uint8Array.of(0)))
  await until(() => check.doc.getMap('facts').size > 0, 'the board serves on')
})

test('a message in more pieces than anybody needs, or larger than any frame, ends its socket', async () => {
  const inPieces = (await openBoard()).socket
  const frame = encodeUpdate(factUpdates(1, 1000)[0] ?? new Uint8Array())
  for (let at = 0; at < 4; at += 1)
    inPieces.socket.send(frame.subarray(at * 250, at === 3 ? undefined : (at + 1) * 250), { fin: at === 3 })
  await until(() => inPieces.acked() === 1, 'four pieces are one frame')
  for (let at = 0; at < 20; at += 1) inPieces.socket.send(Uint8Array.of(1), { fin: at === 19 })
  expect(await closeCodeOf(inPieces)).toBe(1008)
  const large = (await openBoard()).socket
  large.socket.send(new Uint8Array(9 * 1024 * 1024))
  expect(await closeCodeOf(large)).toBe(1009)
})

test('a caller that does not say in time who it is, or says it byte by byte, is hung up on; others get in meanwhile', async () => {
  const { hostname, port } = new URL(relay.origin)
  const callers = Array.from({ length: 50 }, () => connect(Number(port), hostname))
  let gone = 0
  for (const caller of callers)
    caller
      .on('error', () => undefined)
      .on('close', () => (gone += 1))
      .resume()
  await Promise.all(callers.map((caller) => once(caller, 'connect')))
  callers.forEach((caller, index) => index % 2 === 0 && caller.write('GET /sync/x HTTP/1.1\r\nHo'))
  const trickle = setInterval(() => callers.forEach((caller, index) => index % 2 === 0 && caller.write('x')), 50)
  const { socket } = await openBoard()
  await until(() => socket.frames.length > 0, 'an honest caller gets in')
  await until(() => gone === callers.length, 'all of them are hung up on')
  clearInterval(trickle)
  expect(socket.closeCode()).toBeNull()
})

test('wrong tokens are slowed down on sockets too, whatever address they claim; the right one from there still opens', async () => {
  const { board, token } = await openBoard()
  const statuses: number[] = []
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${attempt}` }
    const socket = new WebSocket(`${relay.wsOrigin}/sync/${board.id}`, ['samtavle.v1', `token.guess-${attempt}`], {
      headers,
    })
    socket.on('error', () => undefined)
    const closed = once(socket, 'close').then(([code]: number[]) => code ?? 0)
    const refused = once(socket, 'unexpected-response').then(
      ([, response]: { statusCode?: number }[]) => response?.statusCode ?? 0,
    )
    statuses.push(await Promise.race([closed, refused]))
    socket.terminate()
  }
  expect(statuses).toEqual([4403, 4403, 4403, 4403, 429, 429, 429, 429])
  const honest = await open(board.id, plainProtocols(token))
  await until(() => honest.frames.length > 0, 'the workshop behind that address goes on')
})
