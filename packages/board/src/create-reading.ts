import { parseAxis, parseEnds, parseGone } from './document/parse.ts'
import { readItem, type ItemSource } from './read/read-item.ts'
import type { ReadableRoots, WordsOf } from './readable-roots.ts'
import { keyToItemId } from './document/roots.ts'
import { schemaVersion, type ItemId, type RootName } from './document/schema.ts'
import type { BoardMeta, BoardView, GoneItem, ItemChanges, ItemView } from './read/view.ts'

/** Facets whose change can change how an item reads. */
const itemFacets = ['items', 'places', 'looks', 'orders', 'texts', 'ends', 'strokes', 'facts', 'gone'] as const
const itemFacetNames: ReadonlySet<RootName> = new Set(itemFacets)

/** What became of a board between two flushes. */
export interface ReadingChanges extends Omit<ItemChanges, 'local'> {
  /** True when the board's facts were written; they may still say the same. */
  readonly isMetaChanged: boolean
}

/**
 * A reading of plain roots, kept up to date by whoever changes them: tell every changed key with `touch`, then `flush` once.
 * It is the one derivation of a board's view, for the live document and for a replay alike, and knows nothing of Yjs.
 */
export interface Reading {
  view(): BoardView
  meta(): BoardMeta
  item(id: ItemId): ItemView | undefined
  gone(): readonly GoneItem[]
  touch(root: RootName, key: string): void
  /** Reads again what was touched; null when nothing was. */
  flush(): ReadingChanges | null
}

/** Reads a board from its roots. Costs one full reading now, then only what is touched. */
export function createReading(roots: ReadableRoots, wordsOf: WordsOf): Reading {
  const facts = createFacts(roots)
  const linkIdsByEnd = createLinkIndex(roots)
  const itemsById = new Map<ItemId, ItemView>()
  const dirty = new Set<ItemId>()
  let meta = readMeta(roots)
  let isMetaDirty = false
  let view: BoardView | null = null

  const isGone = (id: string): boolean => roots.gone.has(id)
  const source = (): ItemSource => ({ roots, wordsOf, axis: meta.axis, factsById: facts.byId, isGone })
  const readAll = (): void => {
    for (const key of roots.items.keys()) dirty.add(key as ItemId)
  }
  readAll()
  rereadDirty(source(), dirty, itemsById)

  return {
    view() {
      view ??= Object.freeze({ meta, items: new Map(itemsById) })
      return view
    },
    meta: () => meta,
    item: (id) => itemsById.get(id),
    gone: () => readGone({ ...source(), isGone: () => false }),
    touch(root, key) {
      if (root === 'meta') isMetaDirty = true
      if (!itemFacetNames.has(root)) return
      const id = keyToItemId(key) as ItemId
      if (root === 'facts') facts.refresh(key)
      if (root === 'ends') linkIdsByEnd.refresh(key)
      dirty.add(id)
      for (const linkId of linkIdsByEnd.of(id)) dirty.add(linkId)
    },
    flush() {
      if (dirty.size === 0 && !isMetaDirty) return null
      const oldMeta = meta
      if (isMetaDirty) meta = readMeta(roots)
      if (meta.axis !== oldMeta.axis && !isSameAxis(meta, oldMeta)) readAll()
      const changes = rereadDirty(source(), dirty, itemsById)
      const isMetaChanged = isMetaDirty
      const isChanged = changes.added.length + changes.changed.length + changes.removed.length > 0
      if (isChanged || isMetaChanged) view = null
      isMetaDirty = false
      return { ...changes, isMetaChanged }
    },
  }
}

/** Empties `dirty`, brings `itemsById` up to date and says what became of each. */
function rereadDirty(
  source: ItemSource,
  dirty: Set<ItemId>,
  itemsById: Map<ItemId, ItemView>,
): Omit<ReadingChanges, 'isMetaChanged'> {
  const changes = { added: [] as ItemId[], changed: [] as ItemId[], removed: [] as ItemId[] }
  for (const id of dirty) {
    const item = readItem(source, id)
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

function readMeta(roots: ReadableRoots): BoardMeta {
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
  for (const id of source.roots.gone.keys()) {
    const item = readItem(source, id as ItemId)
    if (item !== undefined) hidden.push({ item, ...parseGone(source.roots.gone.get(id)) })
  }
  return hidden.toSorted((a, b) => b.at - a.at)
}

interface FactIndex {
  readonly byId: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  refresh(key: string): void
}

function createFacts(roots: ReadableRoots): FactIndex {
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

const noLinks: readonly ItemId[] = []

/** Which links hang on an item, so that moving or deleting it reads them again. Never shrinks: a stale entry only costs a reading. */
function createLinkIndex(roots: ReadableRoots): LinkIndex {
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
  return { of: (id) => linkIdsByEnd.get(id) ?? noLinks, refresh }
}
