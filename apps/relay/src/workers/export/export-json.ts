import { boardPoint, readBoard, rootNames, zoneAt, type Axis, type RootName } from '@samtavle/board'
import { AbstractType, Text, type Doc } from 'yjs'
import type { ExportRequest } from '../messages.ts'
import { toPlainJson, type PlainJson } from './plain-json.ts'

/** What one facet says of one item: one value, and one per field, actor … for keys like `id/field`. */
interface ItemValues {
  whole?: PlainJson
  readonly fields: [field: string, value: PlainJson][]
}

type FacetEntries = readonly (readonly [key: string, value: PlainJson])[]

/** Version of the export's layout. */
const formatVersion = 1

/** Facets keyed by item id: the name of the one value there, and the name of the values under `id/…`. */
const itemFacets = {
  items: { whole: 'item', fields: 'itemFields' },
  places: { whole: 'place', fields: 'placeFields' },
  looks: { whole: 'look', fields: 'lookFields' },
  orders: { whole: 'order', fields: 'orderFields' },
  texts: { whole: 'text', fields: 'texts' },
  ends: { whole: 'ends', fields: 'endFields' },
  strokes: { whole: 'stroke', fields: 'strokeFields' },
  facts: { whole: 'fact', fields: 'facts' },
  stands: { whole: 'stand', fields: 'stands' },
  comments: { whole: 'comment', fields: 'comments' },
  gone: { whole: 'gone', fields: 'goneFields' },
} as const satisfies Partial<Record<RootName, { readonly whole: string; readonly fields: string }>>

type ItemFacet = keyof typeof itemFacets

const itemFacetNames = Object.keys(itemFacets) as ItemFacet[]

/**
 * The whole board as JSON, nothing left out: every item with all its facets, deleted ones too, and whatever else lies in the
 * document under `others`. Values are written as they are found, valid or not, so that an export is also evidence.
 */
export function exportJson(doc: Doc, request: ExportRequest): Uint8Array {
  const axis = readAxis(doc)
  const entriesByRoot = new Map(rootNames.map((root) => [root, readEntries(doc, root)] as const))
  const ids = new Set((entriesByRoot.get('items') ?? []).map(([id]) => id))
  const valuesByFacet = new Map(
    itemFacetNames.map((facet) => [facet, groupByItem(entriesByRoot.get(facet) ?? [])] as const),
  )
  const exported = {
    format: 'samtavle-board',
    version: formatVersion,
    exportedAt: request.exportedAt,
    board: request.board,
    meta: Object.fromEntries(entriesByRoot.get('meta') ?? []),
    actors: request.actors,
    items: [...ids].toSorted().map((id) => exportItem(id, valuesByFacet, axis)),
    others: exportOthers(entriesByRoot, ids),
  }
  return new TextEncoder().encode(JSON.stringify(exported))
}

function readAxis(doc: Doc): Axis {
  const board = readBoard(doc)
  const { axis } = board.meta()
  board.close()
  return axis
}

function readEntries(doc: Doc, root: RootName): FacetEntries {
  return [...doc.getMap<unknown>(root)].map(([key, value]) => [key, toPlainJson(withoutSharedTypes(value))] as const)
}

function withoutSharedTypes(value: unknown): unknown {
  if (value instanceof Text) return value.toJSON()
  return value instanceof AbstractType ? value.toJSON() : value
}

function groupByItem(entries: FacetEntries): ReadonlyMap<string, ItemValues> {
  const valuesById = new Map<string, ItemValues>()
  for (const [key, value] of entries) {
    const [id, field] = splitKey(key)
    const values = valuesById.get(id) ?? { fields: [] }
    if (field === null) values.whole = value
    else values.fields.push([field, value])
    valuesById.set(id, values)
  }
  return valuesById
}

function splitKey(key: string): readonly [id: string, field: string | null] {
  const slash = key.indexOf('/')
  return slash === -1 ? [key, null] : [key.slice(0, slash), key.slice(slash + 1)]
}

function exportItem(
  id: string,
  valuesByFacet: ReadonlyMap<ItemFacet, ReadonlyMap<string, ItemValues>>,
  axis: Axis,
): PlainJson {
  const entries: (readonly [string, PlainJson])[] = [
    ['id', id],
    ['zone', zoneOf(valuesByFacet.get('places')?.get(id)?.whole, axis)],
  ]
  for (const facet of itemFacetNames) {
    const values = valuesByFacet.get(facet)?.get(id)
    const { whole, fields } = itemFacets[facet]
    if (values?.whole !== undefined) entries.push([whole, values.whole])
    if (values !== undefined && values.fields.length > 0) entries.push([fields, Object.fromEntries(values.fields)])
  }
  return Object.fromEntries(entries)
}

function zoneOf(place: PlainJson | undefined, axis: Axis): string | null {
  if (!Array.isArray(place)) return null
  const [x, y] = place as readonly PlainJson[]
  return typeof x === 'number' && typeof y === 'number' ? zoneAt(axis, boardPoint(x, y)) : null
}

/** What belongs to no item: keys of items that never were, rounds of votes, bookmarks. */
function exportOthers(entriesByRoot: ReadonlyMap<RootName, FacetEntries>, ids: ReadonlySet<string>): PlainJson {
  const others: (readonly [string, PlainJson])[] = []
  for (const [root, entries] of entriesByRoot) {
    const left = entries.filter(([key]) => !(root in itemFacets) || !ids.has(splitKey(key)[0]))
    if (root !== 'meta' && left.length > 0) others.push([root, Object.fromEntries(left)])
  }
  return Object.fromEntries(others)
}
