import { createWatchable, type Watchable } from '@samtavle/base'
import { isResolved, mentionedIn, type ActorId, type BoardReader, type Comment, type ItemId } from '@samtavle/board'
import type { SeenMentions } from './seen-mentions.ts'

/** A comment that names me, and what it is about. */
export interface Mention {
  readonly item: ItemId
  readonly comment: Comment
}

/** What mentions me on a board. */
export interface Mentions {
  /** Open threads in which somebody else named me and I have not seen it, the newest first. */
  readonly unseen: Watchable<readonly Mention[]>
  close(): void
}

/** Follows whoever names me. Costs one look at the whole board, then only what changes. */
export function watchMentions(board: BoardReader, me: ActorId, seen: SeenMentions): Mentions {
  const byItem = new Map<ItemId, readonly Mention[]>()
  const unseen = createWatchable<readonly Mention[]>([])
  const read = (id: ItemId): void => {
    const found = mentionsOn(board, id, me)
    if (found.length > 0) byItem.set(id, found)
    else byItem.delete(id)
  }
  const tell = (): void => {
    const now = [...byItem.values()].flat().filter(({ comment }) => !seen.has(comment.id))
    const before = unseen.get()
    if (now.length === 0 && before.length === 0) return
    unseen.set(now.toSorted((a, b) => b.comment.at - a.comment.at || (a.comment.id < b.comment.id ? -1 : 1)))
  }
  for (const id of board.view().items.keys()) read(id)
  tell()
  const stops = [
    board.watchItems(({ added, changed, removed }) => {
      const touched = [...added, ...changed, ...removed]
      const wereKnown = touched.some((id) => byItem.has(id))
      for (const id of touched) read(id)
      if (wereKnown || touched.some((id) => byItem.has(id))) tell()
    }),
    seen.watch(tell),
  ]
  return {
    unseen,
    close() {
      for (const stop of stops) stop()
    },
  }
}

function mentionsOn(board: BoardReader, id: ItemId, me: ActorId): readonly Mention[] {
  const item = board.item(id)
  if (item?.state !== 'whole' || item.comments.length === 0 || isResolved(item)) return []
  return item.comments
    .filter(({ by, text }) => by !== me && mentionedIn(text).has(me))
    .map((comment) => ({ item: id, comment }))
}
