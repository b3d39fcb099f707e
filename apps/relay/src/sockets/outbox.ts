import { closeCodes, type Limits } from '@samtavle/protocol'
import type { FrameWriter } from './wire.ts'

/** The way out to one receiver, with a measured patience. */
export interface Outbox {
  /**
   * Sends a document frame; a receiver that does not read is asked to come back later. One that is large by itself, such as a
   * whole board, is not held against the receiver while it is on its way. An ack goes behind it, in the same write.
   */
  deliver(frame: Uint8Array, ack?: Uint8Array | null): void
  /** Sends several document frames, at least one, as one write. */
  deliverAll(frames: readonly Uint8Array[], ack?: Uint8Array | null): void
  /** Sends presence, or drops it when the receiver lags. */
  show(frame: Uint8Array): void
}

export interface OutboxOptions {
  readonly writer: Pick<FrameWriter, 'queuedBytes' | 'send' | 'sendAll'>
  readonly limits: Pick<Limits, 'queuedSoftBytes' | 'queuedHardBytes'>
  readonly close: (code: 1013, reason: string) => void
}

/** Makes the outbox of a socket. */
export function createOutbox({ writer, limits, close }: OutboxOptions): Outbox {
  let allowance = 0

  function queuedBytes(): number {
    const queued = writer.queuedBytes()
    if (queued < limits.queuedSoftBytes) allowance = 0
    return Math.max(0, queued - allowance)
  }

  /** What is large by itself has to go out somehow: it is on its way alone, and what comes after it is counted without it. */
  function sendLarge(frame: Uint8Array, ack: Uint8Array | null): void {
    const queued = queuedBytes()
    if (allowance > 0 || queued > limits.queuedSoftBytes) return close(closeCodes.busy, 'too slow')
    writer.send(frame, ack)
    allowance = frame.length
  }

  function deliver(frame: Uint8Array, ack: Uint8Array | null = null): void {
    if (frame.length > limits.queuedSoftBytes) return sendLarge(frame, ack)
    if (queuedBytes() + frame.length > limits.queuedHardBytes) return close(closeCodes.busy, 'too slow')
    writer.send(frame, ack)
  }

  return {
    deliver,
    deliverAll(frames, ack = null) {
      const [first] = frames
      if (first !== undefined && frames.length === 1) return deliver(first, ack)
      const bytes = frames.reduce((sum, frame) => sum + frame.length, 0)
      if (bytes <= limits.queuedSoftBytes) {
        if (queuedBytes() + bytes > limits.queuedHardBytes) return close(closeCodes.busy, 'too slow')
        return writer.sendAll(frames, ack)
      }
      for (const frame of frames) deliver(frame)
      if (ack !== null) deliver(ack)
    },
    show(frame) {
      if (queuedBytes() + frame.length <= limits.queuedSoftBytes) writer.send(frame)
    },
  }
}
