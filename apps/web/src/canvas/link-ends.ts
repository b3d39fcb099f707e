import type { ItemId, ItemView } from '@samtavle/board'

/** Which links hang on which item, so that lifting one asks for its own links and not for all there are. */
export interface LinkEnds {
  set(view: ItemView): void
  forget(linkId: ItemId): void
  at(id: ItemId): readonly ItemId[]
}

/** Starts without links. */
export function createLinkEnds(): LinkEnds {
  const endsByLink = new Map<ItemId, readonly ItemId[]>()
  const linksByEnd = new Map<ItemId, Set<ItemId>>()
  const forget = (linkId: ItemId): void => {
    for (const end of endsByLink.get(linkId) ?? []) {
      const links = linksByEnd.get(end)
      links?.delete(linkId)
      if (links?.size === 0) linksByEnd.delete(end)
    }
    endsByLink.delete(linkId)
  }
  return {
    set(view) {
      const ends = view.state === 'whole' && view.ends !== undefined ? [view.ends.from, view.ends.to] : []
      if (ends.length === 0 && !endsByLink.has(view.id)) return
      forget(view.id)
      const ids = ends.filter((end) => typeof end === 'string')
      endsByLink.set(view.id, ids)
      for (const end of ids) linksByEnd.set(end, (linksByEnd.get(end) ?? new Set()).add(view.id))
    },
    forget,
    at: (id) => [...(linksByEnd.get(id) ?? [])],
  }
}
