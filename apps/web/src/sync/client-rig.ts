import type { Clock } from '@samtavle/base'
import type { ActorId } from '@samtavle/board'
import { decodeFrame, encodeSyncStep1, encodeSyncStep2, type Frame } from '@samtavle/protocol'
import * as Y from 'yjs'
import { createPresenceChannel } from './presence-channel.ts'
import { createSaveTracker } from './save-tracker.ts'
import { createSyncClient } from './sync-client.ts'

/** A socket whose other end is the test. */
export class FakeSocket {
  readyState = 0
  binaryType = 'blob'
  onopen: (() => void) | null = null
  onclose: ((event: { code: number; reason?: string }) => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  readonly sent: Frame[] = []

  send(bytes: Uint8Array): void {
    const frame = decodeFrame(bytes)
    if (!frame.ok) throw new Error(`the client sent a broken frame: ${frame.error}`)
    this.sent.push(frame.value)
  }
  close(): void {
    this.readyState = 3
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
  }
  receive(bytes: Uint8Array): void {
    this.onmessage?.({ data: Uint8Array.from(bytes).buffer })
  }
  updates(): number {
    return this.sent.filter(({ type }) => type === 'update').length
  }
}

/** Time that the test moves; timers run in order when it does. */
function createTestClock(): Clock & { advance(ms: number): void; standStill(ms: number): void } {
  let now = 1000
  let timers: { at: number; callback: () => void }[] = []
  return {
    now: () => now,
    after(delayMs, callback) {
      const timer = { at: now + delayMs, callback }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance(ms) {
      const until = now + ms
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)
        if (next === undefined) break
        timers = timers.filter((other) => other !== next)
        now = next.at
        next.callback()
      }
      now = until
    },
    /** Time goes by in which no timer is called; those that are due are called at its end. */
    standStill(ms) {
      now += ms
      const due = timers.filter(({ at }) => at <= now)
      timers = timers.filter(({ at }) => at > now)
      for (const { callback } of due) callback()
    },
  }
}

/** A client on a fake network, and what a test needs to play the relay. */
export function startClient() {
  const doc = new Y.Doc()
  const clock = createTestClock()
  const sockets: FakeSocket[] = []
  const tracker = createSaveTracker()
  const presence = createPresenceChannel({ clientId: doc.clientID, actor: 'me' as ActorId, sector: null, clock })
  const client = createSyncClient({
    url: 'ws://board.test/sync/b',
    doc,
    presence,
    tracker,
    clock,
    randomBytes: (length) => new Uint8Array(length).fill(128),
    openSocket: () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      // The client uses only what the fake has.
      return socket as unknown as WebSocket
    },
  })
  const socket = (): FakeSocket => {
    const last = sockets.at(-1)
    if (last === undefined) throw new Error('no socket was opened')
    return last
  }
  const handshake = (relay: Y.Doc): void => {
    socket().open()
    socket().receive(encodeSyncStep1(Y.encodeStateVector(relay)))
    socket().receive(encodeSyncStep2(Y.encodeStateAsUpdate(relay)))
  }
  const edit = (): void => void doc.getMap('places').set('n', [Math.trunc(clock.now()), 0])
  return { doc, clock, sockets, tracker, presence, client, socket, handshake, edit }
}
