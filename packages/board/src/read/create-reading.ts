import { readBookmarks } from '../document/bookmark.ts'
import { isRecord, parseGone, parseWords } from '../document/parse.ts'
import { parsePulse, type PulseRound } from '../document/pulse.ts'
import type { StoredVotings } from '../document/voting.ts'
import { createFieldIndex } from './field-index.ts'
import { createLinkIndex } from './link-index.ts'
import { isThereForSure, readItem, readLostLink, type ItemSource } from './read-item.ts'
import type { ReadableRoot, ReadableRoots, WordsOf } from './readable-roots.ts'
import { unheardRoundsOf } from './unheard-rounds.ts'
import { keyToItemId } from '../document/item-key.ts'
import type { ActorId, ItemId, RootName } from '../document/schema.ts'
import { readMeta } from './read-meta.ts'
import type { BoardMeta, BoardView, Eyes, GoneItem, ItemChanges, ItemView, LostLink } from './view.ts'

/** Facets whose change can change how an item reads, first those for which nothing has to be gathered from other keys. */
const plainFacets = ['items', 'places', 'looks', 'orders', 'texts', 'strokes', 'gone'] as const
const plainFacetNames: ReadonlySet<RootName> = new Set(plainFacets)
const itemFacetNames: ReadonlySet<RootName> = new Set([...plainFacets, 'ends', 'facts', 'stands', 'comments'])

/** Whether a change under a key concerns one item alone, and nothing has to be gathered for it from other keys. */
export function isPlainFacet(root: RootName, key: string): boolean {
  return plainFacetNames.has(root) && keyToItemId(key) === key
}

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
  votings(): StoredVotings
  item(id: ItemId): ItemView | undefined
  gone(): readonly GoneItem[]
  touch(root: RootName, key: string): void
  /** Tells of an item some of whose plain facets (`isPlainFacet`) changed: once for all of them, which is what makes long jumps quick. */
  touchItem(id: ItemId): void
  /** From the next flush on it is read with other eyes. */
  readAs(eyes: Eyes): void
  /** Reads again what was touched; null when nothing was. */
  flush(): ReadingChanges | null
}

/**
 * Remembers readings of items for who comes by the same states again, as a replay does. What it recalls is what the item reads as
 * now: it knows by itself when an item's own facets changed, and is told to forget when the axis did.
 */
export interface ItemMemory {
  recall(id: ItemId): ItemView | undefined
  keep(id: ItemId, item: ItemView): void
  forget(): void
}

/** A live board hardly ever comes back to what it was. */
const noMemory: ItemMemory = { recall: () => undefined, keep: () => undefined, forget: () => undefined }

/** Reads a board from its roots. Costs one full reading now, then only what is touched. */
export function createReading(roots: ReadableRoots, wordsOf: WordsOf, memory: ItemMemory = noMemory): Reading {
  const indexes = {
    fieldTexts: createFieldIndex(roots.texts),
    facts: createFieldIndex(roots.facts),
    stands: createFieldIndex(roots.stands),
    comments: createFieldIndex(roots.comments),
  }
  const linkIdsByEnd = createLinkIndex(roots)
  const found: Found = { itemsById: new Map(), lostLinksById: new Map() }
  const dirty = new Set<ItemId>()
  let meta = readMeta(roots)
  let sectors = readSectors(roots)
  let pulses = readPulses(roots)
  let stored: StoredVotings = { votings: readStored(roots.votings, wordsOf), votes: readStored(roots.votes, wordsOf) }
  let eyes: Eyes = 'all'
  let unheard = unheardRoundsOf(stored, eyes)
  let bookmarks = readBookmarks(roots)
  let bookmarkIds = new Set(roots.bookmarks.keys())
  let touchedWhole = new Set<WholeRoot>()
  let view: BoardView | null = null

  const isGone = (id: string): boolean => roots.gone.has(id)
  const source = (): RememberedSource => ({
    roots,
    wordsOf,
    axis: meta.axis,
    ...indexes,
    unheard,
    eyes,
    isGone,
    memory,
  })
  const readAll = (): void => {
    for (const key of roots.items.keys()) dirty.add(key as ItemId)
  }
  const touchItem = (id: ItemId): void => {
    dirty.add(id)
    // A bookmark is deleted under the same root as an item.
    if (bookmarkIds.has(id)) touchedWhole.add('bookmarks')
    for (const linkId of linkIdsByEnd.of(id)) dirty.add(linkId)
  }
  const refreshIndexes = (root: RootName, key: string): void => {
    if (root === 'texts') indexes.fieldTexts.refresh(key)
    if (root === 'facts') indexes.facts.refresh(key)
    if (root === 'stands') indexes.stands.refresh(key)
    if (root === 'comments') indexes.comments.refresh(key)
    if (root === 'ends') linkIdsByEnd.refresh(key)
  }
  const hearAnew = (): void => {
    const before = unheard
    unheard = unheardRoundsOf(stored, eyes)
    for (const [id, item] of [...before, ...unheard]) if (before.has(id) !== unheard.has(id)) dirty.add(item)
  }
  const rereadWhole = (): void => {
    if (touchedWhole.has('actors')) sectors = readSectors(roots)
    if (touchedWhole.has('pulses')) pulses = readPulses(roots)
    if (touchedWhole.has('votings')) stored = { ...stored, votings: readStored(roots.votings, wordsOf) }
    if (touchedWhole.has('votes')) stored = { ...stored, votes: readStored(roots.votes, wordsOf) }
    if (touchedWhole.has('votings') || touchedWhole.has('votes')) hearAnew()
    if (touchedWhole.has('bookmarks')) {
      bookmarks = readBookmarks(roots)
      bookmarkIds = new Set(roots.bookmarks.keys())
    }
    if (!touchedWhole.has('meta')) return
    const { axis } = meta
    meta = readMeta(roots)
    if (JSON.stringify(meta.axis) === JSON.stringify(axis)) return
    memory.forget()
    readAll()
  }
  readAll()
  rereadDirty(source(), dirty, found)

  return {
    view() {
      view ??= Object.freeze({
        meta,
        items: readUnread(source(), found),
        lostLinks: new Map(found.lostLinksById),
        sectors,
        pulses,
        ...stored,
        bookmarks,
      })
      return view
    },
    meta: () => meta,
    votings: () => stored,
    item(id) {
      const item = found.itemsById.get(id)
      return item === null ? readNow(source(), found, id) : item
    },
    gone: () => readGone({ ...source(), isGone: () => false }),
    touch(root, key) {
      const whole = wholeRoots.find((name) => name === root)
      if (whole !== undefined) touchedWhole.add(whole)
      if (!itemFacetNames.has(root)) return
      refreshIndexes(root, key)
      touchItem(keyToItemId(key) as ItemId)
    },
    touchItem,
    readAs(next) {
      eyes = next
      hearAnew()
    },
    flush() {
      if (dirty.size === 0 && touchedWhole.size === 0) return null
      rereadWhole()
      const changes = rereadDirty(source(), dirty, found)
      const isMetaChanged = touchedWhole.has('meta')
      touchedWhole = new Set()
      view = null
      return { ...changes, isMetaChanged }
    },
  }
}

/** Roots whose few entries are read together. */
const wholeRoots = ['meta', 'actors', 'pulses', 'votings', 'votes', 'bookmarks'] as const satisfies readonly RootName[]
type WholeRoot = (typeof wholeRoots)[number]

interface Found {
  /** Every item there is; null for one that nobody has asked for since it changed. */
  readonly itemsById: Map<ItemId, ItemView | null>
  readonly lostLinksById: Map<ItemId, LostLink>
}

/**
 * Empties `dirty`, brings what was found up to date and says what became of each item. Items are only read once somebody asks
 * for them: a jump in a replay changes thousands, of which a screen shows some. Links are read at once, because whether there
 * is one at all depends on its ends.
 */
function rereadDirty(source: ItemSource, dirty: Set<ItemId>, found: Found): Omit<ReadingChanges, 'isMetaChanged'> {
  const { itemsById, lostLinksById } = found
  const changes = { added: [] as ItemId[], changed: [] as ItemId[], removed: [] as ItemId[] }
  for (const id of dirty) {
    const item = isThereForSure(source, id) ? null : readItem(source, id)
    const was = itemsById.get(id)
    const lost = item === undefined ? readLostLink(source, id) : undefined
    if (lost !== undefined) lostLinksById.set(id, lost)
    else if (lostLinksById.size > 0) lostLinksById.delete(id)
    if (item === undefined) {
      if (itemsById.delete(id)) changes.removed.push(id)
      continue
    }
    if (item !== was) itemsById.set(id, item)
    changes[was === undefined ? 'added' : 'changed'].push(id)
  }
  dirty.clear()
  return changes
}

interface RememberedSource extends ItemSource {
  readonly memory: ItemMemory
}

function readNow(source: RememberedSource, { itemsById }: Found, id: ItemId): ItemView | undefined {
  const item = source.memory.recall(id) ?? readAndKeep(source, id)
  if (item !== undefined) itemsById.set(id, item)
  return item
}

/** A link also reads by where its ends lie, so it is never remembered. */
function readAndKeep(source: RememberedSource, id: ItemId): ItemView | undefined {
  const item = readItem(source, id)
  if (item !== undefined && (item.state === 'damaged' || item.kind !== 'link')) source.memory.keep(id, item)
  return item
}

/** A copy of all items, those read now that were not. */
function readUnread(source: RememberedSource, found: Found): ReadonlyMap<ItemId, ItemView> {
  const items = new Map<ItemId, ItemView>()
  for (const [id, known] of found.itemsById) {
    const item = known ?? readNow(source, found, id)
    if (item !== undefined) items.set(id, item)
  }
  return items
}

function readSectors(roots: ReadableRoots): ReadonlyMap<ActorId, string | null> {
  const ids = [...roots.actors.keys()].filter((id) => isRecord(roots.actors.get(id))).toSorted()
  return new Map(ids.map((id) => [id as ActorId, readSector(roots.actors.get(id))]))
}

function readSector(value: unknown): string | null {
  return isRecord(value) ? parseWords(value['sector']) : null
}

function readPulses(roots: ReadableRoots): ReadonlyMap<string, PulseRound> {
  const rounds = [...roots.pulses.keys()].toSorted().map((id) => parsePulse(id, roots.pulses.get(id)))
  return new Map(rounds.filter((round) => round !== null).map((round) => [round.id, round]))
}

/** Plain values alone: nothing that a peer may have put there instead is handed on. */
function readStored(root: ReadableRoot, wordsOf: WordsOf): ReadonlyMap<string, unknown> {
  const stored = [...root.keys()].toSorted().map((key) => [key, root.get(key)] as const)
  return new Map(stored.filter(([, value]) => isRecord(value) && wordsOf(value) === null))
}

function readGone(source: ItemSource): readonly GoneItem[] {
  const hidden: GoneItem[] = []
  for (const id of source.roots.gone.keys()) {
    const item = readItem(source, id as ItemId)
    if (item !== undefined) hidden.push({ item, ...parseGone(source.roots.gone.get(id)) })
  }
  return hidden.toSorted((a, b) => b.at - a.at)
}
