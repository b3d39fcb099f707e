import { parseEnds } from '../document/parse.ts'
import type { ItemId } from '../document/schema.ts'
import type { ReadableRoots } from './readable-roots.ts'

/** Which links hang on an item. */
export interface LinkIndex {
  of(id: ItemId): Iterable<ItemId>
  refresh(linkId: string): void
}

const noLinks: readonly ItemId[] = []

/** Follows which links hang on which item, so that moving or deleting it reads them again. Never shrinks: a stale entry only costs a reading. */
export function createLinkIndex(roots: ReadableRoots): LinkIndex {
  const linkIdsByEnd = new Map<string, Set<ItemId>>()
  const refresh = (linkId: string): void => {
    const ends = parseEnds(roots.ends.get(linkId))
    for (const end of ends === null ? [] : [ends.from, ends.to]) {
      if (typeof end !== 'string') continue
      const linkIds = linkIdsByEnd.get(end) ?? new Set()
      linkIdsByEnd.set(end, linkIds.add(linkId as ItemId))
    }
  }
  for (const linkId of roots.ends.keys()) refresh(linkId)
  return { of: (id) => linkIdsByEnd.get(id) ?? noLinks, refresh }
}
