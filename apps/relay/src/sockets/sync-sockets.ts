import type { Clock } from '@samtavle/base'
import {
  closeCodes,
  parseRoomName,
  parseSubprotocols,
  subprotocols,
  type CloseCode,
  type RoomName,
} from '@samtavle/protocol'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { roomRights, type Access, type AccessRefusal, type Gatekeeper } from '../access.ts'
import { clientAddress, type ProxyTrust } from '../client-address.ts'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { isOwnOrigin } from '../origin.ts'
import type { Rooms } from '../rooms/rooms.ts'
import type { TokenBuckets } from '../token-bucket.ts'
import type { StoreWatch } from '../store-watch.ts'
import { openConnection } from './connection.ts'
import { createGates } from './gates.ts'
import { createQuestionLine } from './question-line.ts'
import { createFrameWriter, createWireFormat } from './wire.ts'

/** The sync endpoint `/sync/<room>`. */
export interface SyncSockets {
  /** Lets nobody in any more; who is in is closed by the rooms. */
  close(): void
}

export interface SyncSocketsOptions {
  readonly server: Server
  readonly rooms: Rooms
  readonly storeWatch: StoreWatch
  readonly gatekeeper: Gatekeeper
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Whose word about a caller's address is believed. */
  readonly trusts: ProxyTrust
  /** Shared with the HTTP calls, so that a guesser gains nothing by asking here. */
  readonly buckets: { readonly calls: TokenBuckets; readonly failures: TokenBuckets }
  /** The board's token cookie in a `Cookie` header. */
  readonly cookieToken: (boardId: string, header: string | undefined) => string | null
}

type Verdict = Answered | { readonly type: 'slow-down' }

/** A verdict that a socket is opened for, if only to be told why it is closed. */
type Answered =
  | { readonly type: 'let-in'; readonly access: Access }
  | { readonly type: 'close'; readonly code: CloseCode; readonly reason: string }

/** A frame has a few bytes of framing around its update. */
const framingBytes = 1024

/** Answers WebSocket upgrades on the relay's HTTP server. */
export function attachSyncSockets(options: SyncSocketsOptions): SyncSockets {
  const { server, rooms, gatekeeper, config, log, metrics, trusts, buckets } = options
  const { limits } = config
  const gates = createGates(limits)
  const questions = createQuestionLine(limits)
  const format = createWireFormat()
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.uploadBytes + framingBytes,
    maxFragments: limits.fragments,
    handleProtocols: (_offered, request) =>
      parseSubprotocols(request.headers['sec-websocket-protocol']).selected ?? false,
  })
  const opened = new Set<WebSocket>()
  metrics.watchQueues(() => [...opened].reduce((most, { bufferedAmount }) => Math.max(most, bufferedAmount), 0))
  let lastId = 0
  let openConnections = 0
  let isClosed = false

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const room = roomOf(request.url ?? '')
    if (room === null) return answerHttp(stream, '404 Not Found')
    if (isClosed) return answerHttp(stream, '503 Service Unavailable')
    if (!isOriginOwn(request)) return answerHttp(stream, '403 Forbidden')
    if (!buckets.calls.take(clientAddress(request, trusts))) return answerHttp(stream, '429 Too Many Requests')
    judge(request, room.name).then(
      (verdict) => {
        if (verdict.type === 'slow-down') return answerHttp(stream, '429 Too Many Requests')
        sockets.handleUpgrade(request, stream, head, (socket) => settle(socket, request, { ...room, verdict }))
      },
      (error: unknown) => {
        log.error({ err: error }, 'A socket could not be judged')
        answerHttp(stream, '503 Service Unavailable')
      },
    )
  }

  function isOriginOwn(request: IncomingMessage): boolean {
    const isProxy = trusts(request.socket.remoteAddress ?? '')
    const forwarded = isProxy ? firstOf(request.headers['x-forwarded-host']) : undefined
    const { origin, host } = request.headers
    return isOwnOrigin({ origin, host: forwarded ?? host, publicOrigins: config.publicOrigins })
  }

  async function judge(request: IncomingMessage, room: RoomName): Promise<Verdict> {
    const { token } = parseSubprotocols(request.headers['sec-websocket-protocol'])
    const access = await gatekeeper.check(
      room.boardId,
      token ?? options.cookieToken(room.boardId, request.headers.cookie),
    )
    if (!access.ok) {
      // The right token is let in whoever else guesses from the same address: a whole workshop may share it.
      const isGuess = access.error === 'token-refused' || access.error === 'token-expired'
      const mayGoOn = !isGuess || buckets.failures.take(clientAddress(request, trusts))
      return mayGoOn ? closeFor(access.error) : { type: 'slow-down' }
    }
    if (!roomRights(access.value, room).read)
      return { type: 'close', code: closeCodes.forbidden, reason: 'not your room' }
    return { type: 'let-in', access: access.value }
  }

  function isFull(boardId: string): boolean {
    return openConnections >= limits.connectionsPerRelay || rooms.connectionsOf(boardId) >= limits.connectionsPerBoard
  }

  function settle(
    socket: WebSocket,
    request: IncomingMessage,
    asked: RoomAsked & { readonly verdict: Answered },
  ): void {
    const { verdict, name, text } = asked
    // The verdict travels as a close code because a stock client tells "stop" from "try again" by nothing else.
    if (verdict.type === 'close') return closeAtOnce(socket, verdict.code, verdict.reason)
    // Counted here and not while judging: others may have come in meanwhile.
    if (isFull(name.boardId)) return closeAtOnce(socket, closeCodes.busy, 'too many connections')
    const room = rooms.open(text)
    if (room === null) return closeAtOnce(socket, closeCodes.busy, 'try again')
    lastId += 1
    openConnections += 1
    opened.add(socket)
    socket.once('close', () => opened.delete(socket))
    metrics.connections.set(openConnections)
    openConnection({
      ...options,
      id: lastId,
      socket,
      writer: createFrameWriter(socket, request.socket, format),
      access: verdict.access,
      room,
      roomName: name,
      limits,
      recoverUntil: config.recoverUntil,
      gates: gates[name.kind],
      questions,
      ...wishesOf(socket.protocol),
      onClosed() {
        openConnections -= 1
        metrics.connections.set(openConnections)
      },
    })
    log.info(
      {
        room: name.kind,
        role: verdict.access.role,
        client: request.headers.origin === undefined ? 'program' : 'browser',
      },
      'A connection opened',
    )
  }

  function closeAtOnce(socket: WebSocket, code: CloseCode, reason: string): void {
    metrics.closes.inc({ code })
    socket.on('error', () => undefined)
    socket.close(code, reason)
    const stop = options.clock.after(closeAtOnceWithinMs, () => socket.terminate())
    socket.once('close', stop)
  }

  server.on('upgrade', onUpgrade)
  return {
    close() {
      isClosed = true
    },
  }
}

/** What a client understands beyond the stock protocol, each on top of the one before. */
function wishesOf(protocol: string) {
  const wantsDigests = protocol === subprotocols.digests
  const wantsKeeping = wantsDigests || protocol === subprotocols.keeping
  return { wantsDigests, wantsKeeping, wantsAcks: wantsKeeping || protocol === subprotocols.acks }
}

/** Whoever was refused has no reason to linger. */
const closeAtOnceWithinMs = 2000

interface RoomAsked {
  readonly name: RoomName
  readonly text: string
}

const syncPath = '/sync/'

function roomOf(url: string): RoomAsked | null {
  const path = url.split('?')[0] ?? ''
  if (!path.startsWith(syncPath)) return null
  // Ids are URL-safe, so an encoded path names no room.
  const text = path.slice(syncPath.length)
  const name = parseRoomName(text)
  return name === null ? null : { name, text }
}

function firstOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header[0] : header
  return text?.split(',')[0]?.trim()
}

const closesByRefusal: Readonly<Record<AccessRefusal, readonly [CloseCode, string]>> = {
  'board-unknown': [closeCodes.boardGone, 'no such board'],
  'token-missing': [closeCodes.tokenExpired, 'token missing'],
  'token-expired': [closeCodes.tokenExpired, 'token expired'],
  'token-refused': [closeCodes.forbidden, 'token not valid'],
}

function closeFor(refusal: AccessRefusal): Answered {
  const [code, reason] = closesByRefusal[refusal]
  return { type: 'close', code, reason }
}

function answerHttp(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
