import type { Clock } from '@samtavle/base'
import { closeCodes, parseRoomName, type CloseCode, type Limits } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { BoardPool } from '../board-pool.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { createRoom, type Room } from './room.ts'

/** All rooms that are in memory now. */
export interface Rooms {
  /** The room of this name, opened if it was not; null while its board is being erased or the relay closes. */
  open(name: string): Room | null
  /** Waits while a room is closed for a moment to be opened anew; not at all for any other. */
  reopened(name: string): Promise<void>
  /** The room of this name if it is in memory. */
  find(name: string): Room | null
  /** Connections to all rooms of a board. */
  connectionsOf(boardId: string): number
  /** Closes the sockets of a revoked link. */
  closeLink(boardId: string, linkId: string, code: CloseCode, reason: string): void
  /** Ends all rooms of a board and lets none be opened until `whileClosed` is done. */
  withBoardClosed<Value>(
    boardId: string,
    close: readonly [CloseCode, string],
    whileClosed: () => Promise<Value>,
  ): Promise<Value>
  /** Ends one room and lets nobody open it until `whileClosed` is done; its sockets are told to come back. */
  withRoomClosed<Value>(name: string, whileClosed: () => Promise<Value>): Promise<Value>
  close(code: CloseCode, reason: string): Promise<void>
}

export interface RoomsOptions {
  readonly store: Store
  /** Told how many bytes a room's journal holds when it is opened, and null when it leaves memory. */
  readonly noteJournal?: (room: string, bytes: number | null) => void
  readonly pool: BoardPool
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
  /** Told the name of a room when something in it has become durable. */
  readonly onDurable?: (room: string) => void
  /** How much a room's journal may grow before its snapshot is made again. */
  readonly entriesPerSnapshot?: number
  /** How long an empty room stays in memory, and at most twice as long: a reload or a lost link is back within seconds. */
  readonly idleMs?: number
  /** How long a small document stays in memory when nobody writes to it, and at most twice as long. */
  readonly restMs?: number
}

const usualIdleMs = 30_000
/** Longer than somebody who writes thinks about the next word, and short enough that boards which are only looked at take no memory. */
const usualRestMs = 2000

/** Makes the registry of rooms; all start closed. */
export function createRooms(options: RoomsOptions): Rooms {
  const { clock, metrics, idleMs = usualIdleMs, restMs = usualRestMs } = options
  const rooms = new Map<string, Room>()
  const closedBoards = new Set<string>()
  /** Until each may be opened again. */
  const closedRooms = new Map<string, Promise<void>>()
  let isClosed = false
  let stopSweep = clock.after(idleMs, sweep)
  let stopRest = clock.after(restMs, rest)
  let idleSince = new Set<Room>()

  function open(name: string): Room | null {
    if (isClosed || closedBoards.has(boardOf(name)) || closedRooms.has(name)) return null
    const known = rooms.get(name)
    if (known !== undefined) {
      // Whoever asks for it uses it: the next sweep must not take it away under them.
      idleSince.delete(known)
      return known
    }
    const room: Room = createRoom({ ...options, name, onEnded: () => forget(room) })
    rooms.set(name, room)
    metrics.rooms.set(rooms.size)
    return room
  }

  function forget(room: Room): void {
    if (rooms.get(room.name) === room) {
      rooms.delete(room.name)
      options.noteJournal?.(room.name, null)
    }
    metrics.rooms.set(rooms.size)
  }

  /** Lets go of rooms that were idle at two sweeps in a row, after half a minute to a minute without anybody; in others, of the document that nobody writes to. */
  function sweep(): void {
    const idle = [...rooms.values()].filter((room) => room.isIdle())
    for (const room of idle) if (idleSince.has(room)) letGo(room)
    for (const room of rooms.values()) room.rest('any')
    idleSince = new Set(idle)
    stopSweep = clock.after(idleMs, sweep)
  }

  /** The same sooner for documents that are opened anew in no time, which is most of them. */
  function rest(): void {
    for (const room of rooms.values()) room.rest('small')
    stopRest = clock.after(restMs, rest)
  }

  function letGo(room: Room): void {
    // Out of the registry first: who comes now opens a new one from the journal, which holds everything.
    forget(room)
    void room.close(1012, 'idle')
  }

  function roomsOf(boardId: string): readonly Room[] {
    return [...rooms.values()].filter((room) => boardOf(room.name) === boardId)
  }

  return {
    open,
    find: (name) => rooms.get(name) ?? null,
    connectionsOf: (boardId) => roomsOf(boardId).reduce((sum, room) => sum + room.members.size, 0),
    closeLink(boardId, linkId, code, reason) {
      for (const room of roomsOf(boardId)) {
        room.members.closeWhere((connection) => connection.linkId === linkId, code, reason)
      }
    },
    async withBoardClosed(boardId, [code, reason], whileClosed) {
      closedBoards.add(boardId)
      try {
        await Promise.all(roomsOf(boardId).map((room) => room.close(code, reason)))
        return await whileClosed()
      } finally {
        closedBoards.delete(boardId)
      }
    },
    reopened: (name) => closedRooms.get(name) ?? Promise.resolve(),
    async withRoomClosed(name, whileClosed) {
      const reopened = Promise.withResolvers<void>()
      closedRooms.set(name, reopened.promise)
      try {
        await rooms.get(name)?.close(closeCodes.restart, 'the room is opened anew')
        return await whileClosed()
      } finally {
        closedRooms.delete(name)
        reopened.resolve()
      }
    },
    async close(code, reason) {
      isClosed = true
      stopSweep()
      stopRest()
      await Promise.all([...rooms.values()].map((room) => room.close(code, reason)))
    },
  }
}

function boardOf(roomName: string): string {
  return parseRoomName(roomName)?.boardId ?? roomName
}
