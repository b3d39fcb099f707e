import type { RandomBytes } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import { createWorkerRooms, type WorkerMessage, type WorkerRequest, type WorkerThread } from '@samtavle/relay'
import { EventEmitter } from 'node:events'
import type { Chance } from '../../support/workshop/chance.ts'
import type { ProcessClock } from './timeline.ts'

/** A board worker without a thread: the real rooms, with the time that messages and work take. */
export interface SimulatedThread extends WorkerThread {
  /** Ends by itself, as when it runs out of memory. */
  die(): void
  /** Answers nothing any more, as when it was made to loop. */
  hang(): void
}

export interface SimulatedThreadOptions {
  readonly clock: ProcessClock
  readonly chance: Chance
  readonly randomBytes: RandomBytes
  readonly limits: Limits
  /** What is posted for a request: what `handle` says, or what a planted bug makes of it. */
  readonly serve: (ask: Ask, handle: (ask: Ask) => readonly WorkerMessage[]) => readonly WorkerMessage[]
}

/** A request as it comes to a worker. */
export interface Ask {
  readonly id: number
  readonly request: WorkerRequest
}

/** Milliseconds that a message between threads takes, and a request in a worker. */
const hopMs = 0.2
const longestWorkMs = 3

/** Starts a worker. */
export function startSimulatedThread(options: SimulatedThreadOptions): SimulatedThread {
  const { clock, chance, randomBytes, limits, serve } = options
  const emitter = new EventEmitter()
  const asks: Ask[] = []
  let state: 'running' | 'hanging' | 'ended' = 'running'
  let isBusy = false
  const post = (message: WorkerMessage): void => {
    // The same delay for all keeps them in order.
    clock.after(hopMs, () => (state === 'ended' ? undefined : emitter.emit('message', message)))
  }
  let said: WorkerMessage[] = []
  const rooms = createWorkerRooms({ clock, randomBytes, limits, post: (message) => said.push(message) })
  post({ started: true })

  function handle({ id, request }: Ask): readonly WorkerMessage[] {
    rooms.handle(id, request)
    const messages = said
    said = []
    return messages
  }

  function workOn(): void {
    if (isBusy || state !== 'running' || asks.length === 0) return
    isBusy = true
    clock.after(hopMs + chance.next() ** 4 * longestWorkMs, () => {
      isBusy = false
      const ask = state === 'running' ? asks.shift() : undefined
      if (ask === undefined) return
      serve(ask, handle).forEach(post)
      workOn()
    })
  }

  return {
    on: (event: string, listener: Parameters<typeof emitter.on>[1]) => emitter.on(event, listener),
    postMessage(ask, handOver) {
      // What is handed over is gone for its sender, here as between threads.
      asks.push(handOver === undefined ? ask : structuredClone(ask, { transfer: handOver }))
      workOn()
    },
    async terminate() {
      state = 'ended'
    },
    die() {
      if (state === 'ended') return
      state = 'ended'
      clock.after(hopMs, () => emitter.emit('exit'))
    },
    hang() {
      if (state === 'running') state = 'hanging'
    },
  }
}
