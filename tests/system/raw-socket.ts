import { decodeFrame, encodeAwareness, encodeSyncStep1, encodeUpdate, type Frame } from '@samtavle/protocol'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { applyUpdate, Doc } from 'yjs'
import { until } from '../support/until.ts'

/** A socket without any client library, for saying what no client would say. */
export interface RawSocket {
  readonly socket: WebSocket
  /** Every frame received. */
  readonly frames: readonly Frame[]
  /** The document that the frames received add up to. */
  readonly doc: Doc
  /** The highest ack received. */
  acked(): number
  closeCode(): number | null
  send(frame: Uint8Array): void
  sendUpdate(update: Uint8Array): void
  show(clientId: number, clock: number, state: unknown): void
  close(): Promise<void>
}

export interface RawSocketOptions {
  readonly wsOrigin: string
  readonly room: string
  readonly protocols?: readonly string[]
  readonly headers?: Readonly<Record<string, string>>
}

/** Opens a socket; resolves when it is open or was refused, and rejects when there was no upgrade. */
export async function openRawSocket({
  wsOrigin,
  room,
  protocols = [],
  headers = {},
}: RawSocketOptions): Promise<RawSocket> {
  const socket = new WebSocket(`${wsOrigin}/sync/${room}`, [...protocols], { headers })
  const frames: Frame[] = []
  const doc = new Doc()
  let acked = 0
  let closeCode: number | null = null
  socket.on('close', (code) => {
    closeCode = code
  })
  socket.on('message', (data) => {
    const frame = decodeFrame(new Uint8Array(data as Buffer))
    if (!frame.ok) throw new Error(`The relay sent a broken frame: ${frame.error}`)
    frames.push(frame.value)
    if (frame.value.type === 'ack') acked = frame.value.count
    if (frame.value.type === 'update' || frame.value.type === 'sync-step-2') applyUpdate(doc, frame.value.update)
  })
  await once(socket, 'open')
  return {
    socket,
    frames,
    doc,
    acked: () => acked,
    closeCode: () => closeCode,
    send: (frame) => socket.send(frame),
    sendUpdate: (update) => socket.send(encodeUpdate(update)),
    show: (clientId, clock, state) => socket.send(encodeAwareness([{ clientId, clock, state: JSON.stringify(state) }])),
    async close() {
      if (socket.readyState === WebSocket.CLOSED) return
      socket.close()
      await once(socket, 'close')
    },
  }
}

/** The subprotocols of a client that understands acks. */
export function ackProtocols(token: string): readonly string[] {
  return ['samtavle.v1+ack', `token.${token}`]
}

/** The subprotocols of a client that is also told when nothing is kept. */
export function keepingProtocols(token: string): readonly string[] {
  return ['samtavle.v1+ack+keeping', `token.${token}`]
}

/** The subprotocols of any client. */
export function plainProtocols(token: string): readonly string[] {
  return ['samtavle.v1', `token.${token}`]
}

/** Asks for the whole document and waits for the answer. */
export async function readAll(socket: RawSocket): Promise<Doc> {
  const answersBefore = socket.frames.filter((frame) => frame.type === 'sync-step-2').length
  socket.send(encodeSyncStep1(new Uint8Array([0])))
  await until(
    () => socket.frames.filter((frame) => frame.type === 'sync-step-2').length > answersBefore,
    'the relay answers a sync step 1',
  )
  return socket.doc
}

/** Waits for the close of a socket and returns its code. */
export async function closeCodeOf(socket: RawSocket): Promise<number | null> {
  await until(() => socket.closeCode() !== null, 'the relay closes the socket')
  return socket.closeCode()
}
