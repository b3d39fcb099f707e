import { assert } from '@samtavle/base'
import { applyUpdate, Doc } from 'yjs'
import { call } from './board-api.ts'
import { ackProtocols, openRawSocket, type RawSocket } from './raw-socket.ts'

/** A client that writes without pause and knows what it was promised. */
export interface BusyWriter {
  readonly socket: RawSocket
  /** Keys of the writes that were acked. */
  acked(): readonly string[]
  sent(): number
  writeSome(count: number): void
}

export interface BusyWriterOptions {
  readonly wsOrigin: string
  readonly room: string
  readonly token: string
  /** Begins every key it writes. */
  readonly name: string
}

/** Joins a room as a client that understands acks and writes one key of `facts` per edit. */
export async function openBusyWriter({ wsOrigin, room, token, name }: BusyWriterOptions): Promise<BusyWriter> {
  const socket = await openRawSocket({ wsOrigin, room, protocols: ackProtocols(token) })
  const doc = new Doc()
  const keys: string[] = []
  doc.on('update', (update: Uint8Array) => {
    if (socket.closeCode() === null) socket.sendUpdate(update)
  })
  return {
    socket,
    acked: () => keys.slice(0, socket.acked()),
    sent: () => keys.length,
    writeSome(count) {
      for (let index = 0; index < count; index += 1) {
        const key = `${name}/${keys.length}`
        keys.push(key)
        doc.getMap('facts').set(key, keys.length)
      }
    },
  }
}

/** What the relay itself gives back, before any client has come with what it remembers. */
export async function factsOnDisk(origin: string, boardId: string, token: string): Promise<ReadonlySet<string>> {
  const response = await call(origin, `/api/boards/${boardId}/snapshot`, { token })
  assert(response.status === 200, `a snapshot is given, and not ${response.status}`)
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await response.arrayBuffer()))
  return new Set(doc.getMap('facts').keys())
}
