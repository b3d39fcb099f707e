import type { Clock } from '@samtavle/base'
import type { WorkerReply, WorkerRequest } from '../workers/messages.ts'
import type { RoomConnection } from './members.ts'
import type { StoredRoom } from './stored-room.ts'

/** One thing for a room's worker to do. It is asked again, in order, whenever the room had to be opened anew. */
export interface RoomTask {
  readonly request: (epoch: number) => WorkerRequest
  readonly settle: (reply: WorkerReply) => void
  /** Settles it with what is stored, if that is enough: then no document is needed for it. */
  readonly fromStored?: (stored: StoredRoom) => boolean
  /** The same in smaller pieces, for when it is not known which part of it did harm. */
  readonly split?: () => readonly RoomTask[]
  /** Whose it is, if it is anybody's: what the worker holds for it goes when it leaves. */
  readonly connection?: RoomConnection
  /** The room ended before an answer. */
  readonly dropped?: () => void
  /** Processor time that the worker spent on it, in ms. */
  readonly spent?: (costMs: number, reply: WorkerReply) => void
  /** It was held for something missing that did not come in time. */
  readonly waitedTooLong?: () => void
}

/** The tasks of a room that are not settled yet, in the order they came. */
export interface TaskBook {
  add(task: RoomTask): void
  all(): readonly RoomTask[]
  noteSent(request: number, task: RoomTask): void
  taskOf(request: number): RoomTask | undefined
  /** The request is answered; the task stays until it is settled. */
  noteAnswered(request: number): void
  settle(task: RoomTask, reply: WorkerReply): void
  /** Settles all tasks for which what is stored is enough. */
  settleFromStored(stored: StoredRoom): void
  /** Puts a task's pieces in its place; false when it has none. */
  split(task: RoomTask): boolean
  /** The worker holds the task for something missing: it may wait so long and no longer. */
  hold(task: RoomTask): void
  /** Drops what is held for a connection that left. */
  forgetHeldOf(connection: RoomConnection): void
  /** The worker that had been asked is gone, and with it what it held. */
  forgetSent(): void
  /** Whether nothing is waiting but held writes: those wait for their client, which is nothing that we have to do. */
  isQuiet(): boolean
  dropAll(): void
}

export interface TaskBookOptions {
  readonly clock: Clock
  /** How long a held task may wait. */
  readonly heldMs: number
  /** Told of requests whose held task went before it was answered. */
  readonly forgetRequest: (request: number) => void
}

/** Makes an empty book. */
export function createTaskBook({ clock, heldMs, forgetRequest }: TaskBookOptions): TaskBook {
  let tasks: Set<RoomTask> = new Set()
  const tasksByRequest = new Map<number, RoomTask>()
  const requestsByTask = new Map<RoomTask, number>()
  const stopHoldByTask = new Map<RoomTask, () => void>()

  function remove(task: RoomTask): void {
    const request = requestsByTask.get(task)
    requestsByTask.delete(task)
    if (request !== undefined && tasksByRequest.delete(request)) forgetRequest(request)
    stopHoldByTask.get(task)?.()
    stopHoldByTask.delete(task)
    tasks.delete(task)
  }

  function stopHolds(): void {
    for (const stop of stopHoldByTask.values()) stop()
    stopHoldByTask.clear()
  }

  function giveUp(task: RoomTask): void {
    remove(task)
    task.waitedTooLong?.()
  }

  return {
    add: (task) => tasks.add(task),
    all: () => [...tasks],
    noteSent(request, task) {
      tasksByRequest.set(request, task)
      requestsByTask.set(task, request)
    },
    taskOf: (request) => tasksByRequest.get(request),
    noteAnswered: (request) => tasksByRequest.delete(request),
    settle(task, reply) {
      // Given up meanwhile: its connection has been told already.
      if (!tasks.has(task)) return
      remove(task)
      task.settle(reply)
    },
    settleFromStored(stored) {
      for (const task of [...tasks]) if (task.fromStored?.(stored) === true) remove(task)
    },
    split(task) {
      const pieces = task.split?.()
      if (pieces === undefined || !tasks.has(task)) return false
      tasks = new Set([...tasks].flatMap((other) => (other === task ? pieces : [other])))
      return true
    },
    hold: (task) =>
      stopHoldByTask.set(
        task,
        clock.after(heldMs, () => giveUp(task)),
      ),
    forgetHeldOf(connection) {
      for (const task of tasks) if (task.connection === connection && stopHoldByTask.has(task)) remove(task)
    },
    forgetSent() {
      tasksByRequest.clear()
      requestsByTask.clear()
      stopHolds()
    },
    isQuiet: () => tasks.size === stopHoldByTask.size,
    dropAll() {
      stopHolds()
      const dropped = [...tasks]
      tasks.clear()
      tasksByRequest.clear()
      requestsByTask.clear()
      for (const task of dropped) task.dropped?.()
    },
  }
}
