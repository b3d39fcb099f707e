import { assert, type Clock } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import { Worker } from 'node:worker_threads'
import type { Log } from './log.ts'
import type { WorkerMessage, WorkerReply, WorkerRequest } from './workers/messages.ts'

/** How long a worker may take for one request before it is given up. */
export interface WorkerBudgets {
  /** What clients send: a matter of microseconds, unless it was made to hang us. */
  readonly requestMs: number
  /** What the relay asks: opening a long journal or importing thousands of notes is slow and honest. */
  readonly openMs: number
}

const quickRequests: ReadonlySet<WorkerRequest['type']> = new Set([
  'write',
  'answer',
  'state-vector',
  'forget',
  'release',
])

/** Told about a worker's answers and its death. */
export interface WorkerListener {
  /** The reply to a request, or later news of a write that was held. */
  onReply(request: number, reply: WorkerReply): void
  /** The worker died and is being replaced: everything it held is gone. `offender` is the request it was busy with. */
  onLost(offender: number | null): void
}

/** One room's line to the worker that holds it. */
export interface WorkerLine {
  /** Sends a request; the number it returns comes back with the reply. */
  send(request: WorkerRequest): number
  /** Nobody wants to hear of this request any more. */
  forget(request: number): void
  close(): void
}

/** A few worker threads that hold all open rooms, and one more for long chores such as folding a history. */
export interface BoardPool {
  line(room: string, listener: WorkerListener): WorkerLine
  /** A number that no other opening of any room has. */
  nextEpoch(): number
  /** Does work that belongs to no open room. */
  chore(request: WorkerRequest): Promise<WorkerReply>
  close(): Promise<void>
}

export interface BoardPoolOptions {
  readonly workers: number
  readonly budgets: WorkerBudgets
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  /** For tests that need a worker which hangs or dies on command. */
  readonly workerUrl?: URL
  /** Starts a worker; injected so that a simulator can own its threads. By default a thread of this process. */
  readonly startThread?: (url: URL, limits: Limits) => WorkerThread
}

/** What the pool needs of a thread: it says that it has started, then answers what it is sent, in order, until it ends. */
export interface WorkerThread {
  on(event: 'message', listener: (message: WorkerMessage) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  postMessage(message: { readonly id: number; readonly request: WorkerRequest }): void
  terminate(): Promise<unknown>
}

/** Starts the workers. */
export function createBoardPool(options: BoardPoolOptions): BoardPool {
  const slots = Array.from({ length: options.workers }, () => createSlot(options))
  const choreSlot = createSlot({
    ...options,
    budgets: { requestMs: options.budgets.openMs, openMs: options.budgets.openMs },
  })
  let lastEpoch = 0
  return {
    nextEpoch() {
      lastEpoch += 1
      return lastEpoch
    },
    line(room, listener) {
      const slot = slots[hashOf(room) % slots.length]
      assert(slot !== undefined, 'a pool has at least one worker')
      return slot.line(listener)
    },
    chore: (request) => doChore(choreSlot, request),
    async close() {
      await Promise.all([...slots, choreSlot].map((slot) => slot.close()))
    },
  }
}

interface Slot {
  line(listener: WorkerListener): WorkerLine
  close(): Promise<void>
}

interface Waiting {
  readonly id: number
  readonly budgetMs: number
}

/** Heap of one worker: many boards of 20 MB live state fit, and running out kills one worker and not the relay. */
const workerHeapMb = 1024

function startRealThread(url: URL, limits: Limits): WorkerThread {
  return new Worker(url, {
    workerData: { limits },
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMb },
  })
}

function createSlot({ budgets, clock, log, limits, workerUrl, startThread = startRealThread }: BoardPoolOptions): Slot {
  const listeners = new Set<WorkerListener>()
  const ownersById = new Map<number, WorkerListener>()
  let waiting: Waiting[] = []
  let lastId = 0
  let isClosed = false
  let hasStarted = false
  let stopWatch = (): void => undefined
  let worker = start()

  function start(): WorkerThread {
    const url = workerUrl ?? new URL('./workers/board-worker.ts', import.meta.url)
    const started = startThread(url, limits)
    started.on('message', (message: WorkerMessage) => receive(started, message))
    started.on('error', (error: unknown) => {
      // Without workers a relay is good for nothing, so it must not seem to run.
      if (!hasStarted) throw new Error('A board worker could not start', { cause: error })
      replace(started, error instanceof Error ? error.name : 'error')
    })
    started.on('exit', () => replace(started, 'exit'))
    return started
  }

  function receive(from: WorkerThread, message: WorkerMessage): void {
    if (from !== worker) return
    if ('started' in message) {
      hasStarted = true
      return watch()
    }
    const owner = ownersById.get(message.to)
    if (message.final) {
      assert(waiting[0]?.id === message.to, 'a worker answers in the order it was asked')
      waiting.shift()
      watch()
    }
    if (message.reply.type !== 'held') ownersById.delete(message.to)
    owner?.onReply(message.to, message.reply)
  }

  /** The oldest unanswered request is the one being worked on: its time runs from now, or from when the worker has started. */
  function watch(): void {
    stopWatch()
    const [busy] = waiting
    if (busy !== undefined && hasStarted) stopWatch = clock.after(busy.budgetMs, () => replace(worker, 'hang'))
  }

  function replace(failed: WorkerThread, reason: string): void {
    if (failed !== worker || isClosed) return
    const offender = waiting[0]?.id ?? null
    log.error({ reason, waiting: waiting.length }, 'A board worker was given up and replaced')
    stopWatch()
    waiting = []
    ownersById.clear()
    hasStarted = false
    worker = start()
    void failed.terminate()
    for (const listener of [...listeners]) listener.onLost(offender)
  }

  return {
    line(listener) {
      listeners.add(listener)
      return {
        send(request) {
          lastId += 1
          ownersById.set(lastId, listener)
          waiting.push({ id: lastId, budgetMs: quickRequests.has(request.type) ? budgets.requestMs : budgets.openMs })
          worker.postMessage({ id: lastId, request })
          if (waiting.length === 1) watch()
          return lastId
        },
        forget: (request) => ownersById.delete(request),
        close: () => listeners.delete(listener),
      }
    },
    async close() {
      isClosed = true
      stopWatch()
      await worker.terminate()
    },
  }
}

function doChore(slot: Slot, request: WorkerRequest): Promise<WorkerReply> {
  return new Promise((resolve) => {
    const finish = (reply: WorkerReply): void => {
      line.close()
      resolve(reply)
    }
    const line = slot.line({
      onReply: (_request, reply) => finish(reply),
      onLost: () => finish({ type: 'failed', where: 'the worker was given up' }),
    })
    line.send(request)
  })
}

/** Spreads rooms over workers; FNV-1a, because any even and stable spread will do. */
function hashOf(room: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < room.length; index += 1) hash = Math.imul(hash ^ room.charCodeAt(index), 0x01000193)
  return hash >>> 0
}
