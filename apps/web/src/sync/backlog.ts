import type { Clock } from '@samtavle/base'
import * as Y from 'yjs'

/** Updates of others that wait while my letters come, so that no letter waits for them. */
export interface Backlog {
  /** Takes an update in, now or with the others that wait. */
  take(update: Uint8Array): void
  /** Takes in all that waits. */
  takeAll(): void
  isEmpty(): boolean
  /** Whether what comes now waits; when no longer, all of it is taken in. */
  keepBack(isKeptBack: boolean): void
}

/** Nobody pushes a board about for longer; whoever does sees then what others did. Who writes lets them in much sooner. */
const longestWaitMs = 4000

/** Keeps nothing back. */
export function createBacklog(doc: Y.Doc, clock: Clock, origin: object): Backlog {
  let isKept = false
  let waiting: Uint8Array[] = []
  let stopWaiting: (() => void) | null = null
  const takeAll = (): void => {
    stopWaiting?.()
    stopWaiting = null
    const updates = waiting
    waiting = []
    if (updates.length === 0) return
    const failures: unknown[] = []
    const takeOne = (update: Uint8Array): void => {
      try {
        Y.applyUpdate(doc, update, origin)
      } catch (error) {
        // One that cannot be taken in must not cost those behind it.
        failures.push(error)
      }
    }
    // Many in one transaction cost little more than one: the board is read, set and painted once.
    Y.transact(doc, () => updates.forEach(takeOne), origin, false)
    if (failures.length > 0) throw failures[0]
  }
  return {
    takeAll,
    isEmpty: () => waiting.length === 0,
    take(update) {
      if (!isKept) return Y.applyUpdate(doc, update, origin)
      waiting.push(update)
      stopWaiting ??= clock.after(longestWaitMs, takeAll)
    },
    keepBack(isKeptBack) {
      isKept = isKeptBack
      if (!isKept) takeAll()
    },
  }
}
