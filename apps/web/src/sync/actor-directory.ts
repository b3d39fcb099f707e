import { createListeners, type Clock, type Unsubscribe } from '@samtavle/base'
import type { ActorFacts } from '@samtavle/protocol'
import type { Participant } from './session.ts'

/** Names are asked for at most this often, however many strangers arrive at once. */
const askIntervalMs = 2000
/** A relay that does not answer is asked more and more rarely, but at least this often. */
const longestWaitMs = 60_000

/** Who is who on a board. Names are not in the document, so they are asked for when a stranger turns up. */
export interface ActorDirectory {
  /** The same object until something of it changes. */
  get(actorId: string): Participant | undefined
  /** Asks the relay when this actor is not known yet. */
  need(actorId: string): void
  watch(listener: () => void): Unsubscribe
  close(): void
}

/** What the directory needs: `fetchActors` asks the relay and yields nothing when it cannot be reached. */
export interface ActorDirectoryOptions {
  readonly me: Participant
  readonly clock: Clock
  readonly fetchActors: () => Promise<readonly ActorFacts[]>
}

/** Starts knowing only me. */
export function createActorDirectory({ me, clock, fetchActors }: ActorDirectoryOptions): ActorDirectory {
  const actorsById = new Map<string, Participant>([[me.actorId, me]])
  const asked = new Set<string>()
  const listeners = createListeners()
  let waitMs = askIntervalMs
  let isClosed = false
  let cancel: (() => void) | null = null

  const askIn = (delayMs: number): void => {
    if (isClosed) return
    cancel ??= clock.after(delayMs, () => {
      cancel = null
      void ask()
    })
  }
  const ask = async (): Promise<void> => {
    const actors = await fetchActors()
    // Everybody on a board has asked for a seat on it, I too: nobody in the answer means that there was none.
    if (actors.length === 0) {
      waitMs = Math.min(2 * waitMs, longestWaitMs)
      askIn(waitMs)
      return
    }
    waitMs = askIntervalMs
    for (const { id, name, sector } of actors) {
      const known = actorsById.get(id)
      if (known?.name !== name || known.sector !== sector) actorsById.set(id, { actorId: id, name, sector })
    }
    listeners.notify()
  }
  return {
    get: (actorId) => actorsById.get(actorId),
    need(actorId) {
      if (actorsById.has(actorId) || asked.has(actorId)) return
      asked.add(actorId)
      askIn(asked.size === 1 ? 0 : askIntervalMs)
    },
    watch: (listener) => listeners.add(listener),
    close() {
      isClosed = true
      cancel?.()
    },
  }
}
