import {
  parseBirth,
  parseEnds,
  parseLook,
  parseOrder,
  parsePlace,
  parseText,
  type Birth,
  type LinkEnd,
} from '../document/parse.ts'
import type { ReadableRoots, WordsOf } from '../readable-roots.ts'
import { boardPoint, type Axis, type BoardPoint, type ItemId } from '../document/schema.ts'
import type { DamagedItem, ItemView, WholeItem } from './view.ts'
import { zoneAt } from '../layout/zone.ts'

/** What an item is read from. */
export interface ItemSource {
  readonly roots: ReadableRoots
  readonly wordsOf: WordsOf
  readonly axis: Axis
  /** Facts of each item by name, kept by the reader because the document keys them `id/name`. */
  readonly factsById: ReadonlyMap<string, ReadonlyMap<string, unknown>>
  /** Which items count as deleted: those under `gone`, or none when deleted items themselves are read. */
  readonly isGone: (id: string) => boolean
}

const noFacts: ReadonlyMap<string, unknown> = new Map()

/**
 * Reads one item whatever peers wrote under its keys: a valid item, a damaged marker, or undefined when there is nothing.
 * Total: it never throws.
 */
export function readItem(source: ItemSource, id: ItemId): ItemView | undefined {
  const { roots } = source
  if (!roots.items.has(id) || source.isGone(id)) return undefined
  const birth = parseBirth(roots.items.get(id))
  if (birth === null) return damaged(source, id, 'item')
  const text = parseText(roots.texts.get(id), source.wordsOf)
  if (text === null) return damaged(source, id, 'text')
  const common = { text, facts: source.factsById.get(id) ?? noFacts }
  if (birth.kind === 'link') return readLink(source, { id, birth, ...common })
  const place = parsePlace(roots.places.get(id))
  if (place === null) return damaged(source, id, 'place')
  const item = wholeItem(source, { id, birth, place, ...common })
  return Object.freeze(birth.kind === 'stroke' ? { ...item, points: readPoints(roots, id) } : item)
}

interface Parts {
  readonly id: ItemId
  readonly birth: Birth
  readonly text: string
  readonly facts: ReadonlyMap<string, unknown>
}

function wholeItem({ roots, axis }: ItemSource, parts: Parts & { readonly place: BoardPoint }): WholeItem {
  const { id, birth, place, text, facts } = parts
  return {
    state: 'whole',
    id,
    ...birth,
    place,
    zone: zoneAt(axis, place),
    ...parseLook(roots.looks.get(id)),
    order: parseOrder(roots.orders.get(id)),
    text,
    facts,
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
  return Object.freeze({ ...wholeItem(source, { ...parts, place }), ends })
}

function endPlace({ roots, isGone }: ItemSource, end: LinkEnd): BoardPoint | null {
  if (typeof end !== 'string') return end
  return roots.items.has(end) && !isGone(end) ? parsePlace(roots.places.get(end)) : null
}

function readPoints(roots: ReadableRoots, id: ItemId): readonly number[] {
  const stroke = roots.strokes.get(id)
  const points = typeof stroke === 'object' && stroke !== null && 'points' in stroke ? stroke.points : []
  if (!Array.isArray(points)) return []
  return Object.freeze(points.filter((value): value is number => typeof value === 'number' && Number.isFinite(value)))
}

function damaged({ roots, axis, wordsOf }: ItemSource, id: ItemId, damage: DamagedItem['damage']): DamagedItem {
  const place = parsePlace(roots.places.get(id))
  const text = parseText(roots.texts.get(id), wordsOf) ?? readableText(roots.texts.get(id))
  return Object.freeze({ state: 'damaged', id, place, zone: place && zoneAt(axis, place), damage, text })
}

function readableText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
