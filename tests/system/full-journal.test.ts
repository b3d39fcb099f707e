import { encodeSyncStep1 } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard } from './board-api.ts'
import { ackProtocols, keepingProtocols, openRawSocket, type RawSocket } from './raw-socket.ts'

let relay: RunningRelay
const opened: RawSocket[] = []

beforeAll(async () => {
  relay = await startRelay({ env: { LIMIT_LOG_BYTES: '100000' } })
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

function lateUpdate(): Uint8Array {
  const doc = new Doc()
  doc.getMap('facts').set('a/late', 1)
  return encodeStateAsUpdate(doc)
}

test('a board that has written all it may can be read and exported, says so, and takes nothing more, after a restart too', async () => {
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  const isTold = (socket: RawSocket): boolean =>
    socket.frames.some((frame) => frame.type === 'keeping' && frame.state === 'full')
  const reader = await open(board.id, keepingProtocols(token))
  const doc = new Doc()
  const writer = await open(board.id, ackProtocols(token))
  doc.on('update', (update: Uint8Array) => writer.sendUpdate(update))
  // What is written over stays in the journal.
  for (const letter of 'xyz') doc.getMap('facts').set('a/large', letter.repeat(45_000))
  await until(() => writer.acked() === 3, 'it is saved')
  await until(() => isTold(reader), 'everybody there is told')
  const last = lateUpdate()
  reader.sendUpdate(last)
  const notes = { notes: [{ text: 'one more' }] }
  const refused = await call(relay.origin, `/api/boards/${board.id}/import`, { body: notes, token })
  expect([refused.status, await refused.json()]).toMatchObject([507, { type: 'urn:samtavle:problem:board-full' }])
  expect(reader.acked()).toBe(0)
  await relay.restart()
  // Whoever joins writes nothing by it, and is told as well.
  const newcomer = await join(relay.origin, board, 'contribute')
  const late = await open(board.id, keepingProtocols(newcomer.token))
  await until(() => isTold(late), 'a newcomer is told')
  late.sendUpdate(last)
  late.send(encodeSyncStep1(Uint8Array.of(0)))
  await until(() => late.doc.getMap('facts').size > 0, 'the board is read')
  expect([...late.doc.getMap('facts').keys()].toSorted()).toEqual(['a/large'])
  expect([late.acked(), late.closeCode()]).toEqual([0, null])
  const exported = await call(relay.origin, `/api/boards/${board.id}/export.json`, { token: newcomer.token })
  expect(exported.status).toBe(200)
  // Another board has room.
  const other = await makeBoard(relay.origin)
  const elsewhere = await open(other.id, ackProtocols((await join(relay.origin, other, 'contribute')).token))
  elsewhere.sendUpdate(last)
  await until(() => elsewhere.acked() === 1, 'it is saved there')
})
