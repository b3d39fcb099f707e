import { decodeFrame, type Frame } from '@samtavle/protocol'

/** Takes the frames of WebSockets out of the bytes that a server sent, socket by socket. */
export interface SentFrames {
  /** The frames that these bytes complete. */
  take(socket: number, bytes: Uint8Array): readonly Frame[]
}

/** Knows what a server sends: an HTTP answer first, then unmasked frames. Sockets whose answer is no upgrade are passed over. */
export function createSentFrames(): SentFrames {
  const restBySocket = new Map<number, Buffer>()
  const upgraded = new Set<number>()
  return {
    take(socket, bytes) {
      const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1')
      if (text.startsWith('HTTP/1.1')) {
        // A number is used again for the next socket.
        upgraded.delete(socket)
        restBySocket.delete(socket)
        if (text !== 'HTTP/1.1 101') return []
        upgraded.add(socket)
        const end = Buffer.from(bytes).indexOf('\r\n\r\n')
        return takeWhole(socket, Buffer.from(bytes.subarray(end + 4)), restBySocket)
      }
      if (!upgraded.has(socket)) return []
      return takeWhole(socket, Buffer.concat([restBySocket.get(socket) ?? Buffer.alloc(0), bytes]), restBySocket)
    },
  }
}

function takeWhole(socket: number, bytes: Buffer, restBySocket: Map<number, Buffer>): readonly Frame[] {
  const frames: Frame[] = []
  let rest = bytes
  for (let size = sizeOf(rest); size !== null && rest.length >= size.head + size.body; size = sizeOf(rest)) {
    const isBinary = ((rest[0] ?? 0) & 0x0f) === 2
    const frame = isBinary ? decodeFrame(Uint8Array.from(rest.subarray(size.head, size.head + size.body))) : null
    if (frame?.ok) frames.push(frame.value)
    rest = rest.subarray(size.head + size.body)
  }
  restBySocket.set(socket, rest)
  return frames
}

/** Bytes of the head of the next frame and of its body; null while not even the head is whole. */
function sizeOf(bytes: Buffer): { readonly head: number; readonly body: number } | null {
  if (bytes.length < 2) return null
  const short = (bytes[1] ?? 0) & 0x7f
  if (short < 126) return { head: 2, body: short }
  if (short === 126) return bytes.length < 4 ? null : { head: 4, body: bytes.readUInt16BE(2) }
  return bytes.length < 10 ? null : { head: 10, body: Number(bytes.readBigUInt64BE(2)) }
}
