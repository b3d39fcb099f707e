import type { Clock } from '@samtavle/base'
import type { AwarenessEntry, Limits } from '@samtavle/protocol'

/** In a crowd, lets what people show of themselves go on together: a frame for each would cost every receiver more than what is in it. */
export interface PresenceGatherer<Author> {
  push(entry: AwarenessEntry, author: Author): void
  /** Lets go of what waits: there is nobody to tell. */
  clear(): void
}

/** What gathering needs. */
export interface PresenceGathererOptions<Author> {
  readonly clock: Clock
  readonly limits: Pick<Limits, 'presenceCrowd' | 'presenceGatherMs'>
  /** How many are in the room now. */
  readonly receivers: () => number
  /** Tells at least one entry, the newest of each client; the author is named when all of it is one's own. */
  readonly pass: (entries: readonly AwarenessEntry[], author: Author | null) => void
}

/** Makes an empty gatherer. Up to so many in the room nothing waits; in a crowd the first goes at once, and what follows closely goes together. */
export function createPresenceGatherer<Author>(options: PresenceGathererOptions<Author>): PresenceGatherer<Author> {
  const { clock, limits, receivers, pass } = options
  const waiting = new Map<number, { readonly entry: AwarenessEntry; readonly author: Author }>()
  let stop: (() => void) | null = null

  function beginWindow(): void {
    stop = clock.after(limits.presenceGatherMs, flush)
  }

  function flush(): void {
    stop = null
    if (waiting.size === 0) return
    const gathered = [...waiting.values()]
    waiting.clear()
    beginWindow()
    const authors = new Set(gathered.map(({ author }) => author))
    const [only = null] = authors.size === 1 ? authors : []
    pass(
      gathered.map(({ entry }) => entry),
      only,
    )
  }

  return {
    push(entry, author) {
      if (stop !== null) {
        waiting.set(entry.clientId, { entry, author })
        return
      }
      if (receivers() > limits.presenceCrowd) beginWindow()
      pass([entry], author)
    },
    clear() {
      stop?.()
      stop = null
      waiting.clear()
    },
  }
}
