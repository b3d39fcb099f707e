import { foldEntries, type FoldableEntry, type FoldBase } from '@samtavle/history'
import type { Doc } from 'yjs'

/** Positions of a stored room: of its snapshot, and of the entries after that. */
export interface StoredPositions {
  readonly snapshot: { readonly seq: number } | null
  readonly entries: readonly { readonly seq: number }[]
}

/** Whether damaged rows were left out of what a room is rebuilt from; it can only be read then. */
export function hasLeftOutEntries({ snapshot, entries }: StoredPositions): boolean {
  return entries.some(({ seq }, index) => seq !== (entries[index - 1]?.seq ?? snapshot?.seq ?? 0) + 1)
}

/** The document of a stored room. What builds on a row that was left out is not in it; throws when something is missing otherwise. */
export function foldStored(base: FoldBase | null, entries: readonly FoldableEntry[]): Doc {
  const doc = foldEntries(entries, base ?? undefined)
  if (!hasPending(doc)) return doc
  if (!hasLeftOutEntries({ snapshot: base, entries })) throw new Error('the journal of this room has a gap')
  // What builds on a damaged row waits for it: it is not shown, and not handed to newcomers either.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return doc
}

/** Whether a document keeps something aside that builds on what it does not have. */
export function hasPending(doc: Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}
