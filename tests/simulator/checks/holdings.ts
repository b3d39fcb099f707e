import { decodeUpdate, GC, getState, Skip, type Doc } from 'yjs'

/** What a set of updates says, or a document has: how far each client id got, and what is deleted. */
export interface Holdings {
  add(update: Said): void
  /** The first thing in the update that is not held; null when all of it is. */
  lackOf(update: Said): Lack | null
  /** Whether any of its deletions is held. */
  holdsSome(update: Said): boolean
  /** What is held here and not in the document, at most so many. */
  notIn(doc: Doc, atMost: number): readonly Lack[]
}

/** An update taken apart as far as these checks need it. */
export interface Said {
  /** By client id, the clock after its last struct. */
  readonly ends: ReadonlyMap<number, number>
  readonly deletes: readonly { readonly client: number; readonly clock: number; readonly len: number }[]
}

/** One unit that is missing: something written, or its deletion. */
export interface Lack {
  readonly client: number
  readonly clock: number
  readonly isDeletion: boolean
}

const knownUpdates = new WeakMap<Uint8Array, Said>()

/** Takes an update apart. */
export function saidIn(update: Uint8Array): Said {
  const known = knownUpdates.get(update)
  if (known !== undefined) return known
  const { structs, ds } = decodeUpdate(update)
  const ends = new Map<number, number>()
  for (const struct of structs) {
    if (!(struct instanceof Skip)) ends.set(struct.id.client, struct.id.clock + struct.length)
  }
  const deletes = [...ds.clients].flatMap(([client, ranges]) =>
    ranges.map(({ clock, len }) => ({ client, clock, len })),
  )
  // What was collected says by itself that it is deleted.
  const collected = structs.flatMap((struct) =>
    struct instanceof GC ? [{ client: struct.id.client, clock: struct.id.clock, len: struct.length }] : [],
  )
  const said = { ends, deletes: [...deletes, ...collected] }
  knownUpdates.set(update, said)
  return said
}

/** Starts with nothing. */
export function createHoldings(): Holdings {
  const ends = new Map<number, number>()
  const deleted = new Map<number, Set<number>>()

  function deletedOf(client: number): Set<number> {
    const known = deleted.get(client) ?? new Set()
    deleted.set(client, known)
    return known
  }

  return {
    add(said) {
      for (const [client, end] of said.ends) ends.set(client, Math.max(end, ends.get(client) ?? 0))
      for (const { client, clock, len } of said.deletes) {
        const known = deletedOf(client)
        for (let unit = clock; unit < clock + len; unit += 1) known.add(unit)
      }
    },
    lackOf(said) {
      for (const [client, end] of said.ends) {
        if (end > (ends.get(client) ?? 0)) return { client, clock: end - 1, isDeletion: false }
      }
      for (const { client, clock, len } of said.deletes) {
        const known = deletedOf(client)
        for (let unit = clock; unit < clock + len; unit += 1)
          if (!known.has(unit)) return { client, clock: unit, isDeletion: true }
      }
      return null
    },
    holdsSome: ({ deletes }) =>
      deletes.some(({ client, clock, len }) => {
        const known = deletedOf(client)
        return Array.from({ length: len }, (_, index) => clock + index).some((unit) => known.has(unit))
      }),
    notIn(doc, atMost) {
      const written = [...ends]
        .filter(([client, end]) => getState(doc.store, client) < end)
        .map(([client, end]) => ({ client, clock: end - 1, isDeletion: false }))
      const undeleted = [...deleted].flatMap(([client, clocks]) =>
        aliveAmong(doc, client, clocks).map((clock) => ({ client, clock, isDeletion: true })),
      )
      return [...written, ...undeleted].slice(0, atMost)
    },
  }
}

function aliveAmong(doc: Doc, client: number, clocks: ReadonlySet<number>): readonly number[] {
  const alive: number[] = []
  let reached = 0
  for (const struct of doc.store.clients.get(client) ?? []) {
    const { clock } = struct.id
    reached = clock + struct.length
    if (struct.deleted) continue
    for (let unit = clock; unit < reached; unit += 1) if (clocks.has(unit)) alive.push(unit)
  }
  for (const clock of clocks) if (clock >= reached) alive.push(clock)
  return alive
}
