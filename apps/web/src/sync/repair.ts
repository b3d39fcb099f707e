import { createWatchable, type Clock, type Watchable } from '@samtavle/base'
import * as Y from 'yjs'
import { forgetForks, keepFork, readForks, type KeptFork } from './fork-store.ts'
import type { OfflineStore } from './offline-store.ts'

/** Sets a replica that forked aside and starts over from the server's. */
export interface Repair {
  /** Whether a repair is under way; the document is let go at its end. */
  readonly running: Watchable<boolean>
  /** What was set aside on this device, the oldest first. */
  readonly forks: Watchable<readonly KeptFork[]>
  /** A fork that this device could not keep, so that the tab goes on with it; null where there is none. */
  readonly stranded: Watchable<KeptFork | null>
  start(): Promise<void>
  forget(): Promise<void>
}

export interface RepairOptions {
  readonly boardId: string
  readonly doc: Y.Doc
  readonly store: Pick<OfflineStore, 'letGo'>
  readonly clock: Pick<Clock, 'now'>
  /** The device's copy is out of the way: open the board anew. */
  readonly onReady: () => void
}

/** Whoever forks again at once is not helped by starting over, and would only be interrupted for ever. */
const againAfterMs = 10 * 60_000

/** Makes the repair of a session, with what earlier ones have set aside. */
export async function createRepair({ boardId, doc, store, clock, onReady }: RepairOptions): Promise<Repair> {
  const running = createWatchable(false)
  const forks = createWatchable(await readForks(boardId))
  const stranded = createWatchable<KeptFork | null>(null)
  return {
    running,
    forks,
    stranded,
    async start() {
      const last = forks.get().at(-1)?.at ?? Number.NEGATIVE_INFINITY
      if (running.get() || Math.abs(clock.now() - last) < againAfterMs) return
      running.set(true)
      const fork = { at: clock.now(), bytes: Y.encodeStateAsUpdate(doc) }
      try {
        await keepFork(boardId, fork)
        forks.set([...forks.get(), fork])
        await store.letGo()
        onReady()
      } catch {
        // A device that keeps nothing: starting over would lose what only this tab has, so it goes on as it is until its person has taken it.
        running.set(false)
        stranded.set(fork)
      }
    },
    async forget() {
      forks.set([])
      await forgetForks(boardId)
    },
  }
}
