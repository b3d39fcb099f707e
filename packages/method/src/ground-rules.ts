import { factOf, type BoardView, type ItemId, type Mark } from '@samtavle/board'
import type { Gathering } from './gathering.ts'
import { standingOf, type Standing } from './standing.ts'
import { itemsOfKind } from './work.ts'

/** One of the group's own rules, and how those who are here stand on it. */
export interface RuleReading {
  readonly id: ItemId
  /** `agreed` when everybody here agrees and nobody has a concern; `concern` while somebody has one; else `open`. */
  readonly state: 'agreed' | 'concern' | 'open'
  readonly standing: Standing
  /** Those here who have not said yet, or not since it was reopened. */
  readonly unanswered: readonly string[]
  /** When somebody last pointed to it, because it was being broken. */
  readonly pointed: Mark | null
}

/** The ground rules in reading order. A concern counts from people who have left, too: it was theirs to raise. */
export function groundRulesOf(view: BoardView, gathering: Gathering): readonly RuleReading[] {
  return itemsOfKind(view, 'rule').map((item) => {
    const standing = standingOf(view, item)
    const answered = new Set<string>([...standing.holds, ...standing.reservations].map(({ actor }) => actor))
    const unanswered = [...gathering.sectorByActor.keys()].filter((actor) => !answered.has(actor)).toSorted()
    const isAgreed = unanswered.length === 0 && standing.holds.length > 0
    const state = standing.reservations.length > 0 ? 'concern' : isAgreed ? 'agreed' : 'open'
    return { id: item.id, state, standing, unanswered, pointed: factOf(item, 'pointed') ?? null }
  })
}
