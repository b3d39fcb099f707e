import type { Clock } from '@samtavle/base'
import {
  closeCodes,
  limits,
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
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { isOwnOrigin } from '../origin.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { openConnection } from './connection.ts'

/** The sync endpoint `/sync/<room>`. */
export interface SyncSockets {
  /** Lets nobody in any more; who is in is closed by the rooms. */
  close(): void
}

export interface SyncSocketsOptions {
  readonly server: Server
  readonly rooms: Rooms
  readonly gatekeeper: Gatekeeper
  readonly config: Config
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** The board's token cookie in a `Cookie` header. */
  readonly cookieToken: (boardId: string, header: string | undefined) => string | null
}

type Verdict =
  | { readonly type: 'let-in'; readonly access: Access }
  | { readonly type: 'close'; readonly code: CloseCode; readonly reason: string }

/** A frame of an upload, with its few bytes of framing. */
const maxPayload = limits.uploadBytes + 1024

/** Answers WebSocket upgrades on the relay's HTTP server. */
export function attachSyncSockets(options: SyncSocketsOptions): SyncSockets {
  const { server, rooms, gatekeeper, config, log, metrics } = options
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload,
    maxFragments: limits.fragments,
    handleProtocols: (_offered, request) =>
      parseSubprotocols(request.headers['sec-websocket-protocol']).selected ?? false,
  })
  let lastId = 0
  let openConnections = 0
  let isClosed = false

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on('error', () => stream.destroy())
    const room = roomOf(request.url ?? '')
    if (room === null) return answerHttp(stream, '404 Not Found')
    if (isClosed) return answerHttp(stream, '503 Service Unavailable')
    if (!isOriginOwn(request)) return answerHttp(stream, '403 Forbidden')
    judge(request, room.name).then(
      (verdict) =>
        sockets.handleUpgrade(request, stream, head, (socket) => settle(socket, request, { ...room, verdict })),
      (error: unknown) => {
        log.error({ err: error }, 'A socket could not be judged')
        answerHttp(stream, '503 Service Unavailable')
      },
    )
  }

  function isOriginOwn(request: IncomingMessage): boolean {
    const forwarded = config.trustProxy === false ? undefined : firstOf(request.headers['x-forwarded-host'])
    const { origin, host } = request.headers
    return isOwnOrigin({ origin, host: forwarded ?? host, publicOrigins: config.publicOrigins })
  }

  async function judge(request: IncomingMessage, room: RoomName): Promise<Verdict> {
    const { token } = parseSubprotocols(request.headers['sec-websocket-protocol'])
    const access = await gatekeeper.check(
      room.boardId,
      token ?? options.cookieToken(room.boardId, request.headers.cookie),
    )
    if (!access.ok) return closeFor(access.error)
    if (!roomRights(access.value, room).read)
      return { type: 'close', code: closeCodes.forbidden, reason: 'not your room' }
    const isFull =
      openConnections >= limits.connectionsPerRelay || rooms.connectionsOf(room.boardId) >= limits.connectionsPerBoard
    if (isFull) return { type: 'close', code: closeCodes.busy, reason: 'too many connections' }
    return { type: 'let-in', access: access.value }
  }

  function settle(socket: WebSocket, request: IncomingMessage, asked: RoomAsked & { readonly verdict: Verdict }): void {
    const { verdict, name, text } = asked
    // The verdict travels as a close code because a stock client tells "stop" from "try again" by nothing else.
    if (verdict.type === 'close') return closeAtOnce(socket, verdict.code, verdict.reason)
    const room = rooms.open(text)
    if (room === null) return closeAtOnce(socket, closeCodes.busy, 'try again')
    lastId += 1
    openConnections += 1
    metrics.connections.set(openConnections)
    openConnection({
      ...options,
      id: lastId,
      socket,
      access: verdict.access,
      room,
      roomName: name,
      wantsAcks: socket.protocol === subprotocols.acks,
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

function closeFor(refusal: AccessRefusal): Verdict {
  const [code, reason] = closesByRefusal[refusal]
  return { type: 'close', code, reason }
}

function answerHttp(stream: Duplex, status: string): void {
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
