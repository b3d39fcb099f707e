import type { Clock } from '@samtavle/base'
import {
  decodeFrame,
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type AwarenessEntry,
  type Frame,
} from '@samtavle/protocol'
import * as Y from 'yjs'
import { hasPending } from '../checks/content-digest.ts'
import type { ClientSocket } from '../world/client-socket.ts'

/**
 * A client that speaks as y-websocket 3 does: it sends what is typed as soon as the socket is open, before it knows what the
 * relay lacks; it repeats everybody's presence; it comes back after every close but 44xx. Its own timers would be real ones.
 */
export interface StockClient {
  readonly isSynced: boolean
  /** Ended by a 44xx: it does not come back by itself. */
  readonly isEnded: boolean
  /** Sends a frame as it is, honest or not; false while there is no connection. */
  send(frame: Uint8Array): boolean
  close(): void
}

export interface StockClientOptions {
  readonly doc: Y.Doc
  readonly actor: string
  readonly clock: Clock
  readonly openSocket: () => ClientSocket
  readonly wantsAcks: boolean
  /** Told when a frame that the relay sent could not be used as it came. */
  readonly onFault: (sentence: string) => void
  readonly onEnded: () => void
  /** The socket is open; nothing has been heard on it yet. */
  readonly onOpened: () => void
}

const longestBackoffMs = 2500
/** Silence after which the stock provider gives a connection up. */
const patienceMs = 30_000

/** Starts connecting. */
export function createStockClient(options: StockClientOptions): StockClient {
  const { doc, actor, clock, openSocket, onFault } = options
  const relayOrigin = Object.freeze({ name: 'relay' })
  let socket: ClientSocket | null = null
  let failures = 0
  let isSynced = false
  let isEnded = false
  let isClosed = false
  let presenceClock = 0
  let stopPatience = (): void => undefined

  function connect(): void {
    if (isClosed) return
    const opening = openSocket()
    socket = opening
    opening.onopen = () => {
      failures = 0
      send(encodeSyncStep1(Y.encodeStateVector(doc)))
      send(encodeAwareness([ownEntry()]))
      heard()
      options.onOpened()
    }
    opening.onmessage = ({ data }) => {
      heard()
      const frame = decodeFrame(new Uint8Array(data))
      if (frame.ok) receive(frame.value)
      else onFault(`was sent a frame that cannot be read: ${frame.error}`)
    }
    opening.onclose = ({ code }) => lost(code)
  }

  function heard(): void {
    stopPatience()
    stopPatience = clock.after(patienceMs, () => socket?.close())
  }

  function ownEntry(): AwarenessEntry {
    presenceClock += 1
    return { clientId: doc.clientID, clock: presenceClock, state: JSON.stringify({ actor, at: clock.now() }) }
  }

  function receive(frame: Frame): void {
    switch (frame.type) {
      case 'sync-step-1':
        return void send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, frame.stateVector)))
      case 'sync-step-2':
        isSynced = true
        return apply(frame.update)
      case 'update':
        return apply(frame.update)
      case 'awareness': {
        const others = frame.entries.filter(({ clientId }) => clientId !== doc.clientID)
        return others.length > 0 ? void send(encodeAwareness(others)) : undefined
      }
      case 'query-awareness':
        return void send(encodeAwareness([ownEntry()]))
      case 'ack':
        return options.wantsAcks ? undefined : onFault('was sent an ack that it never asked for')
      case 'keeping':
        return onFault('was told of keeping, which it never asked about')
      case 'digest':
      case 'verdict':
        return onFault('was told about digests, which it never sent')
    }
  }

  function apply(update: Uint8Array): void {
    Y.applyUpdate(doc, update, relayOrigin)
    if (isSynced && hasPending(doc)) onFault('was sent an update before what it builds on')
  }

  function lost(code: number): void {
    stopPatience()
    socket = null
    isSynced = false
    isEnded = code >= 4400 && code < 4500
    if (isClosed) return
    if (isEnded) return options.onEnded()
    clock.after(Math.min(longestBackoffMs, 100 * 2 ** failures), connect)
    failures += 1
  }

  function send(frame: Uint8Array): boolean {
    if (socket?.readyState !== 1) return false
    socket.send(frame)
    return true
  }

  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== relayOrigin) send(encodeUpdate(update))
  })
  connect()

  return {
    get isSynced() {
      return isSynced
    },
    get isEnded() {
      return isEnded
    },
    send,
    close() {
      isClosed = true
      stopPatience()
      socket?.close()
    },
  }
}
