import RBush from 'rbush'
import type { Rect } from './rect.ts'

/** Finds things by where they are: for hit tests and for painting only what is seen. */
export interface SpatialIndex<Id, Thing> {
  /** Adds a thing, or moves it if it is already there. */
  put(id: Id, rect: Rect, thing: Thing): void
  /** Forgets everything and takes these instead. */
  load(entries: Iterable<readonly [id: Id, rect: Rect, thing: Thing]>): void
  remove(id: Id): void
  /** Everything that touches the rectangle, in no particular order. */
  inRect(rect: Rect): readonly Thing[]
  /** Whether anything touches the rectangle. */
  hasAny(rect: Rect): boolean
}

interface Entry<Id, Thing> {
  readonly id: Id
  readonly thing: Thing
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

/** Makes an empty index. */
export function createSpatialIndex<Id, Thing>(): SpatialIndex<Id, Thing> {
  const tree = new RBush<Entry<Id, Thing>>()
  const entries = new Map<Id, Entry<Id, Thing>>()

  const forget = (id: Id): void => {
    const entry = entries.get(id)
    if (entry === undefined) return
    tree.remove(entry)
    entries.delete(id)
  }
  const remember = (id: Id, rect: Rect, thing: Thing): Entry<Id, Thing> => {
    forget(id)
    const entry = entryOf(id, rect, thing)
    entries.set(id, entry)
    return entry
  }
  return {
    put(id, rect, thing) {
      tree.insert(remember(id, rect, thing))
    },
    load(all) {
      tree.clear()
      entries.clear()
      // Loading in bulk balances the tree and is several times quicker than one by one.
      tree.load(Array.from(all, ([id, rect, thing]) => remember(id, rect, thing)))
    },
    remove: forget,
    inRect: (rect) => tree.search(edgesOf(rect)).map((entry) => entry.thing),
    hasAny: (rect) => tree.collides(edgesOf(rect)),
  }
}

function entryOf<Id, Thing>(id: Id, rect: Rect, thing: Thing): Entry<Id, Thing> {
  return { id, thing, ...edgesOf(rect) }
}

function edgesOf(rect: Rect) {
  return { minX: rect.x, minY: rect.y, maxX: rect.x + rect.width, maxY: rect.y + rect.height }
}
