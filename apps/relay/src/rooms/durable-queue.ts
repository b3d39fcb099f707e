import type { Result } from '@samtavle/base'
import type { NewEntry, Store, StoreFailure } from '@samtavle/storage'

/** Something that may happen only when its entries, and everything before them, are durable. */
export interface DurableStep {
  readonly entries?: readonly NewEntry[]
  /** Runs once this step's entries and all earlier ones are durable; `seq` is the room's last durable position. */
  readonly act: (seq: number) => void
}

/** One room's way to disk: what went in first comes out first, and nothing comes out that is not durable. */
export interface DurableQueue {
  push(step: DurableStep): void
  /** Resolves when nothing is waiting, or at once after a failure. */
  drained(): Promise<void>
  /** Drops what waits; its steps never run. */
  close(): void
}

export interface DurableQueueOptions {
  readonly store: Pick<Store, 'append'>
  /** The room's last durable position at the start. */
  readonly seq: number
  /** After every commit, when the steps of that commit have run. */
  readonly onCommitted: () => void
  /** Called once; after it the queue runs nothing any more. */
  readonly onFailed: (failure: StoreFailure) => void
}

/**
 * Makes a queue with at most one append under way. More would let a later entry become durable after an earlier one failed,
 * and a journal with a hole opens as half a board.
 */
export function createDurableQueue({ store, seq, onCommitted, onFailed }: DurableQueueOptions): DurableQueue {
  let waiting: DurableStep[] = []
  let lastSeq = seq
  let isClosed = false
  let work: Promise<void> | null = null

  async function run(): Promise<void> {
    while (waiting.length > 0 && !isClosed) {
      const steps = waiting
      waiting = []
      // Awaiting one by one is the point: see above.
      const seqs = await append(store, steps)
      if (isClosed) return
      if (!seqs.ok) {
        isClosed = true
        onFailed(seqs.error)
        return
      }
      finish(steps, seqs.value)
    }
  }

  function finish(steps: readonly DurableStep[], seqs: readonly number[]): void {
    let position = 0
    for (const step of steps) {
      position += step.entries?.length ?? 0
      if (position > 0) lastSeq = seqs[position - 1] ?? lastSeq
      step.act(lastSeq)
    }
    onCommitted()
  }

  function start(): void {
    work = run().finally(() => {
      work = null
      // A step may have been pushed after the loop had looked for the last time.
      if (waiting.length > 0 && !isClosed) start()
    })
  }

  return {
    push(step) {
      if (isClosed) return
      waiting.push(step)
      if (work === null) start()
    },
    async drained() {
      while (work !== null && !isClosed) {
        // Each round may have brought more.
        await work
      }
    },
    close() {
      isClosed = true
      waiting = []
    },
  }
}

async function append(
  store: Pick<Store, 'append'>,
  steps: readonly DurableStep[],
): Promise<Result<readonly number[], StoreFailure>> {
  const entries = steps.flatMap((step) => step.entries ?? [])
  return entries.length === 0 ? { ok: true, value: [] } : store.append(entries)
}
