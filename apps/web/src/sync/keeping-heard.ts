import { createWatchable, type Watchable } from '@samtavle/base'
import type { Keeping } from '@samtavle/protocol'

/** What the relay last said about keeping what is written, through any number of connections. */
export interface KeepingHeard {
  readonly keeping: Watchable<Keeping>
  opened(): void
  told(state: Keeping): void
  /** The relay asked what we have: had it something to say about keeping, it would have said it before. */
  asked(): void
}

/** Starts with a relay that keeps everything. */
export function createKeepingHeard(): KeepingHeard {
  const keeping = createWatchable<Keeping>('keeps')
  let isTold = false
  return {
    keeping,
    opened() {
      isTold = false
    },
    told(state) {
      isTold = true
      keeping.set(state)
    },
    asked() {
      if (!isTold) keeping.set('keeps')
    },
  }
}
