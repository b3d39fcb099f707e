import type { Clock } from '@samtavle/base'
import { closeCodes, encodeSyncStep1, encodeSyncStep2, encodeUpdate, type CloseCode } from '@samtavle/protocol'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { WorkerReply, WriteRefusal } from '../workers/messages.ts'
import type { Members, RoomConnection } from './members.ts'
import type { RoomWork } from './room-work.ts'

/** One write of a connection. */
export interface RoomWrite {
  readonly bytes: Uint8Array
  /** Which of its connection's writes it is, from 1. */
  readonly number: number
  /** `compare` is for those who may not write: it changes nothing and is acked only when it says nothing new. */
  readonly mode: 'integrate' | 'compare'
}

/** What connections do in a room: everything they see is durable before they see it. */
export interface RoomWrites {
  /** Tells a newcomer what the room has, so that it sends what the room lacks. */
  greet(connection: RoomConnection): void
  write(connection: RoomConnection, write: RoomWrite): void
  /** Sends a connection what it lacks. */
  answer(connection: RoomConnection, stateVector: Uint8Array): void
}

export interface RoomWritesOptions {
  readonly name: string
  readonly work: RoomWork
  readonly members: Members
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

/** One generation of a board so far; a structural purge starts the next. */
export const generation = 1

/** Makes the way in and out for a room's connections. */
export function createRoomWrites({ name, work, members, clock, log, metrics }: RoomWritesOptions): RoomWrites {
  function whenDurable(connection: RoomConnection, act: () => void): void {
    work.push({ act: () => (members.has(connection) ? act() : undefined) })
  }

  function settle(connection: RoomConnection, number: number, reply: WorkerReply): void {
    switch (reply.type) {
      case 'integrated':
        return keep(connection, number, reply.emitted)
      case 'compared':
        return reply.known ? whenDurable(connection, () => connection.settle(number)) : undefined
      case 'refused':
        return refuse(connection, reply.reason, closesByRefusal[reply.reason])
      default:
        return refuse(connection, reply.type, frameRefused)
    }
  }

  function refuse(connection: RoomConnection, reason: string, close: readonly [CloseCode, string]): void {
    metrics.refusedWrites.inc({ reason })
    log.warn({ reason, role: connection.role }, 'A write was refused and its connection closed')
    connection.close(...close)
  }

  function keep(connection: RoomConnection, number: number, emitted: Uint8Array | null): void {
    if (emitted === null) return whenDurable(connection, () => connection.settle(number))
    const { actorId: actor, role } = connection
    const at = clock.now()
    work.push({
      entry: { room: name, at, actor, role, generation, bytes: emitted },
      act() {
        metrics.durableMs.observe(clock.now() - at)
        members.broadcast(encodeUpdate(emitted), connection)
        if (members.has(connection)) connection.settle(number)
      },
    })
  }

  return {
    greet(connection) {
      work.add({
        request: (epoch) => ({ type: 'state-vector', room: name, epoch }),
        settle(reply) {
          if (reply.type === 'bytes') whenDurable(connection, () => connection.deliver(encodeSyncStep1(reply.bytes)))
          else connection.close(closeCodes.busy, 'try again')
        },
      })
    },
    write(connection, { bytes, number, mode }) {
      const { id, actorId: actor } = connection
      work.add({
        connection,
        request: (epoch) => ({ type: 'write', room: name, epoch, connection: id, actor, bytes, mode }),
        settle: (reply) => settle(connection, number, reply),
        spent: (costMs) => connection.spend(number, costMs),
        // What it needs never came: a fresh start makes the client send everything again, in order.
        waitedTooLong: () => connection.close(closeCodes.busy, 'something missing did not come'),
      })
    },
    answer(connection, stateVector) {
      work.add({
        connection,
        request: (epoch) => ({ type: 'answer', room: name, epoch, stateVector }),
        settle(reply) {
          if (reply.type === 'bytes') {
            whenDurable(connection, () => connection.deliverAnswer(encodeSyncStep2(reply.bytes)))
          } else refuse(connection, 'state-vector', frameRefused)
        },
      })
    },
  }
}

const frameRefused = [closeCodes.frameRefused, 'frame refused'] as const
const ownerOnly = [closeCodes.forbidden, 'only its owner may write this'] as const

const closesByRefusal: Readonly<Record<WriteRefusal, readonly [CloseCode, string]>> = {
  'client-of-another': ownerOnly,
  'key-of-another': ownerOnly,
  'too-many-clients': frameRefused,
  'board-full': [closeCodes.frameRefused, 'the board is full'],
  'too-deep': frameRefused,
  broken: frameRefused,
  'held-too-much': frameRefused,
}
