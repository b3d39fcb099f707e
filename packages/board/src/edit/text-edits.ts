import * as Y from 'yjs'
import { hasField, type FieldName } from '../document/fields.ts'
import { longestMeaning, type ItemId, type NoteColor } from '../document/schema.ts'
import type { TextSplice } from '../text/text-splice.ts'
import type { EditContext } from './edit-context.ts'

/** Writing words. Without a field the item's own text is meant. */
export interface TextEdits {
  /** Replaces a span of an item's text; see `spliceBetween`. */
  spliceText(id: ItemId, splice: TextSplice, field?: FieldName): void
  /** The shared text of an item for an editor to bind to; undefined when it has none. */
  sharedText(id: ItemId, field?: FieldName): Y.Text | undefined
  setTitle(title: string): void
  /** Says what a colour of paper means; nothing, when the words are empty. */
  nameColor(color: NoteColor, meaning: string): void
  /** Says whether items are shown with the names of who wrote them. */
  nameAuthors(isNamed: boolean): void
}

/** Makes the edits that write words. */
export function createTextEdits({ roots, board, edit, type }: EditContext): TextEdits {
  const textAt = (key: string): Y.Text | undefined => {
    const text = roots.texts.get(key)
    return text instanceof Y.Text ? text : undefined
  }
  /** A card that another program made may lack a field of its kind: then it is made now, with what could be read there. */
  const mendField = (id: ItemId, field: FieldName, key: string): void => {
    const item = board.item(id)
    if (textAt(key) !== undefined || item?.state !== 'whole' || !hasField(item.kind, field)) return
    edit(() => roots.texts.set(key, new Y.Text(item.fields.get(field) ?? '')))
  }
  return {
    spliceText(id, splice, field) {
      const key = field === undefined ? id : `${id}/${field}`
      if (field !== undefined) mendField(id, field, key)
      const text = textAt(key)
      if (text === undefined) return
      const index = Math.min(splice.index, text.length)
      const remove = Math.min(splice.remove, text.length - index)
      type(() => {
        if (remove > 0) text.delete(index, remove)
        if (splice.insert !== '') text.insert(index, splice.insert)
      })
    },
    sharedText: (id, field) => textAt(field === undefined ? id : `${id}/${field}`),
    nameColor(color, meaning) {
      const words = meaning.trim().slice(0, longestMeaning)
      const key = `legend/${color}`
      if (words === '' ? !roots.meta.has(key) : roots.meta.get(key) === words) return
      edit(() => (words === '' ? roots.meta.delete(key) : roots.meta.set(key, words)))
    },
    nameAuthors(isNamed) {
      if (board.meta().namesAuthors === isNamed) return
      edit(() => roots.meta.set('authors', isNamed ? 'named' : 'unnamed'))
    },
    setTitle(title) {
      edit(() => roots.meta.set('title', title))
    },
  }
}
