import type * as Y from 'yjs'
import { factOf } from '../document/facts.ts'
import { rootsOf } from '../document/roots.ts'
import type { ItemId, NoteColor } from '../document/schema.ts'
import type { BoardReader } from '../read/view.ts'

/** A note that its author has shown to nobody yet. */
export interface PrivateNote {
  readonly id: ItemId
  readonly text: string
  readonly color: NoteColor
  readonly at: number
}

/** What somebody wrote in a round, in the order they wrote it; notes without words are none. `board` reads their private document. */
export function privateNotesOf(board: BoardReader, roundId: string): readonly PrivateNote[] {
  const notes: PrivateNote[] = []
  for (const item of board.view().items.values()) {
    if (item.state !== 'whole' || item.kind !== 'note' || factOf(item, 'round') !== roundId) continue
    if (item.text.trim() === '') continue
    notes.push({ id: item.id, text: item.text, color: item.color, at: item.at })
  }
  return notes.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}

/**
 * Takes notes out of a private document for good, words and all. In the shared document nothing is ever taken out; here the notes
 * are on the board now, and a second copy would tell whose they were.
 */
export function forgetNotes(doc: Y.Doc, ids: Iterable<string>): void {
  const forgotten = new Set(ids)
  doc.transact(() => {
    for (const root of Object.values(rootsOf(doc))) {
      for (const key of [...root.keys()]) {
        if (forgotten.has(key.split('/')[0] ?? '')) root.delete(key)
      }
    }
  })
}
