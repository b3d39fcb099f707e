import { assert } from '@samtavle/base'
import {
  createWorkerSlot,
  type WorkerLine,
  type WorkerListener,
  type WorkerSlot,
  type WorkerSlotOptions,
} from './worker-slot.ts'
import type { WorkerReply, WorkerRequest } from './workers/messages.ts'

export type { WorkerThread } from './worker-slot.ts'

/** A few worker threads that hold all open rooms, and one more for long chores such as folding a history. */
export interface BoardPool {
  line(room: string, listener: WorkerListener): WorkerLine
  /** A number that no other opening of any room has. */
  nextEpoch(): number
  /** Does work that belongs to no open room. */
  chore(request: WorkerRequest): Promise<WorkerReply>
  close(): Promise<void>
}

export interface BoardPoolOptions extends WorkerSlotOptions {
  readonly workers: number
}

/** Starts the workers. */
export function createBoardPool(options: BoardPoolOptions): BoardPool {
  const slots = Array.from({ length: options.workers }, () => createWorkerSlot(options))
  const choreSlot = createWorkerSlot({
    ...options,
    budgets: { requestMs: options.budgets.openMs, openMs: options.budgets.openMs },
  })
  /** Where boards go on whose account a worker was given up: they may hold up each other from then on, and nobody else. */
  let apart: WorkerSlot | null = null
  let lastEpoch = 0

  function homeOf(room: string): WorkerSlot {
    const slot = slots[hashOf(room) % slots.length]
    assert(slot !== undefined, 'a pool has at least one worker')
    return slot
  }

  function line(room: string, listener: WorkerListener): WorkerLine {
    const own: WorkerListener = {
      onReply: listener.onReply,
      onLost(offender) {
        if (offender !== null) moveApart()
        listener.onLost(offender)
      },
    }
    let current = homeOf(room).line(own)
    function moveApart(): void {
      // Whoever loses its worker opens its room anew, so nothing is left behind in the old one.
      current.close()
      apart ??= createWorkerSlot(options)
      current = apart.line(own)
    }
    return {
      send: (request) => current.send(request),
      forget: (request) => current.forget(request),
      close: () => current.close(),
    }
  }

  return {
    nextEpoch() {
      lastEpoch += 1
      return lastEpoch
    },
    line,
    chore: (request) => doChore(choreSlot, request),
    async close() {
      const all = [...slots, choreSlot, ...(apart === null ? [] : [apart])]
      await Promise.all(all.map((slot) => slot.close()))
    },
  }
}

function doChore(slot: WorkerSlot, request: WorkerRequest): Promise<WorkerReply> {
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
