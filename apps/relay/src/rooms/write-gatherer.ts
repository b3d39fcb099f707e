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
  /** Tells that what was passed on is durable and has been seen: what waits behind it begins its window. */
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
 * What comes while a batch is under way waits for it, as it would before the journal anyway, and then for its own window: a crowd
 * is told of more less often. Together it is so many windows at most, so that a disk that hesitates delays nothing twice.
 */
const longestWindows = 1.5

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
  /** Of what waits behind a batch: how long when that is through, and until when at the longest. */
  let behind: { readonly widthMs: number; readonly untilMs: number } | null = null

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

  return {
    push(write) {
      // A large one goes by itself: what others wait for should not be the time that it takes.
      if (waiting.length > 0 && waitingBytes + write.bytes.length > limits.gatherBytes) flush()
      waiting.push(write)
      waitingBytes += write.bytes.length
      if (waiting.length >= limits.gatherWrites || waitingBytes >= limits.gatherBytes) return flush()
      if (stopTimer !== null) return
      const delayMs = window.delayMs(clock.now())
      if (delayMs <= 0) flush()
      else wait(delayMs)
    },
    through() {
      isUnderWay = false
      if (behind === null) return
      const { widthMs, untilMs } = behind
      behind = null
      stopTimer?.()
      stopTimer = clock.after(Math.max(0, Math.min(widthMs, untilMs - clock.now())), flush)
    },
    flush,
    isEmpty: () => waiting.length === 0,
  }
}
