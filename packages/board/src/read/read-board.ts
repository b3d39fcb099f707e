import { createListeners, type Unsubscribe } from '@samtavle/base'
import * as Y from 'yjs'
import { createReading } from './create-reading.ts'
import { rootsOf } from '../document/roots.ts'
import { rootNames, type ItemId } from '../document/schema.ts'
import { watchKeys } from './watch-keys.ts'
import type { BoardReader, ItemChanges } from './view.ts'

/** Reads a board document live. Costs one full reading now, then only what each transaction touched. */
export function readBoard(doc: Y.Doc): BoardReader {
  const roots = rootsOf(doc)
  const reading = createReading(roots, wordsOf)
  const watchersById = new Map<ItemId, ReturnType<typeof createListeners>>()
  const itemsListeners = createListeners<[ItemChanges]>()
  const metaListeners = createListeners()
  const viewListeners = createListeners()

  const flush = (local: boolean): void => {
    const changed = reading.flush()
    if (changed === null) return
    const { isMetaChanged, ...changes } = changed
    if (isMetaChanged) metaListeners.notify()
    const ids = [...changes.added, ...changes.changed, ...changes.removed]
    for (const id of ids) watchersById.get(id)?.notify()
    if (ids.length > 0) itemsListeners.notify({ ...changes, local })
    viewListeners.notify()
  }

  const stops = [
    ...rootNames.map((root) => watchKeys(roots[root], ({ key }) => reading.touch(root, key))),
    onAfterTransaction(doc, (transaction) => flush(transaction.local)),
  ]

  return {
    view: reading.view,
    meta: reading.meta,
    votings: reading.votings,
    item: reading.item,
    gone: reading.gone,
    watchItem(id, listener) {
      const watchers = watchersById.get(id) ?? createListeners()
      watchersById.set(id, watchers)
      return watchers.add(listener)
    },
    watchItems: (listener) => itemsListeners.add(listener),
    watchMeta: (listener) => metaListeners.add(listener),
    watchView: (listener) => viewListeners.add(listener),
    readAs(eyes) {
      reading.readAs(eyes)
      flush(true)
    },
    close() {
      for (const stop of stops.toReversed()) stop()
    },
  }
}

/** Plain text only: `toJSON` leaves out embeds and formats that a peer may have put in. */
function wordsOf(value: unknown): string | null {
  return value instanceof Y.Text ? value.toJSON() : null
}

function onAfterTransaction(doc: Y.Doc, listener: (transaction: Y.Transaction) => void): Unsubscribe {
  doc.on('afterTransaction', listener)
  return () => doc.off('afterTransaction', listener)
}
