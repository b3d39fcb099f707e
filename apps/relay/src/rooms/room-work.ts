import { assert, type Clock } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import type { Store, StoreFailure } from '@samtavle/storage'
import type { BoardPool, WorkerLine } from '../board-pool.ts'
import type { Log } from '../log.ts'
import type { WorkerReply, WorkerRequest } from '../workers/messages.ts'
import { createDurableQueue, type DurableQueue, type DurableStep } from './durable-queue.ts'
import type { RoomConnection } from './members.ts'

/** One thing for a room's worker to do. It is asked again, in order, whenever the room had to be opened anew. */
export interface RoomTask {
  readonly request: (epoch: number) => WorkerRequest
  readonly settle: (reply: WorkerReply) => void
  /** Whose it is, if it is anybody's: its waiting tasks go when it leaves. */
  readonly connection?: RoomConnection
  /** The room ended before an answer. */
  readonly dropped?: () => void
  /** It was held for something missing that did not come in time. */
  readonly waitedTooLong?: () => void
}

/** A durable step that wants to know when it will never run. */
export interface WorkStep extends DurableStep {
  readonly dropped?: (failure?: StoreFailure) => void
}

/**
 * A room's line to its board worker and to disk.
 *
 *   opening --opened--> open --worker lost, document discarded--> opening (all unanswered tasks are asked again)
 *      |                  |
 *      +---- unreadable --+---- append failed ----> ended
 */
export interface RoomWork {
  add(task: RoomTask): void
  push(step: WorkStep): void
  /** Drops what waits in the worker for a connection that left. */
  forget(connection: RoomConnection): void
  isIdle(): boolean
  /** Resolves when everything asked so far is answered and durable, or the room ended. */
  finish(): Promise<void>
  /** Keeps a snapshot if there is news since the last one, and lets go of the worker. */
  end(): Promise<void>
}

export interface RoomWorkOptions {
  readonly name: string
  readonly store: Store
  readonly pool: BoardPool
  readonly clock: Clock
  readonly log: Log
  readonly onCommitted: () => void
  /** The room failed by itself. */
  readonly onEnded: (failure: StoreFailure | 'room-unreadable') => void
}

/** Entries between two snapshots: opening folds at most this many, which takes a few milliseconds. */
const entriesPerSnapshot = 500

/** Starts opening a room's document in its worker. */
export function createRoomWork(options: RoomWorkOptions): RoomWork {
  const { name, store, clock, log } = options
  const tasks = new Set<RoomTask>()
  const tasksByRequest = new Map<number, RoomTask>()
  const holdTimers = new Map<RoomTask, () => void>()
  const steps = new Set<WorkStep>()
  const idleWaiters = new Set<() => void>()
  let state: 'opening' | 'open' | 'ended' = 'opening'
  let epoch = 0
  let openRequest: number | null = null
  let queue: DurableQueue | null = null
  let lastSeq = 0
  let snapshotSeq = 0
  let isSnapshotUnderWay = false
  let isEnding = false
  const line: WorkerLine = options.pool.line(name, { onReply, onLost })
  void open()

  async function open(isSnapshotUsed = true): Promise<void> {
    epoch = options.pool.nextEpoch()
    state = 'opening'
    openRequest = null
    const openingEpoch = epoch
    try {
      // What was integrated before must be in the journal before the journal is read.
      await queue?.drained()
      const snapshot = isSnapshotUsed ? await store.readSnapshot(name) : null
      const entries = await store.read(name, { fromSeq: (snapshot?.seq ?? 0) + 1 })
      if (isStale(openingEpoch)) return
      snapshotSeq = snapshot?.seq ?? 0
      lastSeq = entries.at(-1)?.seq ?? snapshotSeq
      queue ??= createQueue()
      openRequest = line.send({
        type: 'open',
        room: name,
        epoch,
        snapshot,
        entries: entries.map(({ seq, actor, bytes }) => ({ seq, actor, bytes })),
      })
    } catch (error) {
      // A damaged row: nothing of this room is shown rather than half of it. Other rooms are not concerned.
      log.error({ err: error }, 'The journal of a room could not be read')
      if (!isStale(openingEpoch)) fail('room-unreadable')
    }
  }

  function isStale(openingEpoch: number): boolean {
    return state === 'ended' || epoch !== openingEpoch
  }

  function createQueue(): DurableQueue {
    return createDurableQueue({ store, seq: lastSeq, onCommitted, onFailed: fail })
  }

  function onCommitted(): void {
    options.onCommitted()
    if (lastSeq - snapshotSeq >= entriesPerSnapshot && state === 'open') requestSnapshot()
    tellIdle()
  }

  function onReply(request: number, reply: WorkerReply): void {
    if (request === openRequest) return onOpened(reply)
    const task = tasksByRequest.get(request)
    if (task === undefined) return
    if (reply.type === 'held') return startHold(task)
    tasksByRequest.delete(request)
    // It stays among the tasks and is asked again once the room is open.
    if (reply.type === 'not-open' && !isEnding) return
    settle(task, reply)
    if (reply.type === 'failed' || (reply.type === 'refused' && reply.discarded)) reopen()
  }

  function onOpened(reply: WorkerReply): void {
    openRequest = null
    if (reply.type === 'snapshot-unreadable') return void open(false)
    if (reply.type !== 'opened') return fail('room-unreadable')
    state = 'open'
    for (const task of tasks) send(task)
    tellIdle()
  }

  function onLost(offender: number | null): void {
    if (state === 'ended') return
    if (offender !== null && offender === openRequest) return fail('room-unreadable')
    const task = offender === null ? undefined : tasksByRequest.get(offender)
    if (task !== undefined) settle(task, { type: 'failed', where: 'the worker was given up' })
    reopen()
  }

  function reopen(): void {
    if (state === 'ended') return
    tasksByRequest.clear()
    for (const stop of holdTimers.values()) stop()
    holdTimers.clear()
    void open()
  }

  function send(task: RoomTask): void {
    tasksByRequest.set(line.send(task.request(epoch)), task)
  }

  function settle(task: RoomTask, reply: WorkerReply): void {
    stopHold(task)
    tasks.delete(task)
    task.settle(reply)
    tellIdle()
  }

  function startHold(task: RoomTask): void {
    holdTimers.set(
      task,
      clock.after(limits.heldMs, () => {
        tasks.delete(task)
        stopHold(task)
        task.waitedTooLong?.()
      }),
    )
  }

  function stopHold(task: RoomTask): void {
    holdTimers.get(task)?.()
    holdTimers.delete(task)
  }

  function requestSnapshot(): void {
    if (isSnapshotUnderWay) return
    isSnapshotUnderWay = true
    add({
      request: (current) => ({ type: 'snapshot', room: name, epoch: current }),
      settle(reply) {
        isSnapshotUnderWay = false
        if (reply.type === 'bytes') push({ then: (seq) => keepSnapshot(seq, reply.bytes) })
      },
    })
  }

  function keepSnapshot(seq: number, bytes: Uint8Array): void {
    snapshotSeq = seq
    store.writeSnapshot(name, { seq, bytes }).then(
      (written) => written.ok || log.warn({ failure: written.error }, 'A snapshot was not kept; the journal is'),
      (error: unknown) => log.warn({ err: error }, 'A snapshot was not kept; the journal is'),
    )
  }

  function add(task: RoomTask): void {
    if (state === 'ended') return task.dropped?.()
    tasks.add(task)
    if (state === 'open') send(task)
  }

  function push(step: WorkStep): void {
    if (state === 'ended') return step.dropped?.()
    assert(queue !== null, 'a step follows from a reply, and replies come after opening')
    steps.add(step)
    queue.push({
      ...(step.entry === undefined ? {} : { entry: step.entry }),
      then(seq) {
        steps.delete(step)
        lastSeq = seq
        step.then(seq)
      },
    })
  }

  function fail(failure: StoreFailure | 'room-unreadable'): void {
    if (state === 'ended') return
    stop(failure === 'room-unreadable' ? undefined : failure)
    options.onEnded(failure)
  }

  function stop(failure?: StoreFailure): void {
    line.send({ type: 'release', room: name, epoch })
    state = 'ended'
    line.close()
    queue?.close()
    for (const cancel of holdTimers.values()) cancel()
    holdTimers.clear()
    for (const task of tasks) task.dropped?.()
    tasks.clear()
    for (const step of steps) step.dropped?.(failure)
    steps.clear()
    tellIdle()
  }

  function isIdle(): boolean {
    // A held write waits for its client, which is nothing that we have to do.
    return state === 'ended' || (state === 'open' && tasks.size === holdTimers.size && steps.size === 0)
  }

  function tellIdle(): void {
    if (!isIdle()) return
    for (const waiter of [...idleWaiters]) waiter()
  }

  function finish(): Promise<void> {
    if (isIdle()) return Promise.resolve()
    return new Promise((resolve) => {
      const waiter = (): void => {
        idleWaiters.delete(waiter)
        resolve()
      }
      idleWaiters.add(waiter)
    })
  }

  return {
    add,
    push,
    forget(connection) {
      for (const task of [...tasks]) {
        if (task.connection !== connection || !holdTimers.has(task)) continue
        stopHold(task)
        tasks.delete(task)
      }
      if (state === 'open') line.send({ type: 'forget', room: name, epoch, connection: connection.id })
    },
    isIdle,
    finish,
    async end() {
      // The room may be opened anew under the same name while this one still keeps its snapshot.
      isEnding = true
      if (state === 'open' && lastSeq > snapshotSeq) requestSnapshot()
      await finish()
      if (state !== 'ended') stop()
    },
  }
}
