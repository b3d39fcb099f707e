import type { Clock } from '@samtavle/base'
import { encodeAwareness, type AwarenessEntry, type CloseCode, type Limits, type Role } from '@samtavle/protocol'
import { createLatestPace, type LatestPace } from './latest-pace.ts'
import { createPresence } from './presence.ts'
import { createPresenceGatherer } from './presence-gatherer.ts'

/** One socket as its room sees it. */
export interface RoomConnection {
  readonly id: number
  readonly actorId: string
  readonly role: Role
  readonly linkId: string
  /** Sends a document frame. */
  deliver(frame: Uint8Array): void
  /** Sends several document frames, at least one, in one write. */
  deliverAll(frames: readonly Uint8Array[]): void
  /** Sends a whole answer to a sync step 1, however large. */
  deliverAnswer(frame: Uint8Array): void
  /** Sends a presence frame; a receiver that lags behind does without. */
  show(frame: Uint8Array): void
  /** One of its writes became durable and integrated. */
  settle(write: number): void
  /** The worker spent so much processor time, in ms, on one of its writes. */
  spend(write: number, costMs: number): void
  /** Sends an ack if there is something new to say. */
  acknowledge(): void
  /** Notices whether the other side is still there. */
  probe(): void
  close(code: CloseCode, reason: string): void
}

/** The connections in one room, and what they show of themselves to each other. */
export interface Members {
  readonly size: number
  add(connection: RoomConnection): void
  remove(connection: RoomConnection): void
  has(connection: RoomConnection): boolean
  /** Takes a document frame for everybody but its author; it goes out when all that became durable with it is told. */
  broadcast(frame: Uint8Array, author: RoomConnection | null): void
  receivePresence(connection: RoomConnection, entries: readonly AwarenessEntry[]): void
  /** Lets everybody here know that there is something to ask the relay for; a receiver that lags behind does without. */
  nudge(): void
  /** Sends everybody's presence to one who asks. */
  showEverybody(connection: RoomConnection): void
  /** Notes that a connection's write became durable and integrated; one that has left is not told. */
  settle(connection: RoomConnection, write: number): void
  /** Sends what was broadcast since the last time, to each receiver in one write with its ack behind it, and the acks that go alone. */
  tell(): void
  closeAll(code: CloseCode, reason: string): void
  closeWhere(isMeant: (connection: RoomConnection) => boolean, code: CloseCode, reason: string): void
  close(): void
}

interface Broadcast {
  readonly frame: Uint8Array
  readonly author: RoomConnection | null
}

const keepAlive = encodeAwareness([])

/** The relay shows itself under this id, as nobody's document has it; each receiver sees it as a device of their own. */
const relayClient = 0

/** Makes the members of an empty room. */
export function createMembers(clock: Clock, limits: Limits): Members {
  const connections = new Set<RoomConnection>()
  const presence = createPresence(limits)
  /** Whose writes were settled since acks went out: in a crowd a few of many. */
  const settled = new Set<RoomConnection>()
  let untold: Broadcast[] = []
  const paceByConnection = new Map<RoomConnection, LatestPace<AwarenessEntry>>()
  let stopKeepAlive = (): void => undefined
  let lastNudge = 0

  function tick(): void {
    for (const connection of [...connections]) {
      connection.show(keepAlive)
      connection.probe()
    }
    stopKeepAlive = clock.after(limits.keepAliveMs, tick)
  }

  const gatherer = createPresenceGatherer<RoomConnection>({
    clock,
    limits,
    receivers: () => connections.size,
    // Told with others' news, authors hear their own once more; its clock tells them that they know it.
    pass(entries, author) {
      const frame = encodeAwareness(entries)
      for (const connection of connections) if (connection !== author) connection.show(frame)
    },
  })

  /** After a disk has hesitated, several batches are durable at once: a write to each socket for each of them would make it later still. */
  function tellAll(told: readonly Broadcast[]): void {
    const frames = told.map(({ frame }) => frame)
    const authors = new Set(told.map(({ author }) => author))
    authors.delete(null)
    // Whoever is closed meanwhile leaves the set, which a walk over it bears; a copy for every batch would cost more than it.
    for (const connection of connections) {
      const isAuthor = authors.size > 0 && authors.has(connection)
      const news = isAuthor ? told.filter(({ author }) => author !== connection).map(({ frame }) => frame) : frames
      if (news.length > 0) connection.deliverAll(news)
    }
  }

  return {
    get size() {
      return connections.size
    },
    add(connection) {
      if (connections.size === 0) stopKeepAlive = clock.after(limits.keepAliveMs, tick)
      connections.add(connection)
      const show = (entry: AwarenessEntry): void => gatherer.push(entry, connection)
      paceByConnection.set(connection, createLatestPace(clock, limits.presencePerSecond, show))
      const everybody = presence.everybody()
      if (everybody !== null) connection.show(everybody)
    },
    remove(connection) {
      if (!connections.delete(connection)) return
      paceByConnection.get(connection)?.close()
      paceByConnection.delete(connection)
      settled.delete(connection)
      const left = presence.leave(connection)
      if (left !== null) gatherer.push(left, connection)
      if (connections.size > 0) return
      stopKeepAlive()
      gatherer.clear()
    },
    has: (connection) => connections.has(connection),
    broadcast: (frame, author) => void untold.push({ frame, author }),
    receivePresence(connection, entries) {
      const shown = presence.receive(connection, entries)
      if (shown !== null) paceByConnection.get(connection)?.receive(shown)
      const correction = presence.correctionFor(connection, entries)
      if (correction !== null) connection.show(correction)
    },
    nudge() {
      // Larger each time, also in a room that was let go of meanwhile.
      lastNudge = Math.max(lastNudge + 1, clock.now())
      for (const connection of connections) {
        const state = JSON.stringify({ actor: connection.actorId, at: lastNudge })
        connection.show(encodeAwareness([{ clientId: relayClient, clock: lastNudge, state }]))
      }
    },
    showEverybody(connection) {
      connection.show(presence.everybody() ?? keepAlive)
    },
    settle(connection, write) {
      if (!connections.has(connection)) return
      connection.settle(write)
      settled.add(connection)
    },
    tell() {
      const told = untold
      untold = []
      if (told.length > 0) tellAll(told)
      for (const connection of settled) connection.acknowledge()
      settled.clear()
    },
    closeAll(code, reason) {
      for (const connection of [...connections]) connection.close(code, reason)
    },
    closeWhere(isMeant, code, reason) {
      for (const connection of [...connections]) if (isMeant(connection)) connection.close(code, reason)
    },
    close() {
      stopKeepAlive()
      gatherer.clear()
    },
  }
}
