import { createListeners } from '@samtavle/base'
import type { BoardReader, ItemChanges, ItemId } from '@samtavle/board'
import type { MomentChanges, Player } from '@samtavle/history/player'

/** A board as a canvas reads it, at whatever moment the film stands. */
export interface FilmReader extends BoardReader {
  /** Goes to a moment. `asJump` puts things where they belong; otherwise moves are seen as glides. */
  seek(moment: number, asJump: boolean): void
  moment(): number
  /** Goes on with a player that knows more of the same history; nothing is shown differently by that. */
  goOnWith(player: Player): void
}

/** Reads a board from a player. */
export function createFilmReader(first: Player): FilmReader {
  const watchersById = new Map<ItemId, ReturnType<typeof createListeners>>()
  const itemsListeners = createListeners<[ItemChanges]>()
  const metaListeners = createListeners()
  const viewListeners = createListeners()
  let player = first

  const tell = ({ added, changed, removed, isMetaChanged }: MomentChanges, asJump: boolean): void => {
    if (isMetaChanged) metaListeners.notify()
    const count = added.length + changed.length + removed.length
    for (const ids of [added, changed, removed]) for (const id of ids) watchersById.get(id)?.notify()
    if (count > 0) itemsListeners.notify({ added, changed, removed, local: asJump })
    if (count > 0 || isMetaChanged) viewListeners.notify()
  }
  return {
    view: () => player.view(),
    meta: () => player.meta(),
    votings: () => player.votings(),
    item: (id) => player.item(id),
    gone: () => player.gone(),
    moment: () => player.moment(),
    seek(moment, asJump) {
      tell(player.seek(moment), asJump)
    },
    goOnWith(next) {
      next.seek(player.moment())
      player = next
    },
    watchItem(id, listener) {
      const watchers = watchersById.get(id) ?? createListeners()
      watchersById.set(id, watchers)
      return watchers.add(listener)
    },
    watchItems: itemsListeners.add,
    watchMeta: metaListeners.add,
    watchView: viewListeners.add,
    // A film shows what was said when it was said, to everybody.
    readAs: () => undefined,
    close: () => watchersById.clear(),
  }
}
