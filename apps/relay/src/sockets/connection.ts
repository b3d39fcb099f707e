import type { Clock } from '@samtavle/base'
import {
  checkUpdate,
  closeCodes,
  decodeFrame,
  encodeAck,
  type CloseCode,
  type Frame,
  type Limits,
  type RoomName,
} from '@samtavle/protocol'
import type { RawData, WebSocket } from 'ws'
import { roomRights, type Access } from '../access.ts'
import type { Metrics } from '../metrics.ts'
import { createAckCounter } from '../rooms/ack-counter.ts'
import type { RoomConnection } from '../rooms/members.ts'
import type { Room } from '../rooms/room.ts'
import type { StoreWatch } from '../store-watch.ts'
import type { WriteMode } from '../workers/messages.ts'
import type { Gates } from './gates.ts'
import { createKeepingTold } from './keeping-told.ts'
import { createLifeWatch } from './life-watch.ts'
import { createOutbox } from './outbox.ts'
import { createPaces } from './paces.ts'
import { createAskedQuestions, type QuestionLine } from './question-line.ts'
import type { FrameWriter } from './wire.ts'

/** What a socket becomes when its token was good. */
export interface ConnectionOptions {
  readonly id: number
  readonly socket: WebSocket
  /** How frames get onto the socket; by its own `send` unless given. */
  readonly writer?: FrameWriter
  readonly access: Access
  readonly room: Room
  readonly roomName: RoomName
  readonly wantsAcks: boolean
  /** Whether it asked to be told when what it writes is not kept. */
  readonly wantsKeeping: boolean
  /** Whether it may send digests and understands the verdicts. */
  readonly wantsDigests: boolean
  readonly storeWatch: Pick<StoreWatch, 'keepingOf' | 'watch'>
  /** Until then an upload may bring back what others wrote, in ms since the epoch. */
  readonly recoverUntil?: number
  readonly clock: Clock
  readonly metrics: Metrics
  readonly limits: Limits
  readonly gates: Gates
  readonly questions: QuestionLine
  readonly onClosed: () => void
}

/** How long a socket may take to answer our close before it is cut. */
const closeWithinMs = 5000

/** Timers hold at most 2^31 ms; a token that lives longer is looked at again each day. */
const dayMs = 24 * 60 * 60 * 1000

/** Binds a socket to its room: bytes in, through the gate, and frames out. */
export function openConnection(options: ConnectionOptions): void {
  const { socket, access, room, clock, metrics, limits, gates, recoverUntil = 0 } = options
  const rights = roomRights(access, options.roomName)
  const acks = createAckCounter()
  const writer = options.writer ?? plainWriter(socket)
  const outbox = createOutbox({ writer, limits, close })
  const cut = (): void => socket.terminate()
  const life = createLifeWatch({ writer, keepAliveMs: limits.keepAliveMs, ping: () => socket.ping(), cut })
  const paces = createPaces(clock, limits)
  const asked = createAskedQuestions(options.questions)
  let [isOpen, isUploadDue] = [true, true]
  let uploadNumber = 0
  let stopExpiry = (): void => undefined

  const connection: RoomConnection = {
    id: options.id,
    actorId: access.actorId,
    role: access.role,
    linkId: access.linkId,
    deliver: (frame) => outbox.deliver(frame, dueAck()),
    deliverAll: (frames) => outbox.deliverAll(frames, dueAck()),
    deliverAnswer(frame) {
      outbox.deliver(frame)
      asked.answered()
    },
    show: outbox.show,
    settle: acks.settle,
    spend(write, costMs) {
      if (write !== uploadNumber && !paces.isWorkBearable(costMs)) close(closeCodes.tooFast, 'too costly')
    },
    acknowledge() {
      const ack = dueAck()
      if (ack !== null) outbox.deliver(ack)
    },
    probe: life.probe,
    close,
  }

  /** The ack that says something new, if there is one. */
  function dueAck(): Uint8Array | null {
    const count = options.wantsAcks ? acks.take() : null
    return count === null ? null : encodeAck(count)
  }

  function close(code: CloseCode, reason: string): void {
    if (!isOpen) return
    metrics.closes.inc({ code })
    leave()
    socket.close(code, reason)
    const stop = clock.after(closeWithinMs, cut)
    socket.once('close', stop)
  }

  function leave(): void {
    if (!isOpen) return
    isOpen = false
    for (const stop of [stopExpiry, keeping.close, asked.leave, life.close]) stop()
    room.leave(connection)
    options.onClosed()
  }

  function watchExpiry(): void {
    const leftMs = access.expiresAt - clock.now()
    if (leftMs <= 0) return close(closeCodes.tokenExpired, 'token expired')
    stopExpiry = clock.after(Math.min(leftMs, dayMs), watchExpiry)
  }

  function receive(data: RawData, isBinary: boolean): void {
    if (!isOpen) return
    life.heard()
    if (!isBinary || !(data instanceof Buffer)) return refuse('not-binary')
    const frame = decodeFrame(data)
    if (!frame.ok) return refuse(frame.error)
    metrics.frames.inc({ type: frame.value.type })
    handle(frame.value, data.length)
  }

  function handle(frame: Frame, size: number): void {
    const isUpload = frame.type === 'sync-step-2' && isUploadDue
    if (!paces.isBearable(frame, size, isUpload)) return close(closeCodes.tooFast, 'too fast')
    if (size > limits.liveFrameBytes && !isUpload) return refuse('too-large')
    switch (frame.type) {
      case 'sync-step-1':
        return frame.stateVector.length > limits.stateVectorBytes ? refuse('too-large') : ask(frame.stateVector.slice())
      case 'sync-step-2':
        isUploadDue = false
        return write(frame.update, isUpload)
      case 'update':
        return write(frame.update, false)
      case 'awareness':
        return paces.isShownAt(size) ? room.members.receivePresence(connection, frame.entries) : undefined
      case 'query-awareness':
        return room.members.showEverybody(connection)
      case 'digest':
        return options.wantsDigests && paces.isDigestDue() ? room.judge(connection, frame.digest.slice()) : undefined
      case 'ack':
      case 'keeping':
      case 'verdict':
        // Ours to send, not to receive; a client that sends one has nothing to say with it.
        return undefined
    }
  }

  function ask(stateVector: Uint8Array): void {
    const isInLine = asked.ask(() => room.answer(connection, stateVector))
    if (!isInLine) close(closeCodes.busy, 'too many came back at once')
  }

  function write(update: Uint8Array, isUpload: boolean): void {
    const number = acks.count()
    if (isUpload) uploadNumber = number
    const facts = checkUpdate(update, isUpload ? gates.upload : gates.live)
    if (!facts.ok) return refuse(facts.error.reason)
    const mayWrite = rights.write && keeping.mayWrite()
    const mode = modeOf(mayWrite, isUpload && clock.now() < recoverUntil)
    // Who may not write now may still answer our sync step 1 with what we have; anything else is dropped and never acked.
    if (mayWrite || isUpload) room.write(connection, { bytes: new Uint8Array(update), number, mode })
  }

  function refuse(reason: string): void {
    metrics.refusedFrames.inc({ reason })
    close(closeCodes.frameRefused, 'frame refused')
  }

  const keeping = createKeepingTold(options, outbox.deliver, close)
  socket.on('message', receive)
  socket.on('pong', life.answered)
  socket.on('close', leave)
  // What is wrong with a socket is followed by its close, which is where we act.
  socket.on('error', () => undefined)
  watchExpiry()
  if (isOpen) room.join(connection)
}

function modeOf(mayWrite: boolean, isRecovery: boolean): WriteMode {
  if (!mayWrite) return 'compare'
  return isRecovery ? 'recover' : 'integrate'
}

function plainWriter(socket: WebSocket): FrameWriter {
  return {
    queuedBytes: () => socket.bufferedAmount,
    send(frame, next = null) {
      socket.send(frame)
      if (next !== null) socket.send(next)
    },
    sendAll(frames, next = null) {
      for (const frame of frames) socket.send(frame)
      if (next !== null) socket.send(next)
    },
    whenStalled: () => () => undefined,
  }
}
