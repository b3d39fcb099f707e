import { encodeAck, encodeAwareness } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { startClient, type FakeSocket } from './client-rig.ts'

test('a link that goes silent is noticed within ten seconds and tried again', () => {
  const { client, clock, sockets, handshake } = startClient()
  handshake(new Y.Doc())
  clock.advance(9999)
  expect(client.connection.get().state).not.toBe('open')
  clock.advance(2500)
  expect(sockets.length).toBe(2)
})

/** Lets time pass second by second on a line that opens every connection at once, and calls back with how long the last is open. */
function passOnGoodLine(
  { clock, socket }: ReturnType<typeof startClient>,
  seconds: number,
  each: (openMs: number) => void,
) {
  const openedAt = new Map<FakeSocket, number>()
  for (let second = 0; second < seconds; second += 1) {
    const last = socket()
    if (last.readyState === 0) {
      last.open()
      openedAt.set(last, clock.now())
    }
    clock.advance(1000)
    if (last === socket()) each(clock.now() - (openedAt.get(last) ?? clock.now()))
  }
}

test('a board that takes longer than any silence opens on a line that is slow but good', () => {
  const people = startClient()
  const { client, clock, sockets, socket, handshake } = people
  passOnGoodLine(people, 300, (openMs) => {
    if (openMs >= 70_000 && !client.synced.get()) handshake(new Y.Doc())
    else if (client.synced.get()) socket().receive(encodeAwareness([]))
  })
  expect(client.synced.get()).toBe(true)
  expect(client.connection.get().state).toBe('open')
  expect(sockets.length).toBeLessThan(6)
  clock.advance(9999)
  expect(client.connection.get().state).not.toBe('open')
})

test('an upload that takes longer than any silence gets through', () => {
  const people = startClient()
  const { doc, tracker, socket, handshake, sockets } = people
  handshake(new Y.Doc())
  socket().receive(encodeAck(1))
  doc.getText('words').insert(0, 'x'.repeat(100_000))
  passOnGoodLine(people, 300, (openMs) => {
    if (openMs === 1000) handshake(new Y.Doc())
    if (openMs === 40_000) socket().receive(encodeAck(1))
    if (openMs > 40_000) socket().receive(encodeAwareness([]))
  })
  expect(tracker.unsaved.get()).toBe(0)
  expect(sockets.length).toBeLessThan(7)
})

test('a page that stood still reads what came meanwhile before it calls the link dead', () => {
  const { client, clock, sockets, socket, handshake } = startClient()
  handshake(new Y.Doc())
  clock.advance(5000)
  clock.standStill(20_000)
  socket().receive(encodeAwareness([]))
  clock.advance(3000)
  expect(client.connection.get().state).toBe('open')
  expect(sockets.length).toBe(1)
})

test('a link that answers stays', () => {
  const { client, clock, sockets, socket, handshake } = startClient()
  handshake(new Y.Doc())
  for (let second = 0; second < 120; second += 3) {
    clock.advance(3000)
    socket().receive(encodeAwareness([]))
  }
  expect(client.connection.get().state).toBe('open')
  expect(sockets.length).toBe(1)
})
