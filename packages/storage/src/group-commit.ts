import type { Clock, Result } from '@samtavle/base'
import { createCommitWindow } from './commit-window.ts'
import type { NewEntry, StoreFailure } from './store.ts'

/** What one append call comes to. */
export type AppendOutcome = Result<readonly number[], StoreFailure>

export interface GroupCommitOptions {
  readonly clock: Clock
  /** The longest an append waits for others to share its commit, in milliseconds. */
  readonly maxWindowMs: number
  /** Makes all calls durable in one transaction; resolves with one outcome per call, in order. */
  commit(calls: readonly (readonly NewEntry[])[]): Promise<readonly AppendOutcome[]>
}

/** Gathers append calls into shared commits. */
export interface GroupCommit {
  append(entries: readonly NewEntry[]): Promise<AppendOutcome>
  /** Sends what waits without waiting longer, so that what is sent after this call comes after it in the store too. */
  flush(): void
}

/**
 * Idle: an append is committed at once. While a commit runs, appends gather and share the next one; under load the
 * next one also starts no sooner than a window after the last one started, and the window grows with the load.
 */
export function createGroupCommit({ clock, maxWindowMs, commit }: GroupCommitOptions): GroupCommit {
  const window = createCommitWindow(maxWindowMs)
  let waiting: WaitingCall[] = []
  let running = 0
  let cancelTimer: (() => void) | null = null

  function start(): void {
    cancelTimer?.()
    cancelTimer = null
    const calls = waiting
    waiting = []
    running += 1
    window.started(clock.now(), calls.length)
    void settle(calls)
  }

  async function settle(calls: readonly WaitingCall[]): Promise<void> {
    try {
      const outcomes = await commit(calls.map((call) => call.entries))
      calls.forEach((call, index) => {
        const outcome = outcomes[index]
        if (outcome) call.resolve(outcome)
        else call.reject(new Error('Broken invariant: a commit answered fewer calls than it was given'))
      })
    } catch (error) {
      for (const call of calls) call.reject(error)
    }
    running -= 1
    startWhenDue()
  }

  function startWhenDue(): void {
    if (running > 0 || waiting.length === 0 || cancelTimer) return
    const delayMs = window.delayMs(clock.now())
    if (delayMs <= 0) start()
    else cancelTimer = clock.after(delayMs, start)
  }

  return {
    append: (entries) =>
      new Promise((resolve, reject) => {
        waiting.push({ entries, resolve, reject })
        startWhenDue()
      }),
    flush() {
      if (waiting.length > 0) start()
    },
  }
}

interface WaitingCall {
  readonly entries: readonly NewEntry[]
  resolve(outcome: AppendOutcome): void
  reject(reason: unknown): void
}
