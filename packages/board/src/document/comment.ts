import { isRecord, parseTime } from './parse.ts'
import type { ActorId } from './schema.ts'
import { stampPart } from './stamp.ts'

/** What one person said about an item, beside it: talk, which counts for nothing and stands for nobody else. */
export interface Comment {
  readonly id: string
  readonly by: ActorId
  /** In milliseconds since the epoch. */
  readonly at: number
  /** Plain words, in which people are named by `mention` and never by what they are called. */
  readonly text: string
  /** When its author reworded it; null where they have not. */
  readonly reworded: number | null
}

/** UTF-16 units of a comment: what is longer is a note of its own. */
export const longestComment = 2000

/** So many comments of one person on one item are read: whoever floods a thread floods only their own part of it. */
export const mostCommentsEach = 100

/** Writes the words of a comment as they are kept: with their lines, without what lies around them, and no longer than one is. */
export function commentWords(words: unknown): string {
  if (typeof words !== 'string') return ''
  const cut = words.trim().slice(0, longestComment)
  // Half of a letter that needs two units is no letter.
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut).trim()
}

const noComments: readonly Comment[] = Object.freeze([])

/** Reads what stands under `comments[id/…]` of one item, in the order of the talk; keys that name no author are passed over. */
export function readComments(stored: ReadonlyMap<string, unknown>): readonly Comment[] {
  if (stored.size === 0) return noComments
  const found: Comment[] = []
  const countByAuthor = new Map<ActorId, number>()
  for (const key of [...stored.keys()].toSorted()) {
    const comment = parseComment(key, stored.get(key))
    if (comment === null) continue
    const count = (countByAuthor.get(comment.by) ?? 0) + 1
    countByAuthor.set(comment.by, count)
    if (count <= mostCommentsEach) found.push(comment)
  }
  return Object.freeze(found.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)))
}

/** Reads one comment under `commentId/actorId`; null when it says nothing. */
function parseComment(key: string, value: unknown): Comment | null {
  const [id = '', by = '', ...more] = key.split('/')
  if (id === '' || id === stampPart || by === '' || more.length > 0 || !isRecord(value)) return null
  const at = parseTime(value['at'])
  const text = commentWords(value['text'])
  if (at === null || text === '') return null
  return Object.freeze({ id, by: by as ActorId, at, text, reworded: parseTime(value['reworded']) })
}
