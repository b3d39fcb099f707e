import { labelOf, parseBookmark, type Bookmark } from '../document/bookmark.ts'
import type { EditContext } from './edit-context.ts'

/** Marking places in the session, for whoever looks back on it. */
export interface BookmarkEdits {
  /** Marks a time, or now; the label may be empty. Who is nobody marks nothing: a bookmark is deleted by its author. */
  addBookmark(bookmark: { readonly label: string; readonly at?: number }): string | null
  /** Renames a bookmark of mine; another's stays as it is. */
  renameBookmark(id: string, label: string): void
  /** Hides a bookmark of mine, restorably; another's stays. */
  removeBookmark(id: string): void
}

/** Makes the edits that set bookmarks. */
export function createBookmarkEdits({ roots, actor, now, newId, edit, board }: EditContext): BookmarkEdits {
  const mine = (id: string): Bookmark | null => {
    const found = actor === null || roots.gone.has(id) ? null : parseBookmark(id, roots.bookmarks.get(id))
    return found?.by === actor ? found : null
  }
  return {
    addBookmark({ label, at = now() }) {
      const { writable } = board.meta()
      if (actor === null || !writable) return null
      const id = newId()
      edit(() => roots.bookmarks.set(id, { at: Math.round(at), label: labelOf(label), by: actor }))
      return id
    },
    renameBookmark(id, label) {
      const bookmark = mine(id)
      if (bookmark === null || bookmark.label === labelOf(label)) return
      edit(() => roots.bookmarks.set(id, { at: bookmark.at, label: labelOf(label), by: actor }))
    },
    removeBookmark(id) {
      if (mine(id) !== null) edit(() => roots.gone.set(id, { by: actor, at: now() }))
    },
  }
}
