import {
  createBoardPool,
  createGates,
  createLog,
  createMetrics,
  createQuestionLine,
  createRooms,
  openConnection,
  roomRights,
  type Access,
  type Rooms,
} from '@samtavle/relay'
import { closeCodes, formatRoomName, type Limits, type RoomName } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { Chance } from '../../support/workshop/chance.ts'
import type { WireEnd } from './network.ts'
import { openRelaySocket, type RelaySocket, type RelaySocketOptions } from './relay-socket.ts'
import { startSimulatedThread, type SimulatedThread, type SimulatedThreadOptions } from './simulated-threads.ts'
import type { ProcessClock } from './timeline.ts'

/** One run of the relay, from its start to its end or its death. */
export interface RelayProcess {
  readonly rooms: Rooms
  readonly store: Store
  /** Lets somebody in. */
  accept(guest: Guest): void
  /** Sends a frame to everybody connected to a room but one connection. */
  shout(frame: Uint8Array, room: string, except: number | null): void
  /** Something happens to one of the board workers. */
  harmWorker(how: 'die' | 'hang'): void
  /** Finishes and closes, as on SIGTERM. */
  stop(): Promise<void>
}

/** Who comes in by which wire. */
export interface Guest {
  readonly end: WireEnd
  readonly access: Access
  readonly room: RoomName
  readonly wantsAcks: boolean
  /** Made for each connection; what it says by itself goes through `say`. */
  readonly taps: (say: (frame: Uint8Array) => void) => Pick<RelaySocketOptions, 'onSend' | 'onReceive'>
}

export interface RelayProcessOptions extends Pick<SimulatedThreadOptions, 'randomBytes' | 'serve'> {
  readonly clock: ProcessClock
  readonly chance: Chance
  readonly store: Store
  readonly entriesPerSnapshot: number
  readonly limits: Limits
}

/** Far shorter than in life: a history is over within seconds, and rooms are to rest and to leave memory in it. */
const idleMs = 250
/** And small documents before that. */
const restMs = 100
const budgets = { requestMs: 2000, openMs: 30_000 }
const workers = 2
/** Counters of the whole run; making a registry for each start would take longer than a history. */
const metrics = createMetrics()
const log = createLog('silent')

/** Starts the relay's core over a store. */
export function startRelayProcess(options: RelayProcessOptions): RelayProcess {
  const { clock, chance, store, limits, entriesPerSnapshot } = options
  const threads: SimulatedThread[] = []
  const startThread = (): SimulatedThread => {
    const thread = startSimulatedThread(options)
    threads.push(thread)
    return thread
  }
  const pool = createBoardPool({ workers, budgets, clock, log, limits, startThread })
  const rooms = createRooms({ store, pool, clock, log, metrics, limits, entriesPerSnapshot, idleMs, restMs })
  const gates = createGates(limits)
  const questions = createQuestionLine(limits)
  const sockets = new Map<number, { readonly socket: RelaySocket; readonly room: string }>()
  let lastId = 0

  return {
    rooms,
    store,
    accept({ end, access, room: roomName, wantsAcks, taps }) {
      const socket = openRelaySocket({ end, clock, ...taps((frame) => socket.say(frame)) })
      // As at the relay's door.
      if (!roomRights(access, roomName).read) return socket.close(closeCodes.forbidden, 'not your room')
      const name = formatRoomName(roomName)
      const room = rooms.open(name)
      if (room === null) return socket.close(1013, 'try again')
      lastId += 1
      const id = lastId
      sockets.set(id, { socket, room: name })
      openConnection({
        id,
        // The relay uses only what the simulated socket has.
        socket: socket as unknown as Parameters<typeof openConnection>[0]['socket'],
        access,
        room,
        roomName,
        wantsAcks,
        wantsKeeping: false,
        wantsDigests: false,
        storeWatch: neverFailing,
        clock,
        metrics,
        limits,
        gates: gates[roomName.kind],
        questions,
        onClosed: () => sockets.delete(id),
      })
    },
    shout(frame, room, except) {
      for (const [id, guest] of sockets) if (id !== except && guest.room === room) guest.socket.send(frame)
    },
    harmWorker(how) {
      threads[chance.whole(0, threads.length - 1)]?.[how]()
    },
    async stop() {
      await rooms.close(1012, 'the relay restarts')
      await pool.close()
      await store.close()
    },
  }
}

/** The simulated disk loses power and never refuses a write: what then happens is proved on real failing disks in `tests/crash`. */
const neverFailing: Parameters<typeof openConnection>[0]['storeWatch'] = {
  keepingOf: () => 'keeps',
  watch: () => () => undefined,
}
