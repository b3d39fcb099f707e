import type { Clock } from '@samtavle/base'

/** What one request may cost before it is given up. */
export interface WorkBudget {
  /** Processor time of the thread; null where only the clock on the wall counts. */
  readonly cpuMs: number | null
  /** However it is spent: a thread that waits for its turn on a crowded machine is no hang, so this is generous where processor time is known. */
  readonly wallMs: number
}

export interface WorkWatchOptions {
  readonly clock: Clock
  readonly budget: WorkBudget
  /** Processor time that the thread has used in all its life, in ms; null when it cannot say. Absent where threads never can. */
  readonly cpuUsedMs: (() => Promise<number | null>) | null
  readonly giveUp: () => void
  /** Told again and again while the thread is at work on it for longer than others should wait; never where threads cannot say what they do. */
  readonly onSlow: () => void
}

/** Nearly every request is answered before anybody looks. */
const lookEveryMs = 15
/** So much processor time after the first look is no turn of the machine's but the request's own doing. */
const slowMs = 10

/** Watches the request that a thread has just begun; returns what ends the watch. */
export function watchWork({ clock, budget, cpuUsedMs, giveUp, onSlow }: WorkWatchOptions): () => void {
  const { cpuMs, wallMs } = budget
  if (cpuUsedMs === null) return clock.after(wallMs, giveUp)
  const ask = cpuUsedMs
  const limitMs = cpuMs ?? Number.POSITIVE_INFINITY
  const startedAt = clock.now()
  let usedBefore: number | null = null
  let isOver = false
  let stop = clock.after(lookEveryMs, () => void look())

  async function look(): Promise<void> {
    if (clock.now() - startedAt >= wallMs) return giveUp()
    const used = await ask()
    if (isOver) return
    usedBefore ??= used
    const spentMs = used === null || usedBefore === null ? 0 : used - usedBefore
    if (spentMs >= limitMs) return giveUp()
    stop = clock.after(lookEveryMs, () => void look())
    if (spentMs >= slowMs) onSlow()
  }

  return () => {
    isOver = true
    stop()
  }
}
