import { commentWords, mostCommentsEach, type Comment } from '../document/comment.ts'
import type { ItemId } from '../document/schema.ts'
import { stampPart } from '../document/stamp.ts'
import { isStandable } from '../document/stand.ts'
import { isResolved } from '../document/thread.ts'
import type { ReactionSign } from '../presence.ts'
import type { WholeItem } from '../read/view.ts'
import type { EditContext } from './edit-context.ts'

/** Talking about an item beside it, in words or with a sign. A comment is its author's; that a thread is resolved is said by anybody, and by anybody taken back. */
export interface CommentEdits {
  /** Says something about an item; null where there is nothing to say, or I have said as much as one person can. */
  addComment(id: ItemId, words: string): string | null
  /** Rewords a comment of mine; another's stays as it is. */
  rewordComment(id: ItemId, comment: string, words: string): void
  /** Takes a comment of mine back. */
  withdrawComment(id: ItemId, comment: string): void
  /** Notes that what has been said so far is settled; what is said after opens the thread again. */
  resolveThread(id: ItemId): void
  reopenThread(id: ItemId): void
  /** Leaves my one sign on an item in place of an earlier one; null takes it off. */
  stamp(id: ItemId, sign: ReactionSign | null): void
}

/** Devices disagree about the time, but not by more than this: a time beyond it is made up and nothing is put behind it. */
const largestClockErrorMs = 24 * 60 * 60 * 1000

/** Makes the edits that talk. */
export function createCommentEdits({ roots, board, actor, now, newId, edit }: EditContext): CommentEdits {
  const thread = (id: ItemId): WholeItem | undefined => {
    const item = board.item(id)
    return item?.state === 'whole' && isStandable(item.kind) ? item : undefined
  }
  const mine = (id: ItemId, comment: string): Comment | undefined =>
    thread(id)?.comments.find((each) => each.id === comment && each.by === actor)
  return {
    addComment(id, words) {
      const item = thread(id)
      const text = commentWords(words)
      if (item === undefined || actor === null || text === '' || !board.meta().writable) return null
      if (item.comments.filter(({ by }) => by === actor).length >= mostCommentsEach) return null
      const comment = newId()
      edit(() => roots.comments.set(`${id}/${comment}/${actor}`, { at: afterAll(item, now()), text }))
      return comment
    },
    rewordComment(id, comment, words) {
      const known = mine(id, comment)
      const text = commentWords(words)
      if (known === undefined || text === '' || text === known.text) return
      edit(() => roots.comments.set(`${id}/${comment}/${actor}`, { at: known.at, text, reworded: now() }))
    },
    withdrawComment(id, comment) {
      if (mine(id, comment) !== undefined) edit(() => roots.comments.delete(`${id}/${comment}/${actor}`))
    },
    resolveThread(id) {
      const item = thread(id)
      if (item === undefined || item.comments.length === 0 || isResolved(item)) return
      const read = item.comments.map((comment) => comment.id)
      edit(() => roots.facts.set(`${id}/resolved`, { by: actor, at: now(), read }))
    },
    reopenThread(id) {
      const item = thread(id)
      if (item !== undefined && isResolved(item)) edit(() => roots.facts.delete(`${id}/resolved`))
    },
    stamp(id, sign) {
      const item = thread(id)
      const key = `${id}/${stampPart}/${actor}`
      const mine = actor === null ? undefined : item?.stamps.get(actor)
      if (item === undefined || actor === null || mine === (sign ?? undefined)) return
      edit(() => (sign === null ? roots.comments.delete(key) : roots.comments.set(key, { at: now(), sign })))
    },
  }
}

/** An answer stands behind what it answers, whatever the clock of this device says. */
function afterAll({ comments }: WholeItem, now: number): number {
  const latest = comments.findLast(({ at }) => at < now + largestClockErrorMs)?.at ?? 0
  return Math.max(now, latest + 1)
}
