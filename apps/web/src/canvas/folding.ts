import type { Watchable } from '@samtavle/base'
import { factOf, foldedAway, isWaiting, type BoardReader, type ItemId, type ItemView } from '@samtavle/board'
import { isSection } from './item-state.ts'

/** Knows what lies in folded sections, and what waits in an inbox; on a board without either it costs nothing. */
export interface Folding {
  has(id: ItemId): boolean
  /** Reads again after these have changed; answers with what is folded away now and was not, or the other way round. */
  refresh(changed: Iterable<ItemView>): readonly ItemId[]
}

const none: ReadonlySet<ItemId> = new Set()

/** Starts with nothing folded away. */
export function createFolding(board: BoardReader, inbox?: Pick<Watchable<string | null>, 'get'>): Folding {
  let away = none
  let hasFolds = false
  const waits = (view: ItemView): boolean => isWaiting(view, inbox?.get() ?? null)
  return {
    has: (id) => away.has(id),
    refresh(changed) {
      // A board that had no fold gets one only by a change of the section itself.
      hasFolds ||= [...changed].some((view) => isFoldedSection(view) || waits(view))
      if (!hasFolds) return []
      const view = board.view()
      const waiting = Array.from(view.items.values()).filter(waits)
      const hasSections = Array.from(view.items.values()).some(isFoldedSection)
      hasFolds = hasSections || waiting.length > 0
      const folded = hasSections ? foldedAway(view) : none
      const next = waiting.length === 0 ? folded : new Set([...folded, ...waiting.map(({ id }) => id)])
      const before = away
      away = next
      return [...next].filter((id) => !before.has(id)).concat([...before].filter((id) => !next.has(id)))
    },
  }
}

/** Whether a view is a section whose contents are folded away. */
export function isFoldedSection(view: ItemView | undefined): boolean {
  return view !== undefined && isSection(view) && factOf(view, 'folded') !== undefined
}
