import { randomBytes } from 'node:crypto'
import { connect, type Socket as TcpSocket } from 'node:net'

/** Where to connect, and what to offer there. */
export interface SocketAddress {
  readonly port: number
  readonly path: string
  readonly protocols: readonly string[]
}

/** What a socket tells its owner. */
export interface SocketEvents {
  onMessage(payload: Uint8Array): void
  onClose?(code: number): void
}

/** A WebSocket client that does next to nothing. */
export interface Socket {
  /** Bytes that `toWire` has framed. */
  sendWire(wire: Uint8Array): void
  send(payload: Uint8Array): void
  /** Leaves what comes lying in the system's buffers. */
  stopReading(): void
  close(): void
}

const handshakeMs = 30_000
const opcodes = { close: 8, ping: 9, pong: 10 } as const
const binaryFrame = 0x82

/**
 * Opens a WebSocket over plain TCP. A client library would take more of the processor than the servers it loads: here
 * a received frame costs the reading of its length.
 */
export function openSocket(address: SocketAddress, events: SocketEvents): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const tcp = connect({ port: address.port, host: '127.0.0.1', noDelay: true })
    const failWith = (reason: string): void => {
      tcp.destroy()
      reject(new Error(`No WebSocket at port ${address.port}: ${reason}`))
    }
    tcp.setTimeout(handshakeMs, () => failWith('no answer'))
    tcp.on('error', (error) => failWith(error.message))
    tcp.once('connect', () => tcp.write(upgradeRequest(address)))
    let head: Buffer = Buffer.alloc(0)
    tcp.on('data', function readHead(chunk: Buffer) {
      head = Buffer.concat([head, chunk])
      const end = head.indexOf('\r\n\r\n')
      if (end < 0) return
      const status = head.subarray(0, head.indexOf('\r\n')).toString('latin1')
      if (!status.startsWith('HTTP/1.1 101')) return failWith(status)
      tcp.off('data', readHead)
      tcp.setTimeout(0)
      const frames = readFrames(tcp, events)
      tcp.on('data', frames)
      resolve({
        sendWire: (wire) => void tcp.write(wire),
        send: (payload) => void tcp.write(toWire(payload)),
        stopReading: () => void tcp.pause(),
        close: () => tcp.destroy(),
      })
      frames(head.subarray(end + 4))
    })
  })
}

/** Frames and masks a message as a client must; the mask is fixed, because no proxy stands between us. */
export function toWire(payload: Uint8Array, opcodeByte = binaryFrame): Buffer {
  const long = payload.length > 0xffff
  const headLength = payload.length < 126 ? 2 : long ? 10 : 4
  const wire = Buffer.alloc(headLength + 4 + payload.length)
  wire[0] = opcodeByte
  wire[1] = 0x80 | (headLength === 2 ? payload.length : long ? 127 : 126)
  if (headLength === 4) wire.writeUInt16BE(payload.length, 2)
  if (long) wire.writeBigUInt64BE(BigInt(payload.length), 2)
  wire.set(mask, headLength)
  for (let at = 0; at < payload.length; at += 1) {
    wire[headLength + 4 + at] = (payload[at] ?? 0) ^ (mask[at & 3] ?? 0)
  }
  return wire
}

const mask = Uint8Array.of(0x37, 0xfa, 0x21, 0x3d)

function upgradeRequest({ port, path, protocols }: SocketAddress): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    'Sec-WebSocket-Version: 13',
    ...(protocols.length === 0 ? [] : [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`]),
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

/** Cuts a stream into messages; what is left of a frame waits for the next chunk. */
function readFrames(tcp: TcpSocket, events: SocketEvents): (chunk: Buffer) => void {
  let rest: Buffer[] = []
  let restLength = 0
  /** Bytes without which the frame that has begun cannot be read. */
  let needed = 2
  let parts: Uint8Array[] = []
  let closed = false
  const closeWith = (code: number): void => {
    if (closed) return
    closed = true
    events.onClose?.(code)
  }
  tcp.on('close', () => closeWith(1006))

  function take(opcode: number, isLast: boolean, payload: Uint8Array): void {
    if (opcode === opcodes.close) {
      closeWith(payload.length < 2 ? 1005 : ((payload[0] ?? 0) << 8) | (payload[1] ?? 0))
      tcp.destroy()
    } else if (opcode === opcodes.ping) {
      tcp.write(toWire(payload, 0x80 | opcodes.pong))
    } else if (opcode < opcodes.close) {
      if (isLast && parts.length === 0) return events.onMessage(payload)
      parts.push(payload)
      if (!isLast) return
      const whole = Buffer.concat(parts)
      parts = []
      events.onMessage(whole)
    }
  }

  return (chunk) => {
    rest.push(chunk)
    restLength += chunk.length
    if (restLength < needed) return
    const bytes = rest.length === 1 ? chunk : Buffer.concat(rest)
    let at = 0
    needed = 2
    while (bytes.length - at >= 2) {
      const short = (bytes[at + 1] ?? 0) & 127
      const headLength = short < 126 ? 2 : short === 126 ? 4 : 10
      needed = headLength
      if (bytes.length - at < headLength) break
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      needed = headLength + length
      if (bytes.length - at < needed) break
      const first = bytes[at] ?? 0
      take(first & 15, first >= 0x80, bytes.subarray(at + headLength, at + needed))
      at += needed
      needed = 2
    }
    rest = at === bytes.length ? [] : [bytes.subarray(at)]
    restLength = bytes.length - at
  }
}
