import type { Clock } from '@samtavle/base'

/** Simulated time: nothing passes but what is due, and what follows from one event is done before the next. */
export interface Timeline extends Clock {
  /** The clock of one process, which takes all its timers with it when it ends. */
  process(): ProcessClock
  /** Lets time pass until that moment, or until `isDone` is true after some event. */
  run(untilMs: number, isDone?: () => boolean): Promise<void>
}

/** A clock that can stop for good, as it does for a process that is killed. */
export interface ProcessClock extends Clock {
  readonly isEnded: boolean
  end(): void
}

interface Due {
  readonly at: number
  readonly order: number
  callback: (() => void) | null
}

/** Makes a timeline that stands at a fixed moment. */
export function createTimeline(): Timeline {
  const queue: Due[] = []
  let nowMs = 1_700_000_000_000
  let lastOrder = 0

  function after(delayMs: number, callback: () => void): () => void {
    lastOrder += 1
    const due: Due = { at: nowMs + Math.max(0, delayMs), order: lastOrder, callback }
    push(queue, due)
    return () => {
      due.callback = null
    }
  }

  async function run(untilMs: number, isDone: () => boolean = () => false): Promise<void> {
    for (let next = queue[0]; next !== undefined && next.at <= untilMs && !isDone(); next = queue[0]) {
      pop(queue)
      const { callback } = next
      if (callback === null) continue
      nowMs = next.at
      callback()
      await everythingSettled()
    }
    if (!isDone()) nowMs = Math.max(nowMs, untilMs)
  }

  return { now: () => nowMs, after, run, process: () => createProcessClock({ now: () => nowMs, after }) }
}

/** Nothing here does real input or output, so one turn of the event loop ends every chain of promises. */
function everythingSettled(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

function createProcessClock(clock: Clock): ProcessClock {
  let isEnded = false
  return {
    get isEnded() {
      return isEnded
    },
    now: clock.now,
    after: (delayMs, callback) => clock.after(delayMs, () => (isEnded ? undefined : callback())),
    end() {
      isEnded = true
    },
  }
}

function isBefore(left: Due, right: Due): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order)
}

/** A binary heap: the next event lies first. */
function push(heap: Due[], due: Due): void {
  let index = heap.length
  heap.push(due)
  while (index > 0) {
    const parentIndex = (index - 1) >> 1
    const parent = heap[parentIndex]
    if (parent === undefined || !isBefore(due, parent)) break
    heap[index] = parent
    index = parentIndex
  }
  heap[index] = due
}

function pop(heap: Due[]): void {
  const last = heap.pop()
  if (last === undefined || heap.length === 0) return
  let index = 0
  for (;;) {
    const left = 2 * index + 1
    const child = earlierOf(heap, left, left + 1)
    const due = heap[child]
    if (due === undefined || !isBefore(due, last)) break
    heap[index] = due
    index = child
  }
  heap[index] = last
}

function earlierOf(heap: readonly Due[], left: number, right: number): number {
  const first = heap[left]
  const second = heap[right]
  return first !== undefined && second !== undefined && isBefore(second, first) ? right : left
}
