import { toUint8Array, writeVarUint } from 'lib0/encoding'
import { findIndexSS, getItem, Item, UpdateEncoderV1, type Doc, type GC, type Transaction } from 'yjs'

/** A run of deleted clocks of one client. */
export interface DeletedRange {
  readonly clock: number
  readonly len: number
}

/** What one write of a transaction changed: the structs it brought, by client, and what it deleted. */
export interface IntegratedPart {
  readonly structs: ReadonlyMap<number, readonly (Item | GC)[]>
  readonly deletes: ReadonlyMap<number, readonly DeletedRange[]>
}

/** Tells apart what the writes of one transaction changed, one after the other. */
export interface PartTaker {
  /** What has changed since the part before; `clocks` holds where each client with news stood then. */
  take(clocks: ReadonlyMap<number, number>): IntegratedPart
}

/** Watches a transaction that has just begun. */
export function createPartTaker(doc: Doc, transaction: Transaction): PartTaker {
  /** Yjs notes each deleted item at the end of its client's list and sorts the lists only when the transaction ends. */
  const taken = new Map<number, number>()

  function takeDeletes(): ReadonlyMap<number, readonly DeletedRange[]> {
    const deletes = new Map<number, readonly DeletedRange[]>()
    for (const [client, ranges] of transaction.deleteSet.clients) {
      const from = taken.get(client) ?? 0
      if (ranges.length === from) continue
      deletes.set(client, ranges.slice(from))
      taken.set(client, ranges.length)
    }
    return deletes
  }

  return {
    take(clocks) {
      const structs = new Map<number, readonly (Item | GC)[]>()
      for (const [client, clock] of clocks) {
        const known = doc.store.clients.get(client)
        const last = known?.at(-1)
        if (known === undefined || last === undefined || last.id.clock + last.length <= clock) continue
        structs.set(client, known.slice(findIndexSS(known, clock)))
      }
      return { structs, deletes: takeDeletes() }
    },
  }
}

/** Every item that a part brought or deleted. */
export function* itemsOf(doc: Doc, part: IntegratedPart): Generator<Item> {
  for (const structs of part.structs.values()) for (const struct of structs) if (struct instanceof Item) yield struct
  for (const [client, ranges] of part.deletes) {
    for (const { clock } of ranges) {
      const struct: unknown = getItem(doc.store, { client, clock })
      if (struct instanceof Item) yield struct
    }
  }
}

/** A part as an update, written from what the document holds; null when nothing changed. */
export function encodePart({ structs, deletes }: IntegratedPart): Uint8Array | null {
  if (structs.size === 0 && deletes.size === 0) return null
  const encoder = new UpdateEncoderV1()
  const rest = encoder.restEncoder
  writeVarUint(rest, structs.size)
  // Higher client ids first, as Yjs writes them.
  for (const [client, list] of structs.size === 1 ? structs : [...structs].toSorted(([a], [b]) => b - a)) {
    writeVarUint(rest, list.length)
    encoder.writeClient(client)
    writeVarUint(rest, list[0]?.id.clock ?? 0)
    for (const struct of list) struct.write(encoder, 0)
  }
  writeVarUint(rest, deletes.size)
  for (const [client, ranges] of deletes) {
    const joined = joinRanges(ranges)
    writeVarUint(rest, client)
    writeVarUint(rest, joined.length)
    for (const { clock, len } of joined) {
      writeVarUint(rest, clock)
      writeVarUint(rest, len)
    }
  }
  return toUint8Array(rest)
}

function joinRanges(ranges: readonly DeletedRange[]): readonly DeletedRange[] {
  if (ranges.length === 1) return ranges
  const joined: DeletedRange[] = []
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = joined.at(-1)
    if (last === undefined || last.clock + last.len < range.clock) joined.push(range)
    else
      joined[joined.length - 1] = { clock: last.clock, len: Math.max(last.len, range.clock + range.len - last.clock) }
  }
  return joined
}
