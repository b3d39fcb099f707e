import {
  isRecord,
  parseBirth,
  parseEnds,
  parseLook,
  parseOrder,
  parsePlace,
  parseText,
  type Birth,
  type LinkEnd,
} from '../document/parse.ts'
import type { ReadableRoots, WordsOf } from './readable-roots.ts'
import { boardPoint, type ActorId, type Axis, type BoardPoint, type ItemId } from '../document/schema.ts'
import { readComments } from '../document/comment.ts'
import { readStamps } from '../document/stamp.ts'
import { keyToItemId } from '../document/item-key.ts'
import { parseStand, type Stand } from '../document/stand.ts'
import { parseStroke, strokeAt } from '../document/stroke.ts'
import type { FieldIndex } from './field-index.ts'
import type { UnheardRounds } from './unheard-rounds.ts'
import type { Eyes, DamagedItem, ItemView, LostLink, WholeItem } from './view.ts'
import { zoneAt } from '../layout/zone.ts'

/** What an item is read from. */
export interface ItemSource {
  readonly roots: ReadableRoots
  readonly wordsOf: WordsOf
  readonly axis: Axis
  /** What stands under `id/…` of these facets, kept by the reader because the document keys it flat. */
  readonly fieldTexts: FieldIndex
  readonly facts: FieldIndex
  readonly stands: FieldIndex
  /** What others raised in these is not shown to this reader yet. */
  readonly unheard: UnheardRounds
  readonly eyes: Eyes
  readonly comments: FieldIndex
  /** Which items count as deleted: those under `gone`, or none when deleted items themselves are read. */
  readonly isGone: (id: string) => boolean
}

/**
 * Reads one item whatever peers wrote under its keys: a valid item, a damaged marker, or undefined when there is nothing.
 * Total: it never throws.
 */
export function readItem(source: ItemSource, id: ItemId): ItemView | undefined {
  const { roots } = source
  if (!isBorn(roots, id) || source.isGone(id)) return undefined
  const birth = parseBirth(roots.items.get(id))
  if (birth === null) return damaged(source, id, 'item')
  const text = parseText(roots.texts.get(id), source.wordsOf)
  if (text === null) return damaged(source, id, 'text')
  const parts = readParts(source, { id, birth, text })
  if (birth.kind === 'link') return readLink(source, parts)
  const place = parsePlace(roots.places.get(id))
  if (place === null) return damaged(source, id, 'place')
  const item = wholeItem(source, parts, place)
  return Object.freeze(birth.kind === 'stroke' ? { ...item, ...readStroke(roots, item) } : item)
}

/** Whether there is an item to read, whole or damaged, without reading it. Of a link it cannot be said: ask `readItem`. */
export function isThereForSure({ roots, isGone }: ItemSource, id: ItemId): boolean {
  if (!isBorn(roots, id) || isGone(id)) return false
  const birth = roots.items.get(id)
  return !isRecord(birth) || birth['kind'] !== 'link'
}

/** A key with a slash names a field of an item and never an item: read as one, it would be found by some readings only. */
function isBorn(roots: ReadableRoots, id: string): boolean {
  return roots.items.has(id) && keyToItemId(id) === id
}

interface Parts extends Pick<WholeItem, 'id' | 'text' | 'fields' | 'facts' | 'stands' | 'comments' | 'stamps'> {
  readonly birth: Birth
}

const noFields: WholeItem['fields'] = new Map()
const noStands: WholeItem['stands'] = new Map()

/** What an item has under `id/…`. Most have none of it, and share the empty maps. */
function readParts(
  { fieldTexts, facts, stands, unheard, eyes, comments, wordsOf }: ItemSource,
  { id, birth, text }: Pick<Parts, 'id' | 'birth' | 'text'>,
): Parts {
  const texts = fieldTexts.of(id)
  const stored = stands.of(id)
  const said = comments.of(id)
  return {
    id,
    birth,
    text,
    fields: texts.size === 0 ? noFields : readFields(texts, wordsOf),
    facts: facts.of(id),
    stands: stored.size === 0 ? noStands : readStands(stored, { unheard, eyes }),
    comments: readComments(said),
    stamps: readStamps(said),
  }
}

function readFields(texts: ReadonlyMap<string, unknown>, wordsOf: WordsOf): WholeItem['fields'] {
  const entries = [...texts].map(([field, value]) => [field, wordsOf(value) ?? readableText(value)] as const)
  return new Map(entries.toSorted(compareKeys))
}

/** Sorted by actor, so that two replicas list them alike. A key with another slash names no actor. */
function readStands(
  stored: ReadonlyMap<string, unknown>,
  { unheard, eyes }: Pick<ItemSource, 'unheard' | 'eyes'>,
): WholeItem['stands'] {
  const stands: [ActorId, Stand][] = []
  for (const [actor, value] of stored) {
    const stand = actor.includes('/') ? null : parseStand(value)
    const isUnheard = stand?.stand === 'reserve' && stand.round !== undefined && unheard.has(stand.round)
    if (stand !== null && (!isUnheard || actor === eyes)) stands.push([actor as ActorId, stand])
  }
  return new Map(stands.toSorted(compareKeys))
}

function compareKeys([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b)
}

/** Field by field and not by spreading: a replay reads thousands of items for one picture, and spreading took half of that. */
function wholeItem({ roots, axis }: ItemSource, parts: Parts, place: BoardPoint): WholeItem {
  const { id, birth, text, fields, facts, stands, comments, stamps } = parts
  const look = parseLook(roots.looks.get(id))
  return {
    state: 'whole',
    id,
    kind: birth.kind,
    by: birth.by,
    at: birth.at,
    place,
    zone: zoneAt(axis, place),
    width: look.width,
    height: look.height,
    color: look.color,
    order: parseOrder(roots.orders.get(id)),
    text,
    fields,
    facts,
    stands,
    comments,
    stamps,
  }
}

/** A link is shown only while both its ends are: a concurrent delete may have taken one away. */
function readLink(source: ItemSource, parts: Parts): ItemView | undefined {
  const ends = parseEnds(source.roots.ends.get(parts.id))
  if (ends === null) return undefined
  const from = endPlace(source, ends.from)
  const to = endPlace(source, ends.to)
  if (from === null || to === null) return undefined
  const place = boardPoint((from[0] + to[0]) / 2, (from[1] + to[1]) / 2)
  return Object.freeze({ ...wholeItem(source, parts, place), ends })
}

/** The link under this id if it has lost an end; undefined when it is whole, deleted itself, or no link. */
export function readLostLink(source: ItemSource, id: ItemId): LostLink | undefined {
  const { roots, isGone } = source
  if (isGone(id) || parseBirth(roots.items.get(id))?.kind !== 'link') return undefined
  const ends = parseEnds(roots.ends.get(id))
  if (ends === null) return undefined
  const lost = [ends.from, ends.to]
    .filter((end) => typeof end === 'string')
    .filter((end) => endPlace(source, end) === null)
  return lost.length === 0 ? undefined : Object.freeze({ id, ends, lost })
}

function endPlace({ roots, isGone }: ItemSource, end: LinkEnd): BoardPoint | null {
  if (typeof end !== 'string') return end
  return isBorn(roots, end) && !isGone(end) ? parsePlace(roots.places.get(end)) : null
}

/** A stroke lies where its place says: its points say only what it looks like. */
function readStroke(roots: ReadableRoots, { id, place }: WholeItem): Pick<WholeItem, 'points' | 'stroke'> {
  const stroke = parseStroke(roots.strokes.get(id))
  return { points: Object.freeze(strokeAt(stroke.points, place)), stroke: Object.freeze(stroke) }
}

function damaged({ roots, axis, wordsOf }: ItemSource, id: ItemId, damage: DamagedItem['damage']): DamagedItem {
  const place = parsePlace(roots.places.get(id))
  const text = parseText(roots.texts.get(id), wordsOf) ?? readableText(roots.texts.get(id))
  return Object.freeze({ state: 'damaged', id, place, zone: place && zoneAt(axis, place), damage, text })
}

function readableText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
