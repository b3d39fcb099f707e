import { firstMessages, nothingToAdd, readMessage, stillHere, updateMessage, type Dialect } from './dialect.ts'
import { openSocket, type SocketAddress } from './socket.ts'

/** One person's place at a board, as plain data, so that another process can take it. */
export interface Seat extends SocketAddress {
  readonly dialect: Dialect
  readonly room: string
}

/** Someone who sits there. */
export interface Participant {
  /** What the server knew when they came; empty at the echo. */
  readonly state: Uint8Array
  sendUpdate(update: Uint8Array): void
  /** Lets the server hear that somebody who only looks on is still there, as every client does by its presence. */
  sayHere(): void
  /** Bytes already framed for the wire. */
  sendWire(wire: Uint8Array): void
  /** Reads nothing any more, and stays. */
  stopReading(): void
  /** Whether the server has closed the connection. */
  isClosed(): boolean
  leave(): void
}

const emptyUpdate = Uint8Array.of(0, 0)

/** Connects, says who it is and waits for the server's whole state; `onUpdate` gets what comes afterwards. */
export async function takeSeat(seat: Seat, onUpdate: (update: Uint8Array) => void): Promise<Participant> {
  const { dialect, room } = seat
  const answered = Promise.withResolvers<Uint8Array>()
  if (dialect === 'echo') answered.resolve(emptyUpdate)
  const early: Uint8Array[] = []
  let isClosed = false
  let answerQuestion = (): void => void early.push(nothingToAdd(dialect, room))
  const socket = await openSocket(seat, {
    onMessage(bytes) {
      const message = readMessage(dialect, bytes)
      if (message === null) return
      if (message.type === 'question') return answerQuestion()
      if (message.type === 'answer') answered.resolve(message.update)
      onUpdate(message.update)
    },
    onClose(code) {
      isClosed = true
      answered.reject(new Error(`The server closed the connection with ${code} before it answered`))
    },
  })
  answerQuestion = () => socket.send(nothingToAdd(dialect, room))
  for (const message of [...firstMessages(dialect, room), ...early]) socket.send(message)
  return {
    state: await answered.promise,
    sendUpdate: (update) => socket.send(updateMessage(dialect, room, update)),
    sayHere: () => socket.send(stillHere(dialect, room)),
    sendWire: (wire) => socket.sendWire(wire),
    stopReading: () => socket.stopReading(),
    isClosed: () => isClosed,
    leave: () => socket.close(),
  }
}
