import { createListeners, type Unsubscribe } from '@samtavle/base'
import type * as Y from 'yjs'
import { parseAxis, parseEnds, parseGone } from './parse.ts'
import { readItem, type ItemSource } from './read-item.ts'
import { keyToItemId, rootsOf, type Roots } from './roots.ts'
import { schemaVersion, type ItemId } from './schema.ts'
import { watchKeys } from './watch-keys.ts'
import type { BoardMeta, BoardReader, BoardView, GoneItem, ItemChanges, ItemView } from './view.ts'

/** Facets whose change can change how an item reads. */
const itemFacets = ['items', 'places', 'looks', 'orders', 'texts', 'ends', 'strokes', 'facts', 'gone'] as const

/** Reads a board document live. Costs one full reading now, then only what each transaction touched. */
export function readBoard(doc: Y.Doc): BoardReader {
  const roots = rootsOf(doc)
  const facts = createFacts(roots)
  const linkIdsByEnd = createLinkIndex(roots)
  const itemsById = new Map<ItemId, ItemView>()
  const watchersById = new Map<ItemId, ReturnType<typeof createListeners>>()
  const itemsListeners = createListeners<[ItemChanges]>()
  const metaListeners = createListeners()
  const dirty = new Set<ItemId>()
  let meta = readMeta(roots)
  let isMetaDirty = false
  let view: BoardView | null = null

  const isGone = (id: string): boolean => roots.gone.has(id)
  const read = (id: ItemId): ItemView | undefined => readItem({ roots, axis: meta.axis, factsById: facts.byId, isGone }, id)
  const readAll = (): void => {
    for (const key of roots.items.keys()) dirty.add(key as ItemId)
  }

  const touch = (facet: (typeof itemFacets)[number], key: string): void => {
    const id = keyToItemId(key) as ItemId
    if (facet === 'facts') facts.refresh(key)
    if (facet === 'ends') linkIdsByEnd.refresh(key)
    dirty.add(id)
    for (const linkId of linkIdsByEnd.of(id)) dirty.add(linkId)
  }

  const flush = (local: boolean): void => {
    const oldMeta = meta
    if (isMetaDirty) meta = readMeta(roots)
    if (meta.axis !== oldMeta.axis && !isSameAxis(meta, oldMeta)) readAll()
    const changes = rereadDirty(dirty, itemsById, read)
    const isChanged = changes.added.length + changes.changed.length + changes.removed.length > 0
    if (isChanged || isMetaDirty) view = null
    if (isMetaDirty) metaListeners.notify()
    isMetaDirty = false
    if (!isChanged) return
    for (const id of [...changes.added, ...changes.changed, ...changes.removed]) watchersById.get(id)?.notify()
    itemsListeners.notify({ ...changes, local })
  }

  const stops = [
    ...itemFacets.map((facet) => watchKeys(roots[facet], ({ key }) => touch(facet, key))),
    watchKeys(roots.meta, () => {
      isMetaDirty = true
    }),
    onAfterTransaction(doc, (transaction) => {
      if (dirty.size > 0 || isMetaDirty) flush(transaction.local)
    }),
  ]
  readAll()
  rereadDirty(dirty, itemsById, read)

  return {
    view() {
      view ??= Object.freeze({ meta, items: new Map(itemsById) })
      return view
    },
    meta: () => meta,
    item: (id) => itemsById.get(id),
    gone: () => readGone({ roots, axis: meta.axis, factsById: facts.byId, isGone: () => false }),
    watchItem(id, listener) {
      const watchers = watchersById.get(id) ?? createListeners()
      watchersById.set(id, watchers)
      return watchers.add(listener)
    },
    watchItems: (listener) => itemsListeners.add(listener),
    watchMeta: (listener) => metaListeners.add(listener),
    close() {
      for (const stop of stops.toReversed()) stop()
    },
  }
}

/** Empties `dirty`, brings `itemsById` up to date and says what became of each. */
function rereadDirty(
  dirty: Set<ItemId>,
  itemsById: Map<ItemId, ItemView>,
  read: (id: ItemId) => ItemView | undefined,
): Omit<ItemChanges, 'local'> {
  const changes = { added: [] as ItemId[], changed: [] as ItemId[], removed: [] as ItemId[] }
  for (const id of dirty) {
    const item = read(id)
    const was = itemsById.get(id)
    if (item === undefined) {
      if (itemsById.delete(id)) changes.removed.push(id)
      continue
    }
    itemsById.set(id, item)
    changes[was === undefined ? 'added' : 'changed'].push(id)
  }
  dirty.clear()
  return changes
}

function readMeta(roots: Roots): BoardMeta {
  const schema = roots.meta.get('schema')
  const title = roots.meta.get('title')
  const language = roots.meta.get('language')
  const version = typeof schema === 'number' ? schema : schemaVersion
  return Object.freeze({
    schema: version,
    writable: version <= schemaVersion,
    title: typeof title === 'string' ? title : '',
    language: typeof language === 'string' ? language : 'en',
    axis: parseAxis(roots.meta.get('axis')),
  })
}

function isSameAxis(a: BoardMeta, b: BoardMeta): boolean {
  return JSON.stringify(a.axis) === JSON.stringify(b.axis)
}

function readGone(source: ItemSource): readonly GoneItem[] {
  const hidden: GoneItem[] = []
  for (const [id, value] of source.roots.gone) {
    const item = readItem(source, id as ItemId)
    if (item !== undefined) hidden.push({ item, ...parseGone(value) })
  }
  return hidden.toSorted((a, b) => b.at - a.at)
}

interface FactIndex {
  readonly byId: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  refresh(key: string): void
}

function createFacts(roots: Roots): FactIndex {
  const byId = new Map<string, ReadonlyMap<string, unknown>>()
  const refresh = (key: string): void => {
    const id = keyToItemId(key)
    const name = key.slice(id.length + 1)
    if (name === '') return
    const facts = new Map(byId.get(id))
    if (roots.facts.has(key)) facts.set(name, roots.facts.get(key))
    else facts.delete(name)
    byId.set(id, facts)
  }
  for (const key of roots.facts.keys()) refresh(key)
  return { byId, refresh }
}

interface LinkIndex {
  of(id: ItemId): Iterable<ItemId>
  refresh(linkId: string): void
}

/** Which links hang on an item, so that moving or deleting it reads them again. Never shrinks: a stale entry only costs a reading. */
function createLinkIndex(roots: Roots): LinkIndex {
  const linkIdsByEnd = new Map<string, Set<ItemId>>()
  const refresh = (linkId: string): void => {
    const ends = parseEnds(roots.ends.get(linkId))
    for (const end of ends === null ? [] : [ends.from, ends.to]) {
      if (typeof end !== 'string') continue
      const linkIds = linkIdsByEnd.get(end) ?? new Set()
      linkIdsByEnd.set(end, linkIds.add(linkId as ItemId))
    }
  }
  for (const linkId of roots.ends.keys()) refresh(linkId)
  return { of: (id) => linkIdsByEnd.get(id) ?? [], refresh }
}

function onAfterTransaction(doc: Y.Doc, listener: (transaction: Y.Transaction) => void): Unsubscribe {
  doc.on('afterTransaction', listener)
  return () => doc.off('afterTransaction', listener)
}
