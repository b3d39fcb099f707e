import type { Clock } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import { createWriteWindow, type WriteWindowLimits } from './write-window.ts'

/** What is known of a write here: its bytes. */
interface Gatherable {
  readonly bytes: Uint8Array
}

/** Lets a room's writes wait for each other, under load and never longer than its window. */
export interface WriteGatherer<Write extends Gatherable> {
  push(write: Write): void
  /** Tells that what was passed on is durable and has been seen: for what waits behind it the window begins with the next write. */
  through(): void
  /** Passes on at once what waits. */
  flush(): void
  isEmpty(): boolean
}

/** How long, and for how many. */
export type GatherLimits = WriteWindowLimits & Pick<Limits, 'gatherWrites' | 'gatherBytes'>

export interface WriteGathererOptions<Write extends Gatherable> {
  readonly clock: Clock
  readonly limits: GatherLimits
  /** How many people see each write now. */
  readonly receivers: () => number
  /** Takes writes on together, in the order they came; at least one. */
  readonly pass: (writes: readonly Write[]) => void
}

/**
 * What comes while a batch is under way waits for it, as it would before the journal anyway, and then for the window of the first
 * write after it: a crowd is told of more less often. Together it is so many windows at most, so that neither a disk that hesitates
 * nor a crowd that has fallen silent delays anything twice.
 */
const longestWindows = 1.5

interface WaitingBehind {
  readonly widthMs: number
  readonly untilMs: number
}

/** Makes an empty gatherer. */
export function createWriteGatherer<Write extends Gatherable>(
  options: WriteGathererOptions<Write>,
): WriteGatherer<Write> {
  const { clock, limits, receivers, pass } = options
  const window = createWriteWindow(limits)
  let waiting: Write[] = []
  let waitingBytes = 0
  let stopTimer: (() => void) | null = null
  let isUnderWay = false
  /** Of what waits behind a batch: how long from the first write after that is through, and until when at the longest. */
  let behind: WaitingBehind | null = null

  function flush(): void {
    stopTimer?.()
    stopTimer = behind = null
    if (waiting.length === 0) return
    const writes = waiting
    waiting = []
    waitingBytes = 0
    window.started(clock.now(), writes.length, receivers())
    isUnderWay = true
    pass(writes)
  }

  function wait(widthMs: number): void {
    behind = isUnderWay ? { widthMs, untilMs: clock.now() + longestWindows * widthMs } : null
    stopTimer = clock.after(isUnderWay ? longestWindows * widthMs : widthMs, flush)
  }

  function beginWindow({ widthMs, untilMs }: WaitingBehind): void {
    behind = null
    const leftMs = untilMs - clock.now()
    // What is shorter than its window keeps the timer that it has.
    if (leftMs <= widthMs) return
    stopTimer?.()
    stopTimer = clock.after(widthMs, flush)
  }

  return {
    push(write) {
      // A large one goes by itself: what others wait for should not be the time that it takes.
      if (waiting.length > 0 && waitingBytes + write.bytes.length > limits.gatherBytes) flush()
      waiting.push(write)
      waitingBytes += write.bytes.length
      if (waiting.length >= limits.gatherWrites || waitingBytes >= limits.gatherBytes) return flush()
      if (behind !== null && !isUnderWay) return beginWindow(behind)
      if (stopTimer !== null) return
      const delayMs = window.delayMs(clock.now())
      if (delayMs <= 0) flush()
      else wait(delayMs)
    },
    through() {
      isUnderWay = false
    },
    flush,
    isEmpty: () => waiting.length === 0,
  }
}
