import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'

/** The items that facilitators have covered for all, with who and when. */
export function hiddenItemsIn(doc: Y.Doc): ReadonlyMap<ItemId, Mark> {
  const marked = new Map<ItemId, Mark>()
  for (const [id, value] of doc.getMap<unknown>('hidden')) {
    const mark = parseMark(value)
    if (mark !== null && id !== '') marked.set(id as ItemId, Object.freeze(mark))
  }
  return marked
}
