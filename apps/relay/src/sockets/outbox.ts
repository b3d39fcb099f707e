import { closeCodes, limits } from '@samtavle/protocol'
import type { WebSocket } from 'ws'

/** The way out to one receiver, with a measured patience. */
export interface Outbox {
  /** Sends a document frame; a receiver that does not read is asked to come back later. */
  deliver(frame: Uint8Array): void
  /** Sends a whole answer; its size is not held against the receiver while it is on its way. */
  deliverAnswer(frame: Uint8Array): void
  /** Sends presence, or drops it when the receiver lags. */
  show(frame: Uint8Array): void
}

/** Makes the outbox of a socket. */
export function createOutbox(socket: WebSocket, close: (code: 1013, reason: string) => void): Outbox {
  let allowance = 0

  function queuedBytes(): number {
    if (socket.bufferedAmount < limits.queuedSoftBytes) allowance = 0
    return Math.max(0, socket.bufferedAmount - allowance)
  }

  function deliver(frame: Uint8Array): void {
    if (queuedBytes() > limits.queuedHardBytes) return close(closeCodes.busy, 'too slow')
    socket.send(frame)
  }

  return {
    deliver,
    deliverAnswer(frame) {
      deliver(frame)
      allowance += frame.length
    },
    show(frame) {
      if (queuedBytes() < limits.queuedSoftBytes) socket.send(frame)
    },
  }
}
