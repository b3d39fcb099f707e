import { systemClock, systemRandomBytes } from '@samtavle/base'
import {
  boardPoint,
  createEdits,
  readBoard,
  readProcess,
  type ActorId,
  type BoardPoint,
  type BoardReader,
  type Edits,
  type ProcessView,
} from '@samtavle/board'
import { formatRoomName, type Role, type RoomName } from '@samtavle/protocol'
import { createPresenceChannel, createSaveTracker, createSyncClient } from '@samtavle/web/sync'
import { WebSocket } from 'ws'
import { Doc } from 'yjs'
import { call, join, jsonOf, type MadeBoard } from '../../system/board-api.ts'
import type { RelayAddress } from '../relay.ts'
import { until } from '../until.ts'

/** Somebody at a workshop without a browser: the app's own sync client over a real socket, and whatever came over it. */
export interface WirePerson {
  readonly actor: ActorId
  readonly token: string
  readonly board: BoardReader
  readonly edits: Edits
  /** How the session runs, as far as this person has heard. */
  process(): ProcessView
  /** Everything the relay was given is durable. */
  isSaved(): boolean
  /** Every byte that their sockets heard, as Latin-1; for a search of what nobody was to hear. */
  heard(): string
  /** Lets the others see where this person points, in board units. */
  point(at: readonly [x: number, y: number]): void
  /** Writes into their own private room for a round, and waits until it is durable. */
  writePrivately(roundId: string, text: string): Promise<void>
  castDots(votingId: string, dots: Readonly<Record<string, number>>): Promise<void>
  close(): void
}

/** Who comes, and by which link. */
export interface WireGuest {
  readonly role?: Role
  readonly name: string
  readonly sector: string
  /** Whether what their sockets hear is kept for a search; whoever stays for long among many hears too much for that. */
  readonly remembers?: boolean
}

/** Comes in by a link as the app does, and waits until the board is there. */
export async function comeByWire(
  relay: RelayAddress,
  board: Pick<MadeBoard, 'id' | 'links'>,
  { role = 'contribute', name, sector, remembers = true }: WireGuest,
): Promise<WirePerson> {
  const { actor, token } = await join(relay.origin, board, role, { name, sector })
  const heard: Buffer[] = []
  const hear = (bytes: ArrayBuffer): void => void (remembers && heard.push(Buffer.from(bytes)))
  const seat = { relay, token, actor: actor.id as ActorId, sector, hear }
  const shared = openRoom(seat, { kind: 'shared', boardId: board.id })
  const process = openRoom(seat, { kind: 'process', boardId: board.id })
  const steps = readProcess(process.doc)
  const rooms = [shared, process]
  let own: Room | null = null
  await until(() => rooms.every((room) => room.isSynced()), `${name} has the board`, 60_000)
  return {
    actor: seat.actor,
    token,
    board: shared.board,
    edits: shared.edits,
    process: steps.view.get,
    isSaved: () => shared.unsaved() === 0,
    heard: () => heard.map((bytes) => bytes.toString('latin1')).join('\n'),
    point: ([x, y]) => shared.point(boardPoint(x, y)),
    async writePrivately(roundId, text) {
      if (own === null) {
        own = openRoom({ ...seat, hear: () => undefined }, { kind: 'private', boardId: board.id, actorId: actor.id })
        rooms.push(own)
      }
      const room = own
      await until(room.isSynced, `${name} has a room of their own`, 60_000)
      room.edits.addNote({ place: boardPoint(0, 0), text, facts: new Map([['round', roundId]]) })
      await until(() => room.unsaved() === 0, `what ${name} wrote alone is kept`, 60_000)
    },
    async castDots(votingId, dots) {
      const path = `/api/boards/${board.id}/votings/${votingId}/ballot`
      await jsonOf(await call(relay.origin, path, { method: 'PUT', token, body: { dots, replaces: null } }))
    },
    close() {
      steps.close()
      for (const room of rooms) room.close()
    },
  }
}

interface Seat {
  readonly relay: RelayAddress
  readonly token: string
  readonly actor: ActorId
  readonly sector: string
  readonly hear: (bytes: ArrayBuffer) => void
}

type Room = ReturnType<typeof openRoom>

function openRoom({ relay, token, actor, sector, hear }: Seat, name: RoomName) {
  const means = { clock: systemClock, randomBytes: systemRandomBytes }
  const doc = new Doc()
  const board = readBoard(doc)
  const tracker = createSaveTracker()
  const presence = createPresenceChannel({ clientId: doc.clientID, actor, sector, clock: systemClock })
  const client = createSyncClient({
    ...means,
    url: `${relay.wsOrigin}/sync/${formatRoomName(name)}`,
    doc,
    tracker,
    presence,
    openSocket(url, protocols) {
      const socket = new WebSocket(url, [...protocols, `token.${token}`])
      // What ends a connection is told by its closing; a relay that goes away is no error of this person.
      socket.on('error', () => undefined)
      socket.on('message', (data) => {
        if (data instanceof ArrayBuffer) hear(data)
      })
      // The class of the ws package has the shape of the browser's, as far as the client uses it.
      return socket as unknown as globalThis.WebSocket
    },
  })
  return {
    doc,
    board,
    edits: createEdits({ ...means, doc, board, actor }),
    isSynced: () => client.synced.get(),
    unsaved: () => tracker.unsaved.get(),
    point: (pointer: BoardPoint) => presence.present({ pointer }),
    close() {
      client.close()
      presence.close()
      board.close()
      doc.destroy()
    },
  }
}
