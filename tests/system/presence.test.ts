import { encodeAwareness, encodeQueryAwareness } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard } from './board-api.ts'
import { openRawSocket, plainProtocols, type RawSocket } from './raw-socket.ts'
import { openStockClient, untilSynced } from './stock-client.ts'

let relay: RunningRelay
const closers: (() => unknown)[] = []

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(async () => {
  await Promise.all(closers.map((close) => close()))
  await relay.close()
})

async function open(room: string, token: string): Promise<RawSocket> {
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(token) })
  closers.push(socket.close)
  return socket
}

/** The last state of each client that a socket has heard of. */
function statesOf(socket: RawSocket): ReadonlyMap<number, string> {
  const states = new Map<number, string>()
  for (const frame of socket.frames) {
    if (frame.type === 'awareness') for (const { clientId, state } of frame.entries) states.set(clientId, state)
  }
  return states
}

test('stock clients see each other come, move and go', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const first = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token: anna.token })
  const second = openStockClient({
    wsOrigin: relay.wsOrigin,
    room: board.id,
    token: (await join(relay.origin, board, 'view')).token,
  })
  closers.push(first.close, second.close)
  await untilSynced(first)
  await untilSynced(second)
  first.provider.awareness.setLocalState({ actor: anna.actor.id, pointer: [1, 2] })
  const seen = (): unknown => second.provider.awareness.getStates().get(first.doc.clientID)
  await until(
    () => seen() !== undefined && JSON.stringify(seen()).includes('pointer'),
    'the second sees the first’s pointer',
  )
  expect(seen()).toEqual({ actor: anna.actor.id, pointer: [1, 2] })
  first.provider.disconnect()
  await until(() => seen() === undefined, 'the second sees the first leave')
  first.provider.connect()
  await until(() => seen() !== undefined, 'and sees it come back, although its clock had been used up by leaving')
})

test('nobody shows themselves as somebody else, and nobody hides anybody', async () => {
  const board = await makeBoard(relay.origin)
  const [mayor, eve, witness] = [
    await join(relay.origin, board, 'contribute'),
    await join(relay.origin, board, 'contribute'),
    await join(relay.origin, board, 'view'),
  ]
  const mayorSocket = await open(board.id, mayor.token)
  const eveSocket = await open(board.id, eve.token)
  const witnessSocket = await open(board.id, witness.token)
  mayorSocket.show(1001, 1, { actor: mayor.actor.id, at: 1 })
  await until(() => statesOf(witnessSocket).has(1001), 'the mayor is seen')
  // Another's client id, hiding another, another's name, something that is no object, too much, several at once.
  eveSocket.show(1001, 5, { actor: eve.actor.id, at: 2 })
  eveSocket.show(1001, 9, null)
  eveSocket.show(2002, 1, { actor: mayor.actor.id, at: 3 })
  eveSocket.show(2002, 2, ['no object'])
  eveSocket.show(2002, 3, { actor: eve.actor.id, words: 'x'.repeat(2100) })
  eveSocket.send(
    encodeAwareness([
      { clientId: 1001, clock: 20, state: '{"at":4}' },
      { clientId: 3003, clock: 1, state: '{}' },
    ]),
  )
  eveSocket.send(encodeAwareness([{ clientId: 2002, clock: 4, state: '{broken' }]))
  eveSocket.show(2002, 5, { actor: eve.actor.id, at: 6 })
  await until(() => statesOf(witnessSocket).has(2002), 'Eve is seen as herself')
  expect(Object.fromEntries(statesOf(witnessSocket))).toEqual({
    1001: JSON.stringify({ actor: mayor.actor.id, at: 1 }),
    2002: JSON.stringify({ actor: eve.actor.id, at: 6 }),
  })
  expect(eveSocket.closeCode()).toBeNull()
  expect(statesOf(mayorSocket).has(1001)).toBe(false)
})

test('a newcomer, and whoever asks, is told who is here; a leave is told to all', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const annaSocket = await open(board.id, anna.token)
  annaSocket.show(77, 1, { actor: anna.actor.id })
  const witness = await open(board.id, (await join(relay.origin, board, 'view')).token)
  await until(() => statesOf(witness).has(77), 'the newcomer is told')
  const shown = () => witness.frames.filter((frame) => frame.type === 'awareness')
  const shownBefore = shown().length
  witness.send(encodeQueryAwareness())
  await until(() => shown().length > shownBefore, 'the answer comes')
  expect(shown().at(-1)).toMatchObject({ entries: [{ clientId: 77, clock: 1 }] })
  await annaSocket.close()
  await until(() => statesOf(witness).get(77) === 'null', 'her leave is told')
  expect(shown().at(-1)).toMatchObject({ entries: [{ clientId: 77, clock: 2, state: 'null' }] })
})

test('presence that comes faster than 30 times a second is thinned, never closed, and its last state arrives', async () => {
  const board = await makeBoard(relay.origin)
  const anna = await join(relay.origin, board, 'contribute')
  const annaSocket = await open(board.id, anna.token)
  const witness = await open(board.id, (await join(relay.origin, board, 'view')).token)
  for (let clock = 1; clock <= 500; clock += 1) annaSocket.show(88, clock, { actor: anna.actor.id, at: clock })
  await until(() => statesOf(witness).get(88)?.includes('"at":500') === true, 'the last state arrives')
  const received = witness.frames.filter((frame) => frame.type === 'awareness').length
  expect(received).toBeLessThan(60)
  expect(annaSocket.closeCode()).toBeNull()
})
