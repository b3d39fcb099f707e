import { err, ok, type Clock, type Result } from '@samtavle/base'
import {
  closeCodes,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  type ActorFacts,
  type BoardFacts,
  type CloseCode,
} from '@samtavle/protocol'
import type { Store, StoreFailure } from '@samtavle/storage'
import type { BoardPool } from '../board-pool.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { RelayEdit, WorkerReply } from '../workers/messages.ts'
import { createMembers, type Members, type RoomConnection } from './members.ts'
import { createRoomWork, type RoomTask } from './room-work.ts'

/** Why a room could not do what was asked: it cannot keep anything now, the board is gone, or the change itself failed. */
export type RoomFailure = 'room-unavailable' | 'board-gone' | 'edit-failed'

/** A room's state and the journal position it is the state of. */
export interface RoomReading<Value> {
  readonly seq: number
  readonly value: Value
}

/** What a board says of itself now. */
export interface RoomFacts {
  readonly title: string
  readonly language: string
  readonly items: number
}

/** A board's document held open: in goes what people write, out comes what is durable. */
export interface Room {
  readonly name: string
  readonly members: Members
  join(connection: RoomConnection): void
  leave(connection: RoomConnection): void
  /** Integrates a write, or (`compare`, for those who may not write) only acks it when it says nothing new. */
  write(
    connection: RoomConnection,
    write: { readonly bytes: Uint8Array; readonly number: number; readonly mode: 'integrate' | 'compare' },
  ): void
  /** Sends a connection what it lacks, once all of that is durable. */
  answer(connection: RoomConnection, stateVector: Uint8Array): void
  /** A change that the relay makes for an actor; ok once it is durable. */
  edit(
    author: { readonly actor: string | null; readonly role: string },
    edit: RelayEdit,
  ): Promise<Result<number, RoomFailure>>
  facts(): Promise<Result<RoomReading<RoomFacts>, RoomFailure>>
  /** The whole document as one update. */
  state(): Promise<Result<RoomReading<Uint8Array>, RoomFailure>>
  exportJson(about: ExportFacts): Promise<Result<RoomReading<Uint8Array>, RoomFailure>>
  /** Whether nobody is here and nothing is under way. */
  isIdle(): boolean
  /** Finishes what is under way, keeps a snapshot, and leaves memory. */
  close(code: CloseCode, reason: string): Promise<void>
}

/** What an export says beside the document. */
export interface ExportFacts {
  readonly board: BoardFacts
  readonly actors: readonly ActorFacts[]
}

export interface RoomOptions {
  readonly name: string
  readonly store: Store
  readonly pool: BoardPool
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  /** Called when the room has ended, whatever the reason; the next opening starts from the journal. */
  readonly onEnded: () => void
}

/** One generation of a board so far; a structural purge starts the next. */
const generation = 1

const everything = new Uint8Array([0])

/** Opens a room; what is asked before it is open waits. */
export function createRoom(options: RoomOptions): Room {
  const { name, clock, log, metrics } = options
  const members = createMembers(clock)
  const work = createRoomWork({ ...options, onCommitted: members.acknowledgeAll, onEnded: end })
  let isClosing = false

  function end(failure: StoreFailure | 'room-unreadable' | null): void {
    if (failure !== null) log.error({ failure }, 'A room was given up')
    const [code, reason] =
      failure === 'board-unknown'
        ? ([closeCodes.boardGone, 'board gone'] as const)
        : ([closeCodes.busy, 'try again'] as const)
    members.closeAll(code, reason)
    members.close()
    options.onEnded()
  }

  function greet(connection: RoomConnection): void {
    work.add({
      request: (epoch) => ({ type: 'state-vector', room: name, epoch }),
      settle(reply) {
        if (reply.type === 'bytes') whenDurable(connection, () => connection.deliver(encodeSyncStep1(reply.bytes)))
        else connection.close(closeCodes.busy, 'try again')
      },
    })
  }

  function whenDurable(connection: RoomConnection, act: () => void): void {
    work.push({ then: () => (members.has(connection) ? act() : undefined) })
  }

  function settleWrite(connection: RoomConnection, number: number, reply: WorkerReply): void {
    switch (reply.type) {
      case 'integrated':
        return keep(connection, number, reply.emitted)
      case 'compared':
        return reply.known ? whenDurable(connection, () => connection.settle(number)) : undefined
      case 'refused':
        metrics.refusedWrites.inc({ reason: reply.reason })
        log.warn({ reason: reply.reason, role: connection.role }, 'A write was refused and its connection closed')
        return connection.close(...closeFor(reply.reason))
      default:
        metrics.refusedWrites.inc({ reason: reply.type })
        return connection.close(closeCodes.frameRefused, 'frame refused')
    }
  }

  function keep(connection: RoomConnection, number: number, emitted: Uint8Array | null): void {
    if (emitted === null) return whenDurable(connection, () => connection.settle(number))
    const { actorId: actor, role } = connection
    const receivedAt = clock.now()
    work.push({
      entry: { room: name, at: receivedAt, actor, role, generation, bytes: emitted },
      then() {
        metrics.durableMs.observe(clock.now() - receivedAt)
        members.broadcast(encodeUpdate(emitted), connection)
        if (members.has(connection)) connection.settle(number)
      },
    })
  }

  function read<Value>(
    request: RoomTask['request'],
    parse: (reply: WorkerReply) => Value | null,
  ): Promise<Result<RoomReading<Value>, RoomFailure>> {
    return new Promise((resolve) => {
      const fail = (failure: RoomFailure): void => resolve(err(failure))
      work.add({
        request,
        settle(reply) {
          const value = parse(reply)
          if (value === null) return fail('room-unavailable')
          work.push({ then: (seq) => resolve(ok({ seq, value })), dropped: () => fail('room-unavailable') })
        },
        dropped: () => fail('room-unavailable'),
      })
    })
  }

  return {
    name,
    members,
    join(connection) {
      members.add(connection)
      greet(connection)
    },
    leave(connection) {
      members.remove(connection)
      work.forget(connection)
    },
    write(connection, { bytes, number, mode }) {
      if (isClosing) return
      work.add({
        connection,
        request: (epoch) => ({
          type: 'write',
          room: name,
          epoch,
          connection: connection.id,
          actor: connection.actorId,
          bytes,
          mode,
        }),
        settle: (reply) => settleWrite(connection, number, reply),
        // What it needs never came: a fresh start makes the client send everything again, in order.
        waitedTooLong: () => connection.close(closeCodes.busy, 'something missing did not come'),
      })
    },
    answer(connection, stateVector) {
      if (isClosing) return
      work.add({
        request: (epoch) => ({ type: 'answer', room: name, epoch, stateVector }),
        settle(reply) {
          if (reply.type === 'bytes') whenDurable(connection, () => connection.deliverAnswer(encodeSyncStep2(reply.bytes)))
          else connection.close(closeCodes.frameRefused, 'state vector unreadable')
        },
        connection,
      })
    },
    edit: (author, change) =>
      new Promise((resolve) => {
        const { actor, role } = author
        const fail = (failure: RoomFailure): void => resolve(err(failure))
        work.add({
          request: (epoch) => ({ type: 'edit', room: name, epoch, actor, edit: change }),
          settle(reply) {
            if (reply.type === 'failed') log.error({ where: reply.where }, 'An edit of the relay failed')
            if (reply.type !== 'integrated') return fail('edit-failed')
            const { emitted } = reply
            const then = (seq: number): void => {
              if (emitted !== null) members.broadcast(encodeUpdate(emitted), null)
              resolve(ok(seq))
            }
            const dropped = (failure?: StoreFailure): void =>
              fail(failure === 'board-unknown' ? 'board-gone' : 'room-unavailable')
            if (emitted === null) return work.push({ then, dropped })
            work.push({
              entry: { room: name, at: clock.now(), actor, role, generation, bytes: emitted },
              then,
              dropped,
            })
          },
          dropped: () => fail('room-unavailable'),
        })
      }),
    facts: () =>
      read(
        (epoch) => ({ type: 'facts', room: name, epoch }),
        (reply) => (reply.type === 'facts' ? reply : null),
      ),
    state: () => read((epoch) => ({ type: 'answer', room: name, epoch, stateVector: everything }), bytesOf),
    exportJson: (about) =>
      read((epoch) => ({ type: 'export', room: name, epoch, ...about, exportedAt: clock.now() }), bytesOf),
    isIdle: () => members.size === 0 && work.isIdle(),
    async close(code, reason) {
      isClosing = true
      await work.finish()
      members.closeAll(code, reason)
      members.close()
      await work.end()
      options.onEnded()
    },
  }
}

function bytesOf(reply: WorkerReply): Uint8Array | null {
  return reply.type === 'bytes' ? reply.bytes : null
}

function closeFor(reason: string): readonly [CloseCode, string] {
  return reason === 'client-of-another' || reason === 'key-of-another'
    ? [closeCodes.forbidden, 'only its owner may write this']
    : [closeCodes.frameRefused, 'frame refused']
}
