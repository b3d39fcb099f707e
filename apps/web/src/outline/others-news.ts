import type { ItemChanges, ItemId } from '@samtavle/board'

/** What others did since the last time it was told. */
export interface News {
  readonly added: ReadonlySet<ItemId>
  readonly changed: ReadonlySet<ItemId>
  readonly removed: ReadonlySet<ItemId>
}

/** Nothing has happened yet. */
export const noNews: News = { added: new Set(), changed: new Set(), removed: new Set() }

/** Adds one change to the news: a note that came and went is no news, and one that came and changed is only new. */
export function withChanges(news: News, { added, changed, removed }: ItemChanges): News {
  const all = {
    added: new Set([...news.added, ...added]),
    changed: new Set([...news.changed, ...changed]),
    removed: new Set([...news.removed, ...removed].filter((id) => !news.added.has(id))),
  }
  for (const id of removed) {
    all.added.delete(id)
    all.changed.delete(id)
  }
  for (const id of all.added) all.changed.delete(id)
  return all
}
