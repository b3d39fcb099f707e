import { createWatchable, type Clock, type RandomBytes, type Watchable } from '@samtavle/base'
import {
  boardFullReason,
  closeCodes,
  decodeFrame,
  encodeAwareness,
  encodeQueryAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  subprotocols,
  type Frame,
  type Keeping,
} from '@samtavle/protocol'
import * as Y from 'yjs'
import { createBacklog } from './backlog.ts'
import { createDigestCheck } from './digest-check.ts'
import { createKeepingHeard } from './keeping-heard.ts'
import { createLineWatch } from './line-watch.ts'
import type { PresenceChannel } from './presence-channel.ts'
import { createRetry, reconnectDelayMs } from './reconnect.ts'
import type { SaveTracker } from './save-tracker.ts'
import type { Connection } from './session.ts'

/**
 * An update larger than this goes as an upload of a fresh connection instead of a live frame: the relay takes far more at
 * once when it has just asked what it lacks. A paste of a thousand lines or a drag of a thousand notes is that large.
 */
const largestLiveBytes = 32 * 1024

/** What a browser calls a connection that ended without a word. */
const goneSilent = 1006

const offered = [subprotocols.digests, subprotocols.keeping, subprotocols.acks, subprotocols.plain] as const

/** Origin of updates read back from this device: they are no new edits. */
export const storedOrigin = Object.freeze({ name: 'device' })

/** Origin of updates that the relay told. */
const relayOrigin = Object.freeze({ name: 'relay' })

const speaksOfAll: ReadonlySet<Frame['type']> = new Set(['sync-step-1', 'sync-step-2', 'verdict'])

/** What keeping one document in sync needs. */
export interface SyncClientOptions {
  /** `wss://host/sync/<room>` */
  readonly url: string
  readonly doc: Y.Doc
  readonly presence: PresenceChannel
  readonly tracker: SaveTracker
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** Opens a socket; injected so that tests own the network. */
  readonly openSocket: (url: string, protocols: readonly string[]) => WebSocket
}

/** A document kept in sync with the relay, through any number of connections. */
export interface SyncClient {
  readonly connection: Watchable<Connection>
  /** True once everything the relay had at some moment has arrived. */
  readonly synced: Watchable<boolean>
  /** Whether the relay keeps what is written, as it last said. */
  readonly keeping: Watchable<Keeping>
  /** Whether this replica shows something else than the relay although neither misses anything. */
  readonly forked: Watchable<boolean>
  /** While something may not be disturbed, updates of others wait for a moment, and are taken in together. */
  keepBack(isKeptBack: boolean): void
  /** Takes in now what was kept back. */
  letIn(): void
  /** The network may be back, or the tab awake: try, or check the connection, at once. */
  wake(): void
  close(): void
}

/**
 * Our own client of the stock protocol. It differs from the stock provider where people would notice: it knows from the
 * relay's acks what is durable, notices a dead link within ten seconds, spreads its reconnects, and stops when told why.
 *
 *   connecting --open--> open --close or silence--> offline --delay or wake--> connecting
 *                          '--close 44xx--> ended
 */
export function createSyncClient(options: SyncClientOptions): SyncClient {
  const { doc, presence, tracker, clock } = options
  const connection = createWatchable<Connection>({ state: 'connecting' })
  const synced = createWatchable(false)
  const heard = createKeepingHeard()
  let socket: WebSocket | null = null
  /** True once the relay has been given all we had: before that, an update could arrive ahead of what it builds on. */
  let isCaughtUp = false
  let failures = 0
  const retry = createRetry(clock, () => connect())

  const send = (frame: Uint8Array): void => sendOn(socket, frame)
  const sendPresence = (): void => send(encodeAwareness([presence.ownEntry()]))

  const isAllSaid = (): boolean => tracker.unsaved.get() === 0
  const backlog = createBacklog(doc, clock, relayOrigin)
  const isQuiet = (): boolean => isCaughtUp && isAllSaid() && backlog.isEmpty() && speaksDigests(socket)
  const check = createDigestCheck({ doc, clock, isQuiet, send, loadSteps })
  const ask = (): void => send(encodeQueryAwareness())
  const line = createLineWatch({ clock, ask, isAllSaid, onDead: () => lost(goneSilent) })

  const connect = (): void => {
    connection.set({ state: 'connecting' })
    openSocket()
  }
  const openSocket = (): void => {
    socket = options.openSocket(options.url, offered)
    listenTo(socket, { opened, lost, receive, heard: line.heard })
    line.opening()
  }
  const opened = (): void => {
    connection.set({ state: 'open' })
    heard.opened()
    check.opened()
    send(encodeSyncStep1(Y.encodeStateVector(doc)))
    sendPresence()
    line.opened()
  }
  const receive = (frame: Frame): void => {
    if (frame.type === 'digest') return
    // What is said of the whole board is about all that came before.
    if (speaksOfAll.has(frame.type)) backlog.takeAll()
    switch (frame.type) {
      case 'sync-step-1':
        heard.asked()
        tracker.sent()
        isCaughtUp = true
        return send(encodeSyncStep2(Y.encodeStateAsUpdate(doc, frame.stateVector)))
      case 'sync-step-2':
        Y.applyUpdate(doc, frame.update, relayOrigin)
        failures = 0
        line.answered()
        return synced.set(true)
      case 'update':
        return backlog.take(frame.update)
      case 'awareness':
        return presence.receive(frame.entries)
      case 'ack':
        return tracker.acked(frame.count)
      case 'keeping':
        return heard.told(frame.state)
      case 'query-awareness':
        return sendPresence()
      case 'verdict':
        return check.answered(frame.verdict)
    }
  }

  const lost = (code: number, words = ''): void => {
    letGo()
    presence.clear()
    const reason = words === boardFullReason ? 'full' : endReasons.get(code)
    if (reason !== undefined) return connection.set({ state: 'ended', reason })
    connection.set({ state: 'offline', isBusy: code === closeCodes.busy })
    retry.after(reconnectDelayMs(failures, randomFraction(options.randomBytes)))
    failures += 1
  }
  const abandon = (): void => {
    retry.cancel()
    line.stop()
    if (socket === null) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
    socket = null
  }

  /** Starts over without a word to anybody: the handshake carries everything the relay lacks. */
  const upload = (): void => {
    letGo()
    openSocket()
  }
  const letGo = (): void => {
    backlog.takeAll()
    abandon()
    tracker.disconnected()
    isCaughtUp = false
  }
  const onUpdate = (update: Uint8Array, from: unknown): void => {
    if (from === relayOrigin || from === storedOrigin) return
    tracker.edit()
    if (!isCaughtUp) return
    if (update.length > largestLiveBytes) return upload()
    tracker.sent()
    send(encodeUpdate(update))
  }
  doc.on('update', onUpdate)
  const stopPresence = presence.watchOwn(sendPresence)
  connect()

  return {
    connection,
    synced,
    keeping: heard.keeping,
    forked: check.forked,
    ...{ keepBack: backlog.keepBack, letIn: backlog.takeAll },
    wake() {
      const { state } = connection.get()
      if (state === 'open') line.askNow()
      if (state === 'offline') retry.after(0)
    },
    close() {
      doc.off('update', onUpdate)
      stopPresence()
      check.close()
      send(encodeAwareness([presence.goodbye()]))
      abandon()
    },
  }
}

function sendOn(socket: WebSocket | null, frame: Uint8Array): void {
  if (socket?.readyState === 1) socket.send(Uint8Array.from(frame))
}

function speaksDigests(socket: WebSocket | null): boolean {
  return socket?.protocol === subprotocols.digests
}

interface SocketEvents {
  readonly opened: () => void
  readonly lost: (code: number, words: string) => void
  readonly receive: (frame: Frame) => void
  /** Anything came at all. */
  readonly heard: () => void
}

function listenTo(socket: WebSocket, { opened, lost, receive, heard }: SocketEvents): void {
  socket.binaryType = 'arraybuffer'
  socket.onopen = opened
  socket.onclose = ({ code, reason }) => lost(code, reason)
  socket.onmessage = ({ data }: { readonly data: unknown }) => {
    heard()
    const frame = data instanceof ArrayBuffer ? decodeFrame(new Uint8Array(data)) : null
    if (frame?.ok) receive(frame.value)
  }
}

/** Reading digests comes after the board is open, and is fetched then. */
async function loadSteps() {
  return (await import('@samtavle/board/digest')).digestSteps
}

const endReasons: ReadonlyMap<number, Extract<Connection, { state: 'ended' }>['reason']> = new Map([
  [closeCodes.tokenExpired, 'expired'],
  [closeCodes.forbidden, 'revoked'],
  [closeCodes.boardGone, 'gone'],
  [closeCodes.boardRewritten, 'rewritten'],
  [closeCodes.frameRefused, 'refused'],
  [closeCodes.tooFast, 'too-fast'],
])

function randomFraction(randomBytes: RandomBytes): number {
  const [high = 0, low = 0] = randomBytes(2)
  return (high * 256 + low) / 65_536
}
