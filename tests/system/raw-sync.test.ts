import { limits } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs'
import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@samtavle/protocol'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard } from './board-api.ts'
import { ackProtocols, closeCodeOf, openRawSocket, plainProtocols, readAll, type RawSocket } from './raw-socket.ts'

let relay: RunningRelay
const opened: RawSocket[] = []

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(async () => {
  await Promise.all(opened.map((socket) => socket.close()))
  await relay.close()
})

async function open(
  room: string,
  protocols: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): Promise<RawSocket> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols, headers })
  opened.push(socket)
  return socket
}

/** A document that remembers each update it makes. */
function recordedDoc(): { readonly doc: Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return { doc, updates }
}

/** One update that sets facts; a fresh document each time, so a fresh client id. */
function factUpdate(key: string, value: unknown, root = 'facts'): Uint8Array {
  const doc = new Doc()
  doc.getMap(root).set(key, value)
  return encodeStateAsUpdate(doc)
}

test('a writer that asked for acks learns which of its writes are durable; others see them in order', async () => {
  const board = await makeBoard(relay.origin)
  const [anna, bo] = [await join(relay.origin, board, 'contribute'), await join(relay.origin, board, 'contribute')]
  const writer = await open(board.id, ackProtocols(anna.token))
  const other = await open(board.id, plainProtocols(bo.token))
  expect(writer.socket.protocol).toBe('samtavle.v1+ack')
  expect(other.socket.protocol).toBe('samtavle.v1')
  const { doc, updates } = recordedDoc()
  for (let index = 0; index < 20; index += 1) doc.getMap('facts').set(`a/${index}`, index)
  for (const update of updates) writer.sendUpdate(update)
  await until(() => writer.acked() === 20, 'all 20 writes are acked')
  await until(() => other.doc.getMap('facts').size === 20, 'the other has all 20')
  expect(other.frames.some((frame) => frame.type === 'ack')).toBe(false)
  // The same again says nothing new: acked all the same, and nobody else hears of it.
  const heardBefore = other.frames.length
  writer.sendUpdate(encodeStateAsUpdate(doc))
  await until(() => writer.acked() === 21, 'the repetition is acked')
  await readAll(other)
  expect(other.frames.slice(heardBefore).map((frame) => frame.type)).toEqual(['sync-step-2'])
})

test('an edit typed before the sync handshake waits, is seen by nobody, and is acked when its past arrives', async () => {
  const board = await makeBoard(relay.origin)
  const [anna, bo] = [await join(relay.origin, board, 'contribute'), await join(relay.origin, board, 'contribute')]
  const other = await open(board.id, plainProtocols(bo.token))
  const { doc, updates } = recordedDoc()
  doc.getMap('facts').set('a/offline', 1)
  doc.getMap('facts').set('a/typed-at-open', 2)
  const late = updates[1] ?? new Uint8Array()
  const writer = await open(board.id, ackProtocols(anna.token))
  // The order a stock client really uses: update, step 1, then the answer to our step 1.
  writer.sendUpdate(late)
  writer.send(encodeSyncStep1(encodeStateVector(doc)))
  await readAll(other)
  expect(other.doc.getMap('facts').size).toBe(0)
  expect(other.doc.store.pendingStructs).toBeNull()
  expect(writer.acked()).toBe(0)
  writer.send(encodeSyncStep2(encodeStateAsUpdate(doc)))
  await until(() => writer.acked() === 2, 'both writes are acked')
  await until(() => other.doc.getMap('facts').size === 2, 'the other has both')
})

test('a delete of what has not come yet waits as well', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const { doc, updates } = recordedDoc()
  doc.getMap('facts').set('a/first', 1)
  doc.getMap('facts').delete('a/first')
  const writer = await open(board.id, ackProtocols(anna.token))
  writer.sendUpdate(updates[1] ?? new Uint8Array())
  await readAll(writer)
  expect(writer.acked()).toBe(0)
  expect(writer.doc.store.pendingDs).toBeNull()
  writer.sendUpdate(updates[0] ?? new Uint8Array())
  await until(() => writer.acked() === 2, 'both are acked')
  const check = await open(board.id, plainProtocols(anna.token))
  await readAll(check)
  expect(check.doc.getMap('facts').size).toBe(0)
})

test('writing on under another actor’s client id closes with 4403 and changes nothing', async () => {
  const board = await makeBoard(relay.origin)
  const [anna, eve] = [await join(relay.origin, board, 'contribute'), await join(relay.origin, board, 'contribute')]
  const { doc, updates } = recordedDoc()
  doc.getMap('facts').set('a/mine', 'true words')
  doc.getMap('facts').set('a/mine', 'forged words')
  const annaSocket = await open(board.id, ackProtocols(anna.token))
  annaSocket.sendUpdate(updates[0] ?? new Uint8Array())
  await until(() => annaSocket.acked() === 1, 'Anna’s write is durable')
  const eveSocket = await open(board.id, ackProtocols(eve.token))
  // Repeating what the board has, in whoever's name, is what a client does after a relay was restored.
  eveSocket.sendUpdate(updates[0] ?? new Uint8Array())
  await until(() => eveSocket.acked() === 1, 'the repetition is harmless')
  eveSocket.sendUpdate(updates[1] ?? new Uint8Array())
  expect(await closeCodeOf(eveSocket)).toBe(4403)
  // Anna's own next write with that very clock goes through.
  annaSocket.sendUpdate(updates[1] ?? new Uint8Array())
  await until(() => annaSocket.acked() === 2, 'Anna goes on')
})

test('a stand or a vote in another actor’s name closes with 4403, is gone, and the board goes on', async () => {
  const board = await makeBoard(relay.origin)
  const [anna, eve] = [await join(relay.origin, board, 'contribute'), await join(relay.origin, board, 'facilitate')]
  const annaSocket = await open(board.id, ackProtocols(anna.token))
  annaSocket.sendUpdate(factUpdate(`framing-000001/${anna.actor.id}`, { hold: true, at: 1 }, 'stands'))
  await until(() => annaSocket.acked() === 1, 'Anna holds the framing')
  for (const [root, key] of [
    ['stands', `framing-000001/${anna.actor.id}`],
    ['stands', `framing-000002/${anna.actor.id}`],
    ['votes', `round-00000001/${anna.actor.id}`],
  ] as const) {
    const eveSocket = await open(board.id, ackProtocols(eve.token))
    eveSocket.sendUpdate(factUpdate(key, { reserve: 'forged', at: 2 }, root))
    expect(await closeCodeOf(eveSocket), `${root} ${key}`).toBe(4403)
  }
  // Deleting it is writing it.
  const eraser = new Doc()
  applyUpdate(eraser, encodeStateAsUpdate(await readAll(annaSocket)))
  eraser.getMap('stands').delete(`framing-000001/${anna.actor.id}`)
  const eveSocket = await open(board.id, ackProtocols(eve.token))
  eveSocket.sendUpdate(encodeStateAsUpdate(eraser))
  expect(await closeCodeOf(eveSocket)).toBe(4403)
  annaSocket.sendUpdate(factUpdate('a/after', 1))
  await until(() => annaSocket.acked() === 2, 'Anna goes on')
  const check = await open(board.id, plainProtocols(anna.token))
  await readAll(check)
  expect(check.doc.getMap('stands').toJSON()).toEqual({ [`framing-000001/${anna.actor.id}`]: { hold: true, at: 1 } })
  expect(check.doc.getMap('votes').size).toBe(0)
})

test('hostile and oversized frames close with 4413; the board serves on', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const nested = new Doc()
  nested.getMap('facts').set('a/sub', new Doc())
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['an unknown type', new Uint8Array([99, 1])],
    ['a truncated frame', new Uint8Array([0, 2, 200, 1])],
    ['trailing bytes', new Uint8Array([3, 3])],
    ['a struct count of 30 million', encodeUpdate(new Uint8Array([0x80, 0xce, 0xa7, 0x0e, 1, 1, 0]))],
    ['a root that no board has', encodeUpdate(factUpdate('a', 1, 'anything'))],
    ['a sub-document', encodeUpdate(encodeStateAsUpdate(nested))],
    ['a truncated update', encodeUpdate(factUpdate('a/cut', 'some words').slice(0, -4))],
    ['a live frame of more than 1 MiB', encodeUpdate(factUpdate('a/big', 'x'.repeat(limits.liveFrameBytes)))],
  ]
  for (const [what, frame] of cases) {
    const socket = await open(board.id, ackProtocols(anna.token))
    socket.send(frame)
    expect(await closeCodeOf(socket), what).toBe(4413)
  }
  const text = await open(board.id, ackProtocols(anna.token))
  text.socket.send('not binary')
  expect(await closeCodeOf(text)).toBe(4413)
  const check = await open(board.id, ackProtocols(anna.token))
  check.sendUpdate(factUpdate('a/fine', 1))
  await until(() => check.acked() === 1, 'an honest write still goes through')
})

test('what was written during a long time offline may be large once: an upload of 3 MiB arrives', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const { doc } = recordedDoc()
  for (let index = 0; index < 300; index += 1) doc.getMap('facts').set(`a/${index}`, 'x'.repeat(10_000))
  const writer = await open(board.id, ackProtocols(anna.token))
  writer.send(encodeSyncStep2(encodeStateAsUpdate(doc)))
  await until(() => writer.acked() === 1, 'the upload is durable')
  const check = await open(board.id, plainProtocols(anna.token))
  await readAll(check)
  expect(check.doc.getMap('facts').size).toBe(300)
})

test('writing without end faster than any human closes with 4429', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const socket = await open(board.id, ackProtocols(anna.token))
  const { doc, updates } = recordedDoc()
  for (let index = 0; index < 400; index += 1) doc.getMap('facts').set('a/fast', index)
  for (const update of updates) socket.sendUpdate(update)
  expect(await closeCodeOf(socket)).toBe(4429)
})
