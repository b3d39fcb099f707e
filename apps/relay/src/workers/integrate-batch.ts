import type { Clock } from '@samtavle/base'
import { applyUpdate, getState, mergeUpdates, type Doc } from 'yjs'
import { bindClients, type ClientBindings } from './client-bindings.ts'
import { createPartTaker, encodePart, itemsOf, type PartTaker } from './integrated-part.ts'
import { clientsWithNews, findMissing, goesOnFromCollected } from './missing.ts'
import { contradictsKnown, liesBesideStrangers } from './neighbours.ts'
import { takeApart } from './take-apart.ts'
import { holdsTypeTooDeep, liesUnderKeyOfAnother } from './write-rules.ts'

/** One write of a batch: who sent what. */
export interface BatchWrite {
  readonly actor: string
  readonly bytes: Uint8Array
}

/** What one write of a batch became: its row, null when it brought nothing new, `alone` when it has to be asked again by itself. */
export type BatchRow = Uint8Array | null | 'alone'

/** What became of a batch. */
export interface BatchResult {
  /** One for each write, in order; replayed in order they make the same document. */
  readonly rows: readonly BatchRow[]
  /** All of it as one update, null when nothing was new. */
  readonly update: Uint8Array | null
  /** How much of the time that the batch took was each write's; together 1. */
  readonly shares: readonly number[]
}

export interface BatchRoom {
  readonly doc: Doc
  readonly bindings: ClientBindings
  /** Whether actors share the document, so that keys have owners. */
  readonly isShared: boolean
  readonly maxClientIds: number
  /** Whether an update of so many bytes still fits. */
  readonly hasRoomFor: (bytes: number) => boolean
  readonly clock: Clock
  /** Takes the updates that the document has emitted since they were taken last. */
  readonly takeEmitted: () => readonly Uint8Array[]
}

/**
 * Integrates writes as one transaction, which costs a fraction of one each. Every write passes the same checks as alone, right
 * after it went in and before the next one does. Null: one of them spoilt the document, which must not be used any more.
 */
export function integrateBatch(room: BatchRoom, writes: readonly BatchWrite[]): BatchResult | null {
  const rows: BatchRow[] = []
  const tookMs: number[] = []
  try {
    room.doc.transact((transaction) => {
      const parts = createPartTaker(room.doc, transaction)
      let before = room.clock.now()
      for (const write of writes) {
        const row = integrateOne(room, parts, write)
        if (row === 'broken') return
        rows.push(row)
        const now = room.clock.now()
        tookMs.push(now - before)
        before = now
      }
    })
  } catch {
    // Yjs may have applied half of it before it threw: whatever the reason, this document is not to be trusted again.
    return null
  }
  if (rows.length < writes.length) return null
  return { ...finish(rows, room.takeEmitted()), shares: sharesOf(tookMs) }
}

function integrateOne(room: BatchRoom, parts: PartTaker, { actor, bytes }: BatchWrite): BatchRow | 'broken' {
  const { doc, bindings, maxClientIds } = room
  const update = takeApart(bytes)
  if (update === null || findMissing(doc, update) !== null) return 'alone'
  if (goesOnFromCollected(doc, update) || contradictsKnown(doc, update)) return 'alone'
  const news = clientsWithNews(doc, update)
  // What is known already, and what only deletes, needs no room.
  if (news.size > 0 && !room.hasRoomFor(bytes.length)) return 'alone'
  const clocks = new Map([...news].map((client) => [client, getState(doc.store, client)] as const))
  if (bindClients(bindings, { clients: news, actor, maxClientIds }) !== null) return 'alone'
  applyUpdate(doc, bytes)
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return 'broken'
  if (liesBesideStrangers(doc, update)) return 'broken'
  const part = parts.take(clocks)
  if (room.isShared && itemsOf(doc, part).some((item) => liesUnderKeyOfAnother(item, actor))) return 'broken'
  return holdsTypeTooDeep(doc, update) ? 'broken' : encodePart(part)
}

/** What the document did by itself at the end, such as tidying formats, belongs to the journal too: to the last row. */
function finish(rows: BatchRow[], emitted: readonly Uint8Array[]): Omit<BatchResult, 'shares'> {
  const [update, ...own] = emitted
  if (update === undefined) return { rows, update: null }
  if (own.length === 0) return { rows, update }
  const last = rows.findLastIndex((row) => row instanceof Uint8Array)
  const row = rows[last]
  if (!(row instanceof Uint8Array))
    throw new Error('a document emitted something, so that some write brought something')
  return { rows: rows.with(last, mergeUpdates([row, ...own])), update: mergeUpdates([update, ...own]) }
}

/** Nearly all writes take no whole millisecond and share alike; the one that takes many is charged for them, whoever else came with it. */
function sharesOf(tookMs: readonly number[]): readonly number[] {
  const took = tookMs.map((ms) => Math.max(ms, 0))
  const total = took.reduce((sum, ms) => sum + ms, 0)
  return took.map((ms) => (total === 0 ? 1 / took.length : ms / total))
}
