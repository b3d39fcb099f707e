import { joinBytes } from '@samtavle/base'
import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** Puts frames on one socket. */
export interface FrameWriter {
  /** Bytes that wait for the receiver to read. */
  queuedBytes(): number
  /** Sends a frame, and one behind it in the same write. */
  send(frame: Uint8Array, next?: Uint8Array | null): void
  /** Sends several frames, and one behind them, in the same write. */
  sendAll(frames: readonly Uint8Array[], next?: Uint8Array | null): void
  /** Acts once no byte went out or came in for so long; the end of one large frame is not waited for. Returns what ends the watch. */
  whenStalled(afterMs: number, act: () => void): () => void
}

/** Frames as they go over the wire: unmasked, whole, binary. */
export interface WireFormat {
  /** The same frame to many receivers is put into its form once. */
  wireOf(frame: Uint8Array): Uint8Array
  /** Several frames behind one another; the same list to many receivers is put into its form once. */
  wireOfAll(frames: readonly Uint8Array[]): Uint8Array
}

const binaryFrame = 0x82
const shortLength = 125
const mediumLength = 0xffff

/** Makes the form that all sockets of a relay share; it remembers what it made last, as one frame goes to many in a row. */
export function createWireFormat(): WireFormat {
  let last: Uint8Array | readonly Uint8Array[] | null = null
  let lastWire: Uint8Array = new Uint8Array()
  return {
    wireOf(frame) {
      if (frame === last) return lastWire
      last = frame
      lastWire = encodeWire(frame)
      return lastWire
    },
    wireOfAll(frames) {
      if (frames === last) return lastWire
      last = frames
      lastWire = joinBytes(frames.map(encodeWire))
      return lastWire
    },
  }
}

/**
 * Writes to the stream below a WebSocket, which `ws` was given by us: a frame for 200 people is then copied once and costs one
 * call of the system each. Sound because `ws` without compression writes every frame of its own whole and at once.
 */
export function createFrameWriter(socket: WebSocket, stream: Socket, format: WireFormat): FrameWriter {
  function send(frame: Uint8Array, next: Uint8Array | null = null): void {
    if (socket.readyState !== socket.OPEN) return
    if (frame.length > mediumLength) {
      socket.send(frame)
      if (next !== null) stream.write(encodeWire(next))
      return
    }
    const wire = format.wireOf(frame)
    stream.write(next === null ? wire : followedBy(wire, next))
  }

  return {
    // What `ws` sends without compression waits in the stream as well.
    queuedBytes: () => stream.writableLength,
    send,
    sendAll(frames, next = null) {
      if (socket.readyState !== socket.OPEN) return
      if (frames.some((frame) => frame.length > mediumLength)) {
        for (const frame of frames) send(frame)
        if (next !== null) send(next)
        return
      }
      const wire = format.wireOfAll(frames)
      stream.write(next === null ? wire : followedBy(wire, next))
    },
    whenStalled(afterMs, act) {
      stream.setTimeout(afterMs, act)
      return () => void stream.setTimeout(0, act)
    },
  }
}

/** A frame of at most 64 KiB behind its WebSocket header. */
function encodeWire(frame: Uint8Array): Uint8Array {
  const wire = Buffer.allocUnsafe(headerLength(frame) + frame.length)
  writeWire(wire, frame, 0)
  return wire
}

/** A frame in its form with another one behind it. */
function followedBy(wire: Uint8Array, next: Uint8Array): Uint8Array {
  const both = Buffer.allocUnsafe(wire.length + headerLength(next) + next.length)
  both.set(wire, 0)
  writeWire(both, next, wire.length)
  return both
}

function headerLength(frame: Uint8Array): number {
  return frame.length <= shortLength ? 2 : 4
}

function writeWire(target: Buffer, frame: Uint8Array, at: number): void {
  const isShort = frame.length <= shortLength
  target[at] = binaryFrame
  target[at + 1] = isShort ? frame.length : shortLength + 1
  if (!isShort) target.writeUInt16BE(frame.length, at + 2)
  target.set(frame, at + headerLength(frame))
}
