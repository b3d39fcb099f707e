import {
  boardFullReason,
  closeCodes,
  encodeAck,
  encodeAwareness,
  encodeSyncStep1,
  encodeUpdate,
} from '@samtavle/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startClient } from './client-rig.ts'

test('an edit counts as saved only when the relay has acked its frame', () => {
  const { client, tracker, socket, handshake, edit } = startClient()
  handshake(new Y.Doc())
  expect(client.synced.get()).toBe(true)
  socket().receive(encodeAck(1))
  edit()
  expect(socket().updates()).toBe(1)
  expect(tracker.unsaved.get()).toBe(1)
  socket().receive(encodeAck(2))
  expect(tracker.unsaved.get()).toBe(0)
})

test('an edit made at open waits for the handshake, which carries it: no update arrives ahead of what it builds on', () => {
  const { doc, tracker, socket, edit } = startClient()
  edit()
  socket().open()
  edit()
  expect(socket().updates()).toBe(0)
  socket().receive(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  const step2 = socket().sent.find((frame) => frame.type === 'sync-step-2')
  const relay = new Y.Doc()
  if (step2?.type === 'sync-step-2') Y.applyUpdate(relay, step2.update)
  expect(relay.getMap('places').toJSON()).toEqual(doc.getMap('places').toJSON())
  expect(tracker.unsaved.get()).toBe(2)
  socket().receive(encodeAck(1))
  expect(tracker.unsaved.get()).toBe(0)
})

test('an update too large for a live frame goes as the upload of a fresh connection', () => {
  const { client, doc, tracker, sockets, socket, handshake } = startClient()
  handshake(new Y.Doc())
  socket().receive(encodeAck(1))
  const large = 'x'.repeat(100_000)
  doc.getText('words').insert(0, large)
  expect(sockets.length).toBe(2)
  expect(sockets[0]?.updates()).toBe(0)
  expect(client.connection.get()).toEqual({ state: 'open' })
  socket().open()
  socket().receive(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  const step2 = socket().sent.find((frame) => frame.type === 'sync-step-2')
  expect(step2?.type === 'sync-step-2' && step2.update.length).toBeGreaterThan(100_000)
  expect(tracker.unsaved.get()).toBe(1)
  socket().receive(encodeAck(1))
  expect(tracker.unsaved.get()).toBe(0)
})

test.each([
  [closeCodes.tokenExpired, 'expired'],
  [closeCodes.forbidden, 'revoked'],
  [closeCodes.boardGone, 'gone'],
  [closeCodes.boardRewritten, 'rewritten'],
  [closeCodes.frameRefused, 'refused'],
  [closeCodes.tooFast, 'too-fast'],
])('close code %i ends the connection with its reason and is not tried again', (code, reason) => {
  const { client, clock, sockets, socket, handshake } = startClient()
  handshake(new Y.Doc())
  socket().onclose?.({ code })
  clock.advance(600_000)
  expect(client.connection.get()).toEqual({ state: 'ended', reason })
  expect(sockets.length).toBe(1)
})

test('a full board is told from a change that no server would take', () => {
  const { client, socket, handshake } = startClient()
  handshake(new Y.Doc())
  socket().onclose?.({ code: closeCodes.frameRefused, reason: boardFullReason })
  expect(client.connection.get()).toEqual({ state: 'ended', reason: 'full' })
})

test.each([closeCodes.restart, closeCodes.busy, 1006])(
  'after close code %i it comes back with everything unsaved',
  (code) => {
    const { client, clock, tracker, sockets, socket, handshake, edit } = startClient()
    handshake(new Y.Doc())
    edit()
    socket().onclose?.({ code })
    expect(client.connection.get()).toEqual({ state: 'offline', isBusy: code === closeCodes.busy })
    edit()
    expect(tracker.unsaved.get()).toBe(2)
    clock.advance(2000)
    expect(sockets.length).toBe(2)
    const relay = new Y.Doc()
    handshake(relay)
    socket().receive(encodeAck(1))
    expect(tracker.unsaved.get()).toBe(0)
  },
)

test('waking tries at once', () => {
  const { client, clock, sockets, socket, handshake } = startClient()
  handshake(new Y.Doc())
  socket().onclose?.({ code: 1006 })
  client.wake()
  clock.advance(0)
  expect(sockets.length).toBe(2)
})

test('what comes from the relay is applied, told to nobody, and is no edit of mine', () => {
  const { doc, tracker, socket, handshake } = startClient()
  handshake(new Y.Doc())
  const sentBefore = socket().sent.length
  const other = new Y.Doc()
  other.getMap('places').set('x', [1, 2])
  socket().receive(encodeUpdate(Y.encodeStateAsUpdate(other)))
  expect(doc.getMap('places').get('x')).toEqual([1, 2])
  expect(socket().sent.length).toBe(sentBefore)
  expect(tracker.unsaved.get()).toBe(0)
})

test('what is kept back is taken in before anything is said of the whole board, and when the line is lost', () => {
  const { client, doc, socket, handshake } = startClient()
  handshake(new Y.Doc())
  const other = new Y.Doc()
  const hear = (key: string): void => {
    const before = Y.encodeStateVector(other)
    other.getMap('places').set(key, [1, 2])
    socket().receive(encodeUpdate(Y.encodeStateAsUpdate(other, before)))
  }
  const keys = (): readonly string[] => [...doc.getMap('places').keys()]
  client.keepBack(true)
  hear('a')
  socket().receive(encodeAck(3))
  expect(keys()).toEqual([])
  socket().receive(encodeSyncStep1(Y.encodeStateVector(other)))
  expect(keys()).toEqual(['a'])
  hear('b')
  expect(keys()).toEqual(['a'])
  socket().onclose?.({ code: 1006 })
  expect(keys()).toEqual(['a', 'b'])
})

test('presence leaves at most thirty times a second, and nobody else can speak for this tab', () => {
  const { doc, clock, presence, socket, handshake } = startClient()
  handshake(new Y.Doc())
  const before = socket().sent.filter(({ type }) => type === 'awareness').length
  for (let ms = 0; ms < 1000; ms += 1) {
    presence.present({ pointer: [ms, ms] })
    clock.advance(1)
  }
  const sent = socket().sent.filter(({ type }) => type === 'awareness').length - before
  expect(sent).toBeLessThanOrEqual(31)
  expect(sent).toBeGreaterThanOrEqual(25)
  const forged = { clientId: doc.clientID, clock: 1e6, state: JSON.stringify({ actor: 'mayor' }) }
  const honest = { clientId: 7, clock: 1, state: JSON.stringify({ actor: 'anna', pointer: [1, 2] }) }
  socket().receive(encodeAwareness([forged, honest, { clientId: 8, clock: 1, state: 'no json' }]))
  expect(presence.peers.get().map(({ actor }) => actor)).toEqual(['anna'])
})
