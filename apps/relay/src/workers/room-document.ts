import type { Clock } from '@samtavle/base'
import {
  applyUpdate,
  encodeStateAsUpdate,
  encodeStateVector,
  getState,
  mergeUpdates,
  parseUpdateMeta,
  type Doc,
  type Transaction,
} from 'yjs'
import { createDigestKeeper } from './digest-keeper.ts'
import { bindClients, createClientBindings, isOfAnother, type ClientBindings } from './client-bindings.ts'
import { foldStored, hasPending } from './fold-stored.ts'
import { integrateBatch, type BatchResult, type BatchRoom, type BatchWrite } from './integrate-batch.ts'
import type { RebuildEntry, WriteRefusal } from './messages.ts'
import { clientsWithNews, findMissing, goesOnFromCollected, type Missing, type TakenApart } from './missing.ts'
import { contradictsKnown, liesBesideStrangers } from './neighbours.ts'
import { encodeSnapshot, type RoomSnapshot } from './snapshot-bytes.ts'
import { createStateSize } from './state-size.ts'
import { takeApart } from './take-apart.ts'
import { holdsTypeTooDeep, writesKeyOfAnother } from './write-rules.ts'

/** What became of a write. `discarded`: the document may hold half of it and must not be used any more. */
export type WriteOutcome =
  | { readonly type: 'integrated'; readonly emitted: Uint8Array | null }
  | { readonly type: 'gapped'; readonly missing: Missing }
  | { readonly type: 'refused'; readonly reason: WriteRefusal; readonly discarded: boolean }

/** The living document of one room: it only ever holds what was integrated whole, and says what each write changed. */
export interface RoomDocument {
  readonly doc: Doc
  write(actor: string, bytes: Uint8Array): WriteOutcome
  /** The same for what others wrote and the journal has lost: it binds no client id, and keys are nobody's. */
  recover(actor: string, bytes: Uint8Array): WriteOutcome
  /** Several writes as one transaction; null when one of them spoilt the document, which must not be used any more. */
  writeBatch(writes: readonly BatchWrite[]): BatchResult | null
  /** Whether the document already holds everything this update says. */
  holdsAll(bytes: Uint8Array): boolean
  hasClock(missing: Missing): boolean
  /** Lets the relay change the document for an actor (null: for nobody); what that emitted, or null for no change. */
  edit(actor: string | null, change: (doc: Doc) => void): Uint8Array | null
  stateVector(): Uint8Array
  /** What somebody with this state vector lacks. */
  answer(stateVector: Uint8Array): Uint8Array
  snapshot(): Uint8Array
  /** The digest of what the document holds; no bytes when there is none now. */
  digest(): Uint8Array
}

/** What a room is rebuilt from; the owned roots are watched only where actors share a document. */
export interface RoomSource {
  readonly isShared: boolean
  readonly snapshot: (RoomSnapshot & { readonly seq: number }) | null
  readonly entries: readonly RebuildEntry[]
  readonly newClientId: () => number
  /** Client ids that the document may know at most. */
  readonly maxClientIds: number
  /** Bytes that the document may take, written whole. */
  readonly maxStateBytes: number
  readonly clock: Clock
}

/** Rebuilds a room's document from its snapshot and the entries after it. */
export function createRoomDocument(source: RoomSource): RoomDocument {
  const base = source.snapshot === null ? null : { seq: source.snapshot.seq, bytes: source.snapshot.update }
  const doc = foldStored(base, source.entries)
  const bindings = rebuildBindings(source)
  const size = createStateSize({
    clock: source.clock,
    maxBytes: source.maxStateBytes,
    startBytes: bytesOf(source),
    measure: () => encodeStateAsUpdate(doc).length,
  })
  const digests = createDigestKeeper(doc, source.clock)
  const relayIds = new Map<'somebody' | 'nobody', number>()
  const emitted: Uint8Array[] = []
  const violations: Transaction[] = []
  let author: string | null = null
  doc.on('update', (bytes: Uint8Array) => emitted.push(bytes))
  doc.on('beforeObserverCalls', (transaction: Transaction) => {
    if (source.isShared && author !== null && writesKeyOfAnother(transaction, author)) violations.push(transaction)
  })

  function takeAllEmitted(): readonly Uint8Array[] {
    for (const update of emitted) size.add(update.length)
    return emitted.splice(0)
  }

  function takeEmitted(): Uint8Array | null {
    const updates = takeAllEmitted()
    const [first] = updates
    if (first === undefined) return null
    // Several after an edit of several transactions. These are our own document's bytes, so merging them is safe.
    return updates.length === 1 ? first : mergeUpdates([...updates])
  }

  function integrate(actor: string | null, bytes: Uint8Array, update: TakenApart): WriteOutcome {
    author = actor
    const isStrange = doc.transact(() => {
      applyUpdate(doc, bytes)
      return liesBesideStrangers(doc, update)
    })
    author = null
    if (isStrange || hasPending(doc)) return refused('broken')
    if (violations.length > 0) return refused('key-of-another')
    if (holdsTypeTooDeep(doc, update)) return refused('too-deep')
    return { type: 'integrated', emitted: takeEmitted() }
  }

  /** One id for all that the relay writes in somebody's name: Yjs walks over every id in each transaction, and two hundred people join. */
  function relayId(actor: string | null): number {
    const whose = actor === null ? 'nobody' : 'somebody'
    const known = relayIds.get(whose)
    if (known !== undefined) return known
    let id = source.newClientId()
    while (bindings.has(id)) id = source.newClientId()
    // Nobody goes on with it while it is in use. Opened anew, the journal gives it to whom the first entry names, and the relay takes another.
    bindings.bind(id, null)
    relayIds.set(whose, id)
    return id
  }

  function take(actor: string, bytes: Uint8Array, whose: 'of-its-author' | 'of-anybody'): WriteOutcome {
    const isBound = whose === 'of-its-author'
    const update = takeApart(bytes)
    if (update === null) return { type: 'refused', reason: 'broken', discarded: false }
    const missing = findMissing(doc, update)
    if (missing !== null) {
      // What others wrote reaches nobody before it is here, so who builds on more of it has made that up, to strike when it comes.
      return isBound && isOfAnother(bindings, missing.client, actor)
        ? { type: 'refused', reason: 'client-of-another', discarded: false }
        : { type: 'gapped', missing }
    }
    if (goesOnFromCollected(doc, update) || contradictsKnown(doc, update))
      return { type: 'refused', reason: 'broken', discarded: false }
    const clients = clientsWithNews(doc, update)
    // What is known already, and what only deletes, needs no room.
    if (clients.size > 0 && !size.hasRoomFor(bytes.length))
      return { type: 'refused', reason: 'board-full', discarded: false }
    const { maxClientIds } = source
    const isCrowded = doc.store.clients.size + clients.size > maxClientIds
    const refusal = isBound ? bindClients(bindings, { clients, actor, maxClientIds }) : isCrowded && 'too-many-clients'
    if (refusal) return { type: 'refused', reason: refusal, discarded: false }
    try {
      return integrate(isBound ? actor : null, bytes, update)
    } catch {
      // Yjs may have applied half of it before it threw: whatever the reason, this document is not to be trusted again.
      return refused('broken')
    }
  }

  const batchRoom: BatchRoom = {
    doc,
    bindings,
    isShared: source.isShared,
    maxClientIds: source.maxClientIds,
    hasRoomFor: size.hasRoomFor,
    clock: source.clock,
    takeEmitted: takeAllEmitted,
  }

  return {
    doc,
    write: (actor, bytes) => take(actor, bytes, 'of-its-author'),
    recover: (actor, bytes) => take(actor, bytes, 'of-anybody'),
    writeBatch: (writes) => integrateBatch(batchRoom, writes),
    holdsAll(bytes) {
      const update = takeApart(bytes)
      return update !== null && clientsWithNews(doc, update).size === 0 && deletesNothingNew(doc, update)
    },
    hasClock: ({ client, clock }) => getState(doc.store, client) > clock,
    edit(actor, change) {
      doc.clientID = relayId(actor)
      change(doc)
      return takeEmitted()
    },
    stateVector: () => encodeStateVector(doc),
    answer: (stateVector) => encodeStateAsUpdate(doc, stateVector),
    digest: digests.digest,
    snapshot: () => encodeSnapshot({ bindings: bindings.entries(), update: encodeStateAsUpdate(doc) }),
  }
}

/** What the document was built from: never less than it takes. */
function bytesOf({ snapshot, entries }: RoomSource): number {
  return entries.reduce((sum, { bytes }) => sum + bytes.length, snapshot?.update.length ?? 0)
}

function refused(reason: WriteRefusal): WriteOutcome {
  return { type: 'refused', reason, discarded: true }
}

function rebuildBindings(source: RoomSource): ClientBindings {
  const bindings = createClientBindings()
  for (const [client, actor] of source.snapshot?.bindings ?? []) bindings.bind(client, actor)
  for (const entry of source.entries) {
    if (entry.bindsClients === false) continue
    for (const client of parseUpdateMeta(entry.bytes).from.keys()) bindings.bind(client, entry.actor)
  }
  return bindings
}

function deletesNothingNew(doc: Doc, update: TakenApart): boolean {
  for (const [client, ranges] of update.deletes) {
    const structs = doc.store.clients.get(client) ?? []
    for (const { clock, len } of ranges) {
      if (clock + len > getState(doc.store, client)) return false
      if (structs.some((struct) => overlaps(struct.id.clock, struct.length, clock, len) && !struct.deleted))
        return false
    }
  }
  return true
}

function overlaps(start: number, length: number, otherStart: number, otherLength: number): boolean {
  return start < otherStart + otherLength && otherStart < start + length
}
