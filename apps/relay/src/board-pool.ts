import { assert } from '@samtavle/base'
import {
  createWorkerSlot,
  storedBytes,
  type WorkerLine,
  type WorkerListener,
  type WorkerSlot,
  type WorkerSlotOptions,
} from './worker-slot.ts'
import type { WorkerReply, WorkerRequest } from './workers/messages.ts'

export type { WorkerThread } from './worker-slot.ts'

/**
 * A few worker threads that hold all open rooms, and one more for long chores such as folding a history. A room that waits behind
 * something long of another room goes to the next worker, where it is opened anew as after a loss.
 */
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
  /** Where large boards live: opening one, or writing it whole, takes long, and holds up others like it and nobody else. */
  const large = createWorkerSlot({ ...options, givesWay: true })
  /** Started for the first chore: most relays never have one. */
  let chores: WorkerSlot | null = null
  /** Where boards go on whose account a worker was given up: they may hold up each other from then on, and nobody else. */
  let apart: WorkerSlot | null = null
  let lastEpoch = 0

  function homeOf(room: string): WorkerSlot {
    const slot = slots[hashOf(room) % slots.length]
    assert(slot !== undefined, 'a pool has at least one worker')
    return slot
  }

  function line(room: string, listener: WorkerListener): WorkerLine {
    let home = homeOf(room)
    let current = attach()
    /** The last opening that the worker was asked for: what it holds of it is let go when the room moves. */
    let epoch = 0

    function attach(): WorkerLine {
      const own: WorkerListener = {
        onReply: (...reply) => (attached === current ? listener.onReply(...reply) : undefined),
        onLost(offender) {
          if (attached !== current) return
          // Nobody waits for the start of a new worker where another one runs.
          moveTo(
            offender === null ? (nextDoor() ?? home) : (apart ??= createWorkerSlot({ ...options, givesWay: true })),
          )
          listener.onLost(offender)
        },
        onHeldUp() {
          const other = nextDoor()
          if (attached !== current || other === null) return
          current.send({ type: 'release', room, epoch })
          moveTo(other)
          listener.onLost(null)
        },
      }
      const attached = home.line(own)
      return attached
    }

    /** Where it may go at once: what belongs to large boards, or apart, stays there. */
    function nextDoor(): WorkerSlot | null {
      return slots.includes(home) ? (slots.find((slot) => slot !== home && !slot.isSlow()) ?? null) : null
    }

    /** Whatever the old worker still says is about nothing: the room is opened anew where it comes to. */
    function moveTo(slot: WorkerSlot): void {
      current.close()
      home = slot
      current = attach()
    }

    return {
      send(request) {
        if (request.type === 'open') epoch = request.epoch
        if (slots.includes(home) && isLargeOpening(request)) moveTo(large)
        return current.send(request)
      },
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
    chore(request) {
      const { openMs } = options.budgets
      chores ??= createWorkerSlot({ ...options, givesWay: true, budgets: { requestMs: openMs, openMs } })
      return doChore(chores, request)
    },
    async close() {
      const all = [...slots, large, apart, chores].filter((slot) => slot !== null)
      await Promise.all(all.map((slot) => slot.close()))
    },
  }
}

/** From this size on a board is large: it takes some ten milliseconds to open. */
const largeBytes = 256 * 1024

function isLargeOpening(request: WorkerRequest): boolean {
  return request.type === 'open' && storedBytes(request) > largeBytes
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
