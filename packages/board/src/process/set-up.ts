import type * as Y from 'yjs'
import { factOf, parseFact, parseMark, type Lock, type Mark } from '../document/facts.ts'
import { isRecord, parseLook, parseOrder, parsePlace, type Look } from '../document/parse.ts'
import type { BoardPoint, ItemId } from '../document/schema.ts'
import type { BoardView, WholeItem } from '../read/view.ts'
import { nowKey } from './process-roots.ts'

/** A section or a heading as it was laid out. */
export interface LaidOut extends Look {
  readonly place: BoardPoint
  readonly order: string
  readonly text: string
  readonly lock: Lock | null
  readonly folded: Mark | null
}

/** The set-up as it was remembered: by whom and when, and every section and heading that was there. */
export interface SetUp extends Mark {
  readonly items: ReadonlyMap<ItemId, LaidOut>
}

/** The root of the process document that keeps it: who remembered it and when under `now`, each thing under its id. */
const surfaceRootName = 'surface'

/** The kinds that a board is laid out with: everything else is what people write. */
const surfaceKinds = ['section', 'text'] as const

/** The set-up of a board now. */
export function setUpOf(view: Pick<BoardView, 'items'>): ReadonlyMap<ItemId, LaidOut> {
  const surface = [...view.items.values()].filter(isSurface)
  return new Map(surface.map((item) => [item.id, laidOut(item)]))
}

/** What was last remembered of how a board was laid out; null when nothing was. */
export function setUpIn(doc: Y.Doc): SetUp | null {
  const stored = doc.getMap<unknown>(surfaceRootName)
  const mark = parseMark(stored.get(nowKey))
  if (mark === null) return null
  const items = new Map<ItemId, LaidOut>()
  for (const [id, value] of stored) {
    const item = id === nowKey ? null : parseLaidOut(value)
    if (item !== null) items.set(id as ItemId, item)
  }
  return Object.freeze({ ...mark, items })
}

/** Remembers a set-up in place of an earlier one. */
export function writeSetUp(stored: Y.Map<unknown>, items: ReadonlyMap<ItemId, LaidOut>, mark: Mark): void {
  for (const key of [...stored.keys()]) if (!items.has(key as ItemId)) stored.delete(key)
  for (const [id, { place, width, height, ...item }] of items) {
    stored.set(id, { ...item, place: [...place], w: width, h: height })
  }
  stored.set(nowKey, { ...mark })
}

function isSurface(item: BoardView['items'] extends ReadonlyMap<ItemId, infer Item> ? Item : never): item is WholeItem {
  return item.state === 'whole' && surfaceKinds.some((kind) => kind === item.kind)
}

function laidOut(item: WholeItem): LaidOut {
  const { place, width, height, color, order, text } = item
  const [lock, folded] = [factOf(item, 'locked') ?? null, factOf(item, 'folded') ?? null]
  return { place, width, height, color, order, text, lock, folded }
}

function parseLaidOut(value: unknown): LaidOut | null {
  if (!isRecord(value)) return null
  const place = parsePlace(value['place'])
  const text = value['text']
  if (place === null || typeof text !== 'string') return null
  return {
    ...parseLook(value),
    place,
    order: parseOrder(value['order']),
    text,
    lock: parseFact('locked', value['lock']) ?? null,
    folded: parseFact('folded', value['folded']) ?? null,
  }
}
