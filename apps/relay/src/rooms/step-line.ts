import type { Store, StoreFailure } from '@samtavle/storage'
import { createDurableQueue, type DurableStep } from './durable-queue.ts'

/** A durable step that wants to know when it will never run. */
export interface WorkStep extends DurableStep {
  readonly dropped?: (failure?: StoreFailure) => void
}

/** A room's steps to disk, for which nothing is forgotten: each either acts or is dropped. */
export interface StepLine {
  /** The room's last durable position that anybody was told of. */
  readonly lastSeq: number
  /** How many bytes the journal holds up to there. */
  readonly journalBytes: number
  push(step: WorkStep): void
  isEmpty(): boolean
  /** Whether nothing has become durable since the same one asked last. */
  isUnchangedFor(asker: string): boolean
  drained(): Promise<void>
  close(failure?: StoreFailure): void
}

export interface StepLineOptions {
  readonly store: Pick<Store, 'append'>
  readonly seq: number
  readonly journalBytes: number
  readonly onCommitted: () => void
  readonly onFailed: (failure: StoreFailure) => void
}

/** Makes an empty line that continues a journal at `seq`. */
export function createStepLine(options: StepLineOptions): StepLine {
  const steps = new Set<WorkStep>()
  const queue = createDurableQueue(options)
  let { seq: lastSeq, journalBytes } = options
  const lastAskedBy = new Map<string, number>()
  return {
    get journalBytes() {
      return journalBytes
    },
    get lastSeq() {
      return lastSeq
    },
    push(step) {
      steps.add(step)
      queue.push({
        ...(step.entries === undefined ? {} : { entries: step.entries }),
        act(seq) {
          steps.delete(step)
          lastSeq = seq
          for (const { bytes } of step.entries ?? []) journalBytes += bytes.length
          step.act(seq)
        },
      })
    },
    isEmpty: () => steps.size === 0,
    isUnchangedFor(asker) {
      const isUnchanged = lastSeq === lastAskedBy.get(asker)
      lastAskedBy.set(asker, lastSeq)
      return isUnchanged
    },
    drained: queue.drained,
    close(failure) {
      queue.close()
      const dropped = [...steps]
      steps.clear()
      for (const step of dropped) step.dropped?.(failure)
    },
  }
}
