import { assert, type Clock } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import { Worker } from 'node:worker_threads'
import type { Log } from './log.ts'
import { watchWork, type WorkBudget } from './work-watch.ts'
import type { WorkerMessage, WorkerReply, WorkerRequest } from './workers/messages.ts'

/** How long a worker may take for one request before it is given up. */
export interface WorkerBudgets {
  /** What clients ask: a matter of milliseconds, unless it was made to hang us. What they write has a budget of its own, `writeMs`. */
  readonly requestMs: number
  /** What the relay asks: opening a long journal or importing thousands of notes is slow and honest. */
  readonly openMs: number
}

/** Told about a worker's answers and its death. */
export interface WorkerListener {
  /** The reply to a request, or later news of a write that was held; `costMs` is the processor time it took, where that is known. */
  onReply(request: number, reply: WorkerReply, costMs: number | null): void
  /** The worker died and is being replaced: everything it held is gone. `offender` is the request it was busy with, if it was this one's. */
  onLost(offender: number | null): void
  /** What it asked waits behind something long that somebody else asked. */
  onHeldUp?(): void
}

/** One room's line to the worker that holds it. */
export interface WorkerLine {
  /** Sends a request; the number it returns comes back with the reply. */
  send(request: WorkerRequest): number
  /** Nobody wants to hear of this request any more. */
  forget(request: number): void
  close(): void
}

/** What a slot needs of a thread: it says that it has started, then answers what it is sent, in order, until it ends. */
export interface WorkerThread {
  on(event: 'message', listener: (message: WorkerMessage) => void): unknown
  on(event: 'error', listener: (error: unknown) => void): unknown
  on(event: 'exit', listener: () => void): unknown
  postMessage(message: { readonly id: number; readonly request: WorkerRequest }, handOver?: ArrayBuffer[]): void
  terminate(): Promise<unknown>
  /** Processor time in microseconds; rejects when the thread has ended. Absent before Node 24.6 and where a simulator owns the threads. */
  cpuUsage?(): Promise<{ readonly user: number; readonly system: number }>
}

/** One worker thread, replaced by a new one whenever it hangs or dies. */
export interface WorkerSlot {
  /** Whether what it works on now takes so long that nobody else should come here. */
  isSlow(): boolean
  line(listener: WorkerListener): WorkerLine
  close(): Promise<void>
}

export interface WorkerSlotOptions {
  readonly budgets: WorkerBudgets
  readonly clock: Clock
  readonly log: Log
  readonly limits: Limits
  /** For tests that need a worker which hangs or dies on command. */
  readonly workerUrl?: URL
  /** Starts a worker; injected so that a simulator can own its threads. By default a thread of this process. */
  readonly startThread?: (url: URL, limits: Limits, gives: WayGiven) => WorkerThread
  /** Whether its thread lets others go first where processors are scarce; it does not by default. */
  readonly givesWay?: boolean
}

/** How much a thread lets others go first, as the system's niceness: 0 is not at all. */
type WayGiven = 0 | 5

interface Waiting {
  readonly id: number
  readonly budget: WorkBudget
}

/** Heap of one worker: many boards of 20 MB live state fit, and running out kills one worker and not the relay. */
const workerHeapMb = 1024

function startRealThread(url: URL, limits: Limits, niceness: WayGiven): WorkerThread {
  return new Worker(url, {
    workerData: { limits, niceness },
    resourceLimits: { maxOldGenerationSizeMb: workerHeapMb },
  })
}

/** Starts a worker and watches over it. */
export function createWorkerSlot(options: WorkerSlotOptions): WorkerSlot {
  const { clock, log, limits, workerUrl, startThread = startRealThread } = options
  const listeners = new Set<WorkerListener>()
  const ownersById = new Map<number, WorkerListener>()
  let waiting: Waiting[] = []
  /** A write that had been held and that the worker takes up again, on somebody else's request: what it costs is its own sender's fault. */
  let retrying: number | null = null
  let lastId = 0
  let isClosed = false
  let hasStarted = false
  let isSlow = false
  let stopWatch = (): void => undefined
  let worker = start()

  function start(): WorkerThread {
    const url = workerUrl ?? new URL('./workers/board-worker.ts', import.meta.url)
    const started = startThread(url, limits, options.givesWay === true ? 5 : 0)
    started.on('message', (message: WorkerMessage) => receive(started, message))
    // What it said before its end comes on another channel than its error, but always before its exit.
    let failure: unknown = null
    started.on('error', (error: unknown) => {
      failure = error
    })
    started.on('exit', () => {
      // Without workers a relay is good for nothing, so it must not seem to run.
      if (started === worker && !hasStarted && !isClosed && failure !== null)
        throw new Error('A board worker could not start', { cause: failure })
      replace(started, failure instanceof Error ? failure.name : 'exit')
    })
    return started
  }

  function receive(from: WorkerThread, message: WorkerMessage): void {
    if (from !== worker) return
    if ('started' in message) {
      hasStarted = true
      return watch()
    }
    if ('retrying' in message) {
      retrying = message.retrying
      return watch()
    }
    const owner = ownersById.get(message.to)
    if (message.final) {
      assert(waiting[0]?.id === message.to, 'a worker answers in the order it was asked')
      waiting.shift()
    } else retrying = null
    watch()
    if (message.reply.type !== 'held') ownersById.delete(message.to)
    owner?.onReply(message.to, message.reply, message.costMs ?? null)
  }

  /** The oldest unanswered request is the one being worked on: its time runs from now, or from when the worker has started. */
  function watch(): void {
    stopWatch()
    isSlow = false
    const budget = retrying === null ? waiting[0]?.budget : budgetOfWrite(limits.liveFrameBytes)
    if (budget === undefined || !hasStarted) return
    const thread = worker
    const giveUp = (): void => replace(thread, 'hang')
    stopWatch = watchWork({ clock, budget, cpuUsedMs: cpuOf(thread), giveUp, onSlow: tellHeldUp })
  }

  function tellHeldUp(): void {
    isSlow = true
    const [first, ...behind] = waiting
    const busyWith = ownersById.get(retrying ?? first?.id ?? 0)
    const heldUp = new Set((retrying === null ? behind : waiting).map(({ id }) => ownersById.get(id)))
    for (const owner of heldUp) if (owner !== busyWith) owner?.onHeldUp?.()
  }

  function replace(failed: WorkerThread, reason: string): void {
    if (failed !== worker || isClosed) return
    const offender = retrying ?? waiting[0]?.id ?? null
    const owner = offender === null ? undefined : ownersById.get(offender)
    log.error({ reason, waiting: waiting.length }, 'A board worker was given up and replaced')
    stopWatch()
    waiting = []
    retrying = null
    ownersById.clear()
    hasStarted = false
    worker = start()
    void failed.terminate()
    for (const listener of [...listeners]) listener.onLost(listener === owner ? offender : null)
  }

  function budgetOf(request: WorkerRequest): WorkBudget {
    const { requestMs, openMs } = options.budgets
    if (request.type === 'open' && request.isLastTry !== true) return budgetOfOpening(request)
    if (request.type === 'write' || request.type === 'write-batch') return budgetOfWrite(request.bytes.length)
    const hasProcessorTime = worker.cpuUsage !== undefined
    if (!quickRequests.has(request.type)) return { cpuMs: null, wallMs: openMs }
    return { cpuMs: requestMs, wallMs: hasProcessorTime ? Math.max(openMs, requestMs) : requestMs }
  }

  /** An upload of a long time offline carries more than a live update, and may take longer in proportion. */
  function budgetOfWrite(bytes: number): WorkBudget {
    const { requestMs, openMs } = options.budgets
    const cpuMs = limits.writeMs + (limits.uploadMs * bytes) / limits.uploadBytes
    return { cpuMs, wallMs: worker.cpuUsage === undefined ? requestMs : openMs }
  }

  /** Opening takes long where much is stored; what takes longer than that is tried once more, where it holds up nobody. */
  function budgetOfOpening(request: Extract<WorkerRequest, { readonly type: 'open' }>): WorkBudget {
    const cpuMs = Math.min(limits.openMs + (limits.openMsPerMib * storedBytes(request)) / mib, options.budgets.openMs)
    return { cpuMs, wallMs: worker.cpuUsage === undefined ? cpuMs : options.budgets.openMs }
  }

  return {
    isSlow: () => isSlow,
    line(listener) {
      listeners.add(listener)
      return {
        send(request) {
          lastId += 1
          ownersById.set(lastId, listener)
          waiting.push({ id: lastId, budget: budgetOf(request) })
          worker.postMessage({ id: lastId, request }, buffersToHandOver(request))
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

const mib = 1024 * 1024

/** How much of a room is stored, as it is sent to be opened. */
export function storedBytes({ snapshot, entries }: Extract<WorkerRequest, { readonly type: 'open' }>): number {
  return entries.reduce((sum, { bytes }) => sum + bytes.length, snapshot?.bytes.length ?? 0)
}

const quickRequests: ReadonlySet<WorkerRequest['type']> = new Set(['answer', 'state-vector', 'forget', 'release'])

/** About where a copy begins to cost more than a hand-over. */
const handOverBytes = 4096

/** The one buffer that was made for its request alone; every other may be asked about again. */
function buffersToHandOver(request: WorkerRequest): ArrayBuffer[] {
  if (request.type !== 'write-batch') return []
  const { buffer } = request.bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength >= handOverBytes ? [buffer] : []
}

function cpuOf(thread: WorkerThread): (() => Promise<number | null>) | null {
  if (thread.cpuUsage === undefined) return null
  return async () => {
    try {
      const used = await thread.cpuUsage?.()
      return used === undefined ? null : (used.user + used.system) / 1000
    } catch {
      // It has just ended; its exit is reported as such.
      return null
    }
  }
}
