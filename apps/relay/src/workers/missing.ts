import { GC, getItem, getState, ID, Item, Skip, type Doc } from 'yjs'

type Struct = Item | GC | Skip

/** A Yjs update taken apart, not yet applied. */
export interface TakenApart {
  readonly structs: readonly Struct[]
  readonly deletes: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]>
}

/** Something an update builds on that the document does not hold: `clock` of `client`. */
export interface Missing {
  readonly client: number
  readonly clock: number
}

/**
 * The first thing an update needs that neither the document nor the update itself has: an earlier clock of a client, a neighbour, a parent,
 * or something it deletes. Yjs would keep such an update aside in the *shared* document and hand it to every newcomer, so it must not get there.
 */
export function findMissing(doc: Doc, update: TakenApart): Missing | null {
  const ends = new Map<number, number>()
  const endOf = (client: number): number => ends.get(client) ?? getState(doc.store, client)
  for (const struct of update.structs) {
    if (struct instanceof Skip) continue
    const { client, clock } = struct.id
    if (clock > endOf(client)) return { client, clock: clock - 1 }
    ends.set(client, Math.max(endOf(client), clock + struct.length))
  }
  const isMissing = (id: ID | null): id is ID => id !== null && id.clock >= endOf(id.client)
  for (const struct of update.structs) {
    const missing = struct instanceof Item ? needsOf(struct).find(isMissing) : undefined
    if (missing !== undefined) return { client: missing.client, clock: missing.clock }
  }
  for (const [client, ranges] of update.deletes) {
    for (const { clock, len } of ranges) if (clock + len > endOf(client)) return { client, clock: clock + len - 1 }
  }
  return null
}

/**
 * Whether an item goes on in living surroundings from a past of its own client that was collected. No client writes that, as what
 * follows from something collected is collected with it, and Yjs throws on it halfway.
 */
export function goesOnFromCollected(doc: Doc, { structs }: TakenApart): boolean {
  return structs.some((struct) => {
    const { client, clock } = struct.id
    const state = getState(doc.store, client)
    if (!(struct instanceof Item) || clock >= state || clock + struct.length <= state) return false
    if (!(doc.store.clients.get(client)?.at(-1) instanceof GC)) return false
    const needs = needsOf(struct).filter((id) => id !== null)
    return needs.length === 0 || needs.some((id) => !isCollected(doc, id))
  })
}

function isCollected(doc: Doc, id: ID): boolean {
  if (id.clock >= getState(doc.store, id.client)) return false
  // Yjs says that it returns an item, and returns whatever lies there.
  const struct: unknown = getItem(doc.store, id)
  return struct instanceof GC
}

/** Clients whose structs in this update are news to the document. */
export function clientsWithNews(doc: Doc, update: TakenApart): ReadonlySet<number> {
  const clients = new Set<number>()
  for (const struct of update.structs) {
    const { client, clock } = struct.id
    if (!(struct instanceof Skip) && clock + struct.length > getState(doc.store, client)) clients.add(client)
  }
  return clients
}

function needsOf(item: Item): readonly (ID | null)[] {
  return [item.origin, item.rightOrigin, item.parent instanceof ID ? item.parent : null]
}
