import type { Clock } from '@samtavle/base'
import { encodeAwareness, type AwarenessEntry, type CloseCode, type Limits, type Role } from '@samtavle/protocol'
import { createLatestPace, type LatestPace } from './latest-pace.ts'
import { createPresence } from './presence.ts'

/** One socket as its room sees it. */
export interface RoomConnection {
  readonly id: number
  readonly actorId: string
  readonly role: Role
  readonly linkId: string
  /** Sends a document frame. */
  deliver(frame: Uint8Array): void
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
  /** Sends a document frame to everybody but its author. */
  broadcast(frame: Uint8Array, author: RoomConnection | null): void
  receivePresence(connection: RoomConnection, entries: readonly AwarenessEntry[]): void
  /** Sends everybody's presence to one who asks. */
  showEverybody(connection: RoomConnection): void
  /** Notes that a connection's write became durable and integrated; one that has left is not told. */
  settle(connection: RoomConnection, write: number): void
  /** Sends the acks that went with no broadcast. */
  acknowledge(): void
  closeAll(code: CloseCode, reason: string): void
  closeWhere(isMeant: (connection: RoomConnection) => boolean, code: CloseCode, reason: string): void
  close(): void
}

const keepAlive = encodeAwareness([])

/** Makes the members of an empty room. */
export function createMembers(clock: Clock, limits: Limits): Members {
  const connections = new Set<RoomConnection>()
  const presence = createPresence(limits)
  /** Whose writes were settled since acks went out: in a crowd a few of many. */
  const settled = new Set<RoomConnection>()
  const paceByConnection = new Map<RoomConnection, LatestPace<AwarenessEntry>>()
  let stopKeepAlive = (): void => undefined

  function tick(): void {
    for (const connection of [...connections]) {
      connection.show(keepAlive)
      connection.probe()
    }
    stopKeepAlive = clock.after(limits.keepAliveMs, tick)
  }

  function showToOthers(entry: AwarenessEntry, author: RoomConnection): void {
    const frame = encodeAwareness([entry])
    for (const connection of connections) if (connection !== author) connection.show(frame)
  }

  return {
    get size() {
      return connections.size
    },
    add(connection) {
      if (connections.size === 0) stopKeepAlive = clock.after(limits.keepAliveMs, tick)
      connections.add(connection)
      const show = (entry: AwarenessEntry): void => showToOthers(entry, connection)
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
      if (left !== null) showToOthers(left, connection)
      if (connections.size === 0) stopKeepAlive()
    },
    has: (connection) => connections.has(connection),
    broadcast(frame, author) {
      // Whoever is closed meanwhile leaves the set, which a walk over it bears; a copy for every frame would cost more than it.
      for (const connection of connections) if (connection !== author) connection.deliver(frame)
    },
    receivePresence(connection, entries) {
      const shown = presence.receive(connection, entries)
      if (shown !== null) paceByConnection.get(connection)?.receive(shown)
      const correction = presence.correctionFor(connection, entries)
      if (correction !== null) connection.show(correction)
    },
    showEverybody(connection) {
      connection.show(presence.everybody() ?? keepAlive)
    },
    settle(connection, write) {
      if (!connections.has(connection)) return
      connection.settle(write)
      settled.add(connection)
    },
    acknowledge() {
      for (const connection of settled) connection.acknowledge()
      settled.clear()
    },
    closeAll(code, reason) {
      for (const connection of [...connections]) connection.close(code, reason)
    },
    closeWhere(isMeant, code, reason) {
      for (const connection of [...connections]) if (isMeant(connection)) connection.close(code, reason)
    },
    close: () => stopKeepAlive(),
  }
}
