import { isRecord, parseTime } from './parse.ts'
import type { ReadableRoots } from '../read/readable-roots.ts'
import type { ActorId } from './schema.ts'

/** A place in a session that somebody marked, as it happened or afterwards: a chapter of its replay. */
export interface Bookmark {
  readonly id: string
  /** The time it marks, in milliseconds since the epoch; not when it was set. */
  readonly at: number
  /** Empty where its author had no word for it. */
  readonly label: string
  /** Who set it, and may rename or delete it; null where that is not known. */
  readonly by: ActorId | null
}

/** UTF-16 units of a label: a line, not a story. */
export const longestLabel = 80

/** Reads `bookmarks[id]`; null when it marks no time. */
export function parseBookmark(id: string, value: unknown): Bookmark | null {
  if (!isRecord(value)) return null
  const at = parseTime(value['at'])
  if (at === null) return null
  const { label, by } = value
  return Object.freeze({ id, at, label: labelOf(label), by: typeof by === 'string' ? (by as ActorId) : null })
}

/** Writes a label as it is kept: on one line, and no longer than one. */
export function labelOf(words: unknown): string {
  return typeof words === 'string' ? words.replaceAll(/\s+/g, ' ').trim().slice(0, longestLabel).trim() : ''
}

/** The bookmarks that are not deleted, in the order of what they mark. */
export function readBookmarks({
  bookmarks,
  gone,
}: Pick<ReadableRoots, 'bookmarks' | 'gone'>): ReadonlyMap<string, Bookmark> {
  const found = [...bookmarks.keys()].flatMap((id) =>
    gone.has(id) ? [] : (parseBookmark(id, bookmarks.get(id)) ?? []),
  )
  const inOrder = found.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  return new Map(inOrder.map((bookmark) => [bookmark.id, bookmark]))
}
