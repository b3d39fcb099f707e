import { factOf, wordingOf, type ActorId, type BoardView, type Reopening, type WholeItem } from '@samtavle/board'
import { compareSectors, sectorOf } from './sector.ts'

/** Somebody who holds an item, with the sector they speak from. */
export interface Hold {
  readonly actor: ActorId
  readonly sector: string | null
  readonly at: number
}

/** Somebody's doubt and its reason: it stays until they themselves take it back. */
export interface Reservation extends Hold {
  readonly reason: string
  /** What would make it safe to try, where it is an objection. */
  readonly safe?: string
}

/** Somebody from here has to hold it too. Each need is one more person; together they are exactly what is missing. */
export type SharingNeed = 'civil-society-or-citizens' | 'another-sector'

/** How a group stands on one item: a framing, a ground rule, an agreement or an indicator. */
export interface Standing {
  /** `shared` when people from at least two sectors hold it, civil society or citizens among them; `held` when fewer do. */
  readonly state: 'unheld' | 'held' | 'shared'
  readonly holds: readonly Hold[]
  /** Holds from before it was reopened: still readable, but not counted until they are given anew. */
  readonly earlierHolds: readonly Hold[]
  readonly reservations: readonly Reservation[]
  readonly holdsBySector: ReadonlyMap<string, number>
  /** What it lacks to be shared; empty when it is. */
  readonly needs: readonly SharingNeed[]
  readonly reopened: Reopening | null
  /** Whether somebody holds other words than stand there now. Their hold stays; reopening would ask them anew. */
  readonly isReworded: boolean
}

/** Weighs who holds an item. Sectors are counted, never ranks: ten officials and one are the same one sector. */
export function standingOf(view: BoardView, item: WholeItem): Standing {
  const reopened = factOf(item, 'reopened') ?? null
  const holds: Hold[] = []
  const earlierHolds: Hold[] = []
  const reservations: Reservation[] = []
  let wording: string | null = null
  let isReworded = false
  for (const [actor, stand] of item.stands) {
    const said = { actor, sector: sectorOf(view, actor), at: stand.at }
    if (stand.stand === 'reserve') {
      const { reason, safe } = stand
      reservations.push({ ...said, reason, ...(safe !== undefined && { safe }) })
    } else if (reopened !== null && stand.at <= reopened.at) earlierHolds.push(said)
    else {
      holds.push(said)
      isReworded ||= stand.wording !== undefined && stand.wording !== (wording ??= wordingOf(item.text))
    }
  }
  const holdsBySector = countBySector(holds)
  const needs = needsOf([...holdsBySector.keys()])
  const state = holds.length === 0 ? 'unheld' : needs.length === 0 ? 'shared' : 'held'
  return { state, holds, earlierHolds, reservations, holdsBySector, needs, reopened, isReworded }
}

/** What people of these sectors lack to share something. */
export function needsOf(sectors: readonly string[]): readonly SharingNeed[] {
  const hasPeople = sectors.includes('civil-society') || sectors.includes('citizens')
  const isAlone = new Set(sectors).size + (hasPeople ? 0 : 1) < 2
  return [
    ...(hasPeople ? [] : (['civil-society-or-citizens'] as const)),
    ...(isAlone ? (['another-sector'] as const) : []),
  ]
}

function countBySector(holds: readonly Hold[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  // Who has not said a sector is heard, but speaks from none: their hold crosses no border.
  for (const { sector } of holds) if (sector !== null) counts.set(sector, (counts.get(sector) ?? 0) + 1)
  return new Map([...counts].toSorted(([a], [b]) => compareSectors(a, b)))
}
