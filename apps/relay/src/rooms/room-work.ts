import { assert, type Clock } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import type { Store, StoreFailure } from '@samtavle/storage'
import type { BoardPool } from '../board-pool.ts'
import type { Log } from '../log.ts'
import { recoveryRole, type WorkerReply, type WorkerRequest } from '../workers/messages.ts'
import { createIdleWaiters } from './idle-waiters.ts'
import type { RoomConnection } from './members.ts'
import { createSnapshotKeeper, type Resting } from './snapshot-keeper.ts'
import { createStepLine, type StepLine, type StepLineOptions, type WorkStep } from './step-line.ts'
import { journalBytesOf, lastSeqOf, readStoredRoom, type StoredRoom } from './stored-room.ts'
import { createTaskBook, type RoomTask } from './task-book.ts'

/** Why a room ended by itself. */
export type WorkFailure = StoreFailure | 'room-unreadable'

/**
 * A room's line to its board worker and to disk.
 *
 *   opening --opened--> open --worker lost, document discarded--> opening (all unsettled tasks are asked again)
 *      |                  +--nothing written for a while--> resting --anything asked--> opening
 *      +---- unreadable --+---- append failed ----> ended
 */
export interface RoomWork {
  add(task: RoomTask): void
  push(step: WorkStep): void
  /** Drops what waits in the worker for a connection that left. */
  forget(connection: RoomConnection): void
  /** Whether the room as it lies on disk is read sooner than its document is written whole. */
  isWorthReading(): boolean
  isOpen(): boolean
  /**
   * Call it now and then: lets go of the document when nothing was written since it was called last for these, behind a snapshot where
   * many entries follow the last one. It is opened anew when it is needed.
   */
  rest(which: Resting): void
  isIdle(): boolean
  /** Resolves when everything asked so far is answered and durable, or the room ended. */
  finish(): Promise<void>
  /** Keeps a snapshot if there is news since the last one, and lets go of the worker. */
  end(): Promise<void>
}

export interface RoomWorkOptions {
  readonly name: string
  readonly store: Store
  readonly noteJournal?: (room: string, bytes: number | null) => void
  readonly pool: BoardPool
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  readonly entriesPerSnapshot?: number
  readonly onCommitted: () => void
  /** The room failed by itself. */
  readonly onEnded: (failure: WorkFailure) => void
}

/** Starts opening a room's document in its worker. */
export function createRoomWork(options: RoomWorkOptions): RoomWork {
  const { name, clock, limits } = options
  const tasks = createTaskBook({ clock, heldMs: limits.heldMs, forgetRequest: (request) => line.forget(request) })
  const idle = createIdleWaiters(isIdle)
  const journalBytes = (): number => steps?.journalBytes ?? 0
  const snapshots = createSnapshotKeeper({ ...options, room: name, add, push, journalBytes })
  const line = options.pool.line(name, { onReply, onLost })
  let state: 'opening' | 'open' | 'resting' | 'ended' = 'opening'
  let epoch = 0
  let openRequest: number | null = null
  let steps: StepLine | null = null
  /** What the room is being opened from: held only until it is open. */
  let stored: StoredRoom | null = null
  let [isEnding, isLastTry] = [false, false]
  const isEnded = (): boolean => state === 'ended'
  void open()

  async function open(isSnapshotUsed = true): Promise<void> {
    const opening = (epoch = options.pool.nextEpoch())
    state = 'opening'
    stored = openRequest = null
    const found = await readDurable(options, steps, isSnapshotUsed)
    if (isEnded() || epoch !== opening) return
    if (found === null) return fail('room-unreadable')
    stored = found
    snapshots.opened(found.snapshot)
    steps ??= openStepLine(options, found, { onCommitted, onFailed: fail })
    tasks.settleFromStored(found)
    openRequest = line.send({ type: 'open', room: name, epoch, ...rebuildSourceOf(found), isLastTry })
  }

  function onCommitted(): void {
    options.onCommitted()
    if (state === 'open' && snapshots.isDue(steps?.lastSeq ?? 0)) snapshots.take()
    idle.tell()
  }

  function onReply(request: number, reply: WorkerReply, costMs: number | null): void {
    if (request === openRequest) return onOpened(reply)
    const task = tasks.taskOf(request)
    if (task === undefined) return
    if (costMs !== null) task.spent?.(costMs, reply)
    if (reply.type === 'held') return tasks.hold(task)
    tasks.noteAnswered(request)
    // It stays in the book and is asked again once the room is open.
    if (reply.type === 'not-open' && !isEnding) return
    if (isBroken(reply) && tasks.split(task)) return reopen()
    tasks.settle(task, reply)
    idle.tell()
    if (isBroken(reply)) reopen()
  }

  function onOpened(reply: WorkerReply): void {
    stored = openRequest = null
    if (reply.type === 'snapshot-unreadable') return void open(false)
    if (reply.type !== 'opened') return fail('room-unreadable')
    state = 'open'
    for (const task of tasks.all()) send(task)
    idle.tell()
  }

  function onLost(offender: number | null): void {
    if (offender !== null && offender === openRequest && isLastTry) return fail('room-unreadable')
    isLastTry ||= offender !== null && offender === openRequest
    const task = offender === null ? undefined : tasks.taskOf(offender)
    if (task !== undefined && !tasks.split(task)) tasks.settle(task, givenUp)
    reopen()
  }

  function reopen(): void {
    if (state === 'ended' || state === 'resting') return
    tasks.forgetSent()
    void open()
  }

  const send = (task: RoomTask): void => tasks.noteSent(line.send(task.request(epoch)), task)

  function add(task: RoomTask): void {
    if (state === 'ended') return task.dropped?.()
    if (stored !== null && task.fromStored?.(stored) === true) return
    tasks.add(task)
    if (state === 'open') send(task)
    if (state === 'resting') void open()
  }

  function push(step: WorkStep): void {
    if (state === 'ended') return step.dropped?.()
    assert(steps !== null, 'a step follows from a reply, and replies come after opening')
    steps.push(step)
  }

  function fail(failure: WorkFailure): void {
    if (state === 'ended') return
    stop(failure === 'room-unreadable' ? undefined : failure)
    options.onEnded(failure)
  }

  function stop(failure?: StoreFailure): void {
    line.send({ type: 'release', room: name, epoch })
    state = 'ended'
    line.close()
    tasks.dropAll()
    steps?.close(failure)
    idle.tell()
  }

  function isIdle(): boolean {
    return state === 'ended' || (state !== 'opening' && tasks.isQuiet() && (steps?.isEmpty() ?? true))
  }

  return {
    add,
    push,
    forget(connection) {
      tasks.forgetHeldOf(connection)
      if (state === 'open') line.send({ type: 'forget', room: name, epoch, connection: connection.id })
    },
    isWorthReading: () => state === 'open' && snapshots.isWorthReading(steps?.lastSeq ?? 0),
    isOpen: () => state === 'open',
    rest(which) {
      if (state !== 'open' || steps?.isUnchangedFor(which) !== true || tasks.all().length > 0 || !isIdle()) return
      if (!snapshots.mayRest(which, steps.lastSeq)) return
      line.send({ type: 'release', room: name, epoch })
      state = 'resting'
    },
    isIdle,
    finish: idle.wait,
    async end() {
      // The room may be opened anew under the same name while this one still keeps its snapshot.
      isEnding = true
      if (state === 'open' && snapshots.hasNews(steps?.lastSeq ?? 0)) snapshots.take()
      await idle.wait()
      if (state !== 'ended') stop()
    },
  }
}

/** What a worker rebuilds the room from; of a recovery's rows it is not known who wrote them. */
function rebuildSourceOf({
  snapshot,
  entries,
}: StoredRoom): Pick<Extract<WorkerRequest, { type: 'open' }>, 'snapshot' | 'entries'> {
  const rebuilt = entries.map(({ seq, actor, role, bytes }) => ({
    seq,
    actor,
    bytes,
    bindsClients: role !== recoveryRole,
  }))
  return { snapshot, entries: rebuilt }
}

/** The line of a room that goes on where its journal ends. */
function openStepLine(
  { name, store, noteJournal }: RoomWorkOptions,
  stored: StoredRoom,
  on: Pick<StepLineOptions, 'onCommitted' | 'onFailed'>,
): StepLine {
  const journalBytes = journalBytesOf(stored)
  noteJournal?.(name, journalBytes)
  return createStepLine({ store, seq: lastSeqOf(stored), journalBytes, ...on })
}

/** A room as it is stored, with all that was to be stored before; null when it cannot be read. */
async function readDurable(
  { name, store, log }: Pick<RoomWorkOptions, 'name' | 'store' | 'log'>,
  steps: StepLine | null,
  isSnapshotUsed: boolean,
): Promise<StoredRoom | null> {
  try {
    // What was integrated before must be in the journal before the journal is read.
    await steps?.drained()
    return await readStoredRoom(store, name, isSnapshotUsed)
  } catch (error) {
    // A damaged row: nothing of this room is shown rather than half of it. Other rooms are not concerned.
    log.error({ err: error }, 'The journal of a room could not be read')
    return null
  }
}

const givenUp: WorkerReply = { type: 'failed', where: 'the worker was given up' }

/** Whether the worker has let go of the room's document, because what was asked may have left it half changed. */
function isBroken(reply: WorkerReply): boolean {
  return reply.type === 'failed' || reply.type === 'batch-broken' || (reply.type === 'refused' && reply.discarded)
}
