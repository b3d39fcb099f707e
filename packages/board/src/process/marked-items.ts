import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'

/** The items that facilitators have marked under a root of the process document, with who and when. */
export function markedItemsIn(doc: Y.Doc, root: 'locks' | 'hidden'): ReadonlyMap<ItemId, Mark> {
  const marked = new Map<ItemId, Mark>()
  for (const [id, value] of doc.getMap<unknown>(root)) {
    const mark = parseMark(value)
    if (mark !== null && id !== '') marked.set(id as ItemId, Object.freeze(mark))
  }
  return marked
}
