import { applyUpdate, Doc } from 'yjs'

/** A journal entry as far as folding needs it: the update that the relay's document emitted. */
export interface FoldableEntry {
  readonly seq: number
  readonly bytes: Uint8Array
}

/** Where a fold starts: the state of a room up to and including `seq`, as one update. */
export interface FoldBase {
  readonly seq: number
  readonly bytes: Uint8Array
}

/**
 * The document as it was after the last of these entries. Entries that the base already holds are passed over.
 * All of them go in as one transaction: that is what makes opening a long journal cheap, and nobody watches in between.
 */
export function foldEntries(entries: Iterable<FoldableEntry>, base?: FoldBase): Doc {
  const doc = new Doc()
  doc.transact(() => {
    if (base !== undefined) applyUpdate(doc, base.bytes)
    for (const entry of entries) {
      if (base === undefined || entry.seq > base.seq) applyUpdate(doc, entry.bytes)
    }
  })
  return doc
}
