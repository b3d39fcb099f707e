import type { Unsubscribe } from '@samtavle/base'
import type * as Y from 'yjs'

/** A change under one key of a root map. */
export interface KeyEvent {
  readonly key: string
  /** The value before, when the key itself was written; undefined when something inside its value changed. */
  readonly oldValue: unknown
  /** True when the key was written, false when something inside its value (such as words of a text) changed. */
  readonly isWritten: boolean
}

/** Tells every key of a root that a transaction changed, itself or inside its value. */
export function watchKeys(
  root: Y.Map<unknown>,
  onKey: (event: KeyEvent, transaction: Y.Transaction) => void,
): Unsubscribe {
  const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void => {
    for (const event of events) {
      const [inside] = event.path
      if (typeof inside === 'string') {
        onKey({ key: inside, oldValue: undefined, isWritten: false }, transaction)
        continue
      }
      for (const [key, { oldValue }] of event.keys) onKey({ key, oldValue, isWritten: true }, transaction)
    }
  }
  // The library types its events by the widest shared type there is; narrowed here, once.
  const listener = onEvents as Parameters<typeof root.observeDeep>[0]
  root.observeDeep(listener)
  return () => root.unobserveDeep(listener)
}
