import type { Clock } from '@samtavle/base'
import { boardFullReason, closeCodes, encodeUpdate, type CloseCode } from '@samtavle/protocol'
import type { NewEntry } from '@samtavle/storage'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { recoveryRole, type WorkerReply, type WriteMode, type WriteRefusal } from '../workers/messages.ts'
import { packWrites, unpackRows } from '../workers/packed-batch.ts'
import type { Members, RoomConnection } from './members.ts'
import { createRefusal, frameRefused } from './refusal.ts'
import type { RoomWork } from './room-work.ts'
import type { RoomTask } from './task-book.ts'
import { createWriteGatherer, type GatherLimits } from './write-gatherer.ts'

/** One write of a connection. */
export interface RoomWrite {
  /** A copy of its own: frames of the same read share a buffer. */
  readonly bytes: Uint8Array
  /** Which of its connection's writes it is, from 1. */
  readonly number: number
  readonly mode: WriteMode
}

/** What connections write in a room: everything of it is durable before anybody sees it. */
export interface RoomWrites {
  write(connection: RoomConnection, write: RoomWrite): void
  /** Passes on at once the writes that wait for others. */
  flush(): void
  /** Tells that all that has become durable has been told. */
  told(): void
  /** Whether none waits. */
  isEmpty(): boolean
}

export interface RoomWritesOptions {
  readonly name: string
  readonly work: RoomWork
  readonly members: Members
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: GatherLimits
}

/** A write with whom it came from. */
interface ReceivedWrite extends RoomWrite {
  readonly connection: RoomConnection
  readonly actor: string
}

/** One generation of a board so far; a structural purge starts the next. */
export const generation = 1

/** Makes the way in and out for a room's connections. */
export function createRoomWrites(options: RoomWritesOptions): RoomWrites {
  const { name, work, members, clock, metrics } = options
  const refuse = createRefusal(options)
  /** Whether a batch has become durable and is being told. */
  let isThrough = false
  const gatherer = createWriteGatherer<ReceivedWrite>({
    clock,
    limits: options.limits,
    receivers: () => members.size,
    pass: (writes) => work.add(taskFor(writes)),
  })

  function taskFor(writes: readonly ReceivedWrite[]): RoomTask {
    const [only, ...others] = writes
    return only !== undefined && others.length === 0 ? taskForOne(only) : taskForBatch(writes)
  }

  function taskForOne(write: ReceivedWrite): RoomTask {
    const { connection, actor, bytes, mode } = write
    return {
      connection,
      request: (epoch) => ({ type: 'write', room: name, epoch, connection: connection.id, actor, bytes, mode }),
      settle: (reply) => settleOne(write, reply),
      spent: (costMs) => connection.spend(write.number, costMs),
      // What it needs never came: a fresh start makes the client send everything again, in order.
      waitedTooLong: () => connection.close(closeCodes.busy, 'something missing did not come'),
    }
  }

  function taskForBatch(writes: readonly ReceivedWrite[]): RoomTask {
    return {
      request: (epoch) => ({ type: 'write-batch', room: name, epoch, ...packWrites(writes) }),
      settle(reply) {
        if (reply.type === 'batch') return settleBatch(writes, reply)
        for (const { connection } of writes) refuse(connection, reply.type, frameRefused)
      },
      spent(costMs, reply) {
        if (reply.type !== 'batch') return
        for (const [index, { connection, number }] of writes.entries()) {
          connection.spend(number, costMs * (reply.shares[index] ?? 0))
        }
      },
      split: () => writes.map(taskForOne),
    }
  }

  function settleOne(write: ReceivedWrite, reply: WorkerReply): void {
    const { connection } = write
    switch (reply.type) {
      case 'integrated':
        return keep([write], reply.emitted === null ? [] : [entryOf(write, reply.emitted)], reply.emitted)
      case 'compared':
        return reply.known ? keep([write], [], null) : undefined
      case 'refused':
        return refuse(connection, reply.reason, closesByRefusal[reply.reason])
      default:
        return refuse(connection, reply.type, frameRefused)
    }
  }

  function settleBatch(
    writes: readonly ReceivedWrite[],
    reply: Extract<WorkerReply, { readonly type: 'batch' }>,
  ): void {
    const rows = unpackRows(reply)
    const isTaken = (index: number): boolean => rows[index] !== 'alone'
    const entries = writes.flatMap((write, index) => {
      const row = rows[index]
      return row instanceof Uint8Array ? [entryOf(write, row)] : []
    })
    keep(
      writes.filter((_, index) => isTaken(index)),
      entries,
      reply.update,
    )
    // What could not go in with the others waits, or is refused, by itself.
    for (const [index, write] of writes.entries()) if (!isTaken(index)) work.add(taskForOne(write))
  }

  function entryOf({ actor, connection: { role }, mode }: ReceivedWrite, bytes: Uint8Array): NewEntry {
    // Whoever brings back what was lost need not have written it, and who did is not known any more.
    const author = mode === 'recover' ? { actor: null, role: recoveryRole } : { actor, role }
    return { room: name, at: clock.now(), ...author, generation, bytes }
  }

  /** First durable, then seen, then acked. */
  function keep(writes: readonly ReceivedWrite[], entries: readonly NewEntry[], update: Uint8Array | null): void {
    if (writes.length === 0) return
    const at = clock.now()
    work.push({
      entries,
      act() {
        for (const { connection, number } of writes) members.settle(connection, number)
        if (update !== null) {
          metrics.durableMs.observe(clock.now() - at)
          members.broadcast(encodeUpdate(update), onlyAuthor(writes))
        }
        isThrough = true
      },
    })
  }

  return {
    write(connection, write) {
      const received: ReceivedWrite = { ...write, connection, actor: connection.actorId }
      if (write.mode === 'integrate') return gatherer.push(received)
      gatherer.flush()
      work.add(taskForOne(received))
    },
    flush: gatherer.flush,
    told() {
      if (isThrough) gatherer.through()
      isThrough = false
    },
    isEmpty: gatherer.isEmpty,
  }
}

/** Who needs not be told, because all of it is their own: null when several wrote, as each lacks what the others did. */
function onlyAuthor(writes: readonly ReceivedWrite[]): RoomConnection | null {
  const author = writes[0]?.connection ?? null
  return writes.every(({ connection }) => connection === author) ? author : null
}

const ownerOnly = [closeCodes.forbidden, 'only its owner may write this'] as const

const closesByRefusal: Readonly<Record<WriteRefusal, readonly [CloseCode, string]>> = {
  'client-of-another': ownerOnly,
  'key-of-another': ownerOnly,
  'too-many-clients': frameRefused,
  'board-full': [closeCodes.frameRefused, boardFullReason],
  'too-deep': frameRefused,
  broken: frameRefused,
  'held-too-much': frameRefused,
}
