import { systemClock, systemRandomBytes } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import process from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
import { giveWay } from '../give-way.ts'
import type { WorkerMessage, WorkerRequest } from './messages.ts'
import { createWorkerRooms } from './worker-rooms.ts'

// The entry of a board worker: the only thread that knows Yjs and what a note is.
const port = parentPort
if (port === null) throw new Error('board-worker.ts runs only as a worker of the relay')

// The pool that started this thread put it there.
const { limits, niceness } = workerData as { readonly limits: Limits; readonly niceness: number }
giveWay(niceness)

const rooms = createWorkerRooms({
  clock: systemClock,
  randomBytes: systemRandomBytes,
  limits,
  post(message: WorkerMessage) {
    port.postMessage('to' in message ? { ...message, costMs: takeCostMs() } : message)
  },
})

/** Processor time of this thread when what it works on began. */
let usedBeforeMs = usedMs()

function usedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

function takeCostMs(): number {
  const used = usedMs()
  const costMs = used - usedBeforeMs
  usedBeforeMs = used
  return costMs
}

port.on('message', ({ id, request }: { readonly id: number; readonly request: WorkerRequest }) => {
  usedBeforeMs = usedMs()
  rooms.handle(id, request)
})
port.postMessage({ started: true } satisfies WorkerMessage)
