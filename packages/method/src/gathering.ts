import { compareSectors, isSectorId, sectorIds, type SectorId } from './sector.ts'

/** Somebody who is here, as far as the method needs to know. */
export interface Present {
  readonly actorId: string
  /** Null when they would rather not say. */
  readonly sector: string | null
}

/** Who is gathered, by sector. */
export interface Gathering {
  /** Everybody once, with the sector they speak from. */
  readonly sectorByActor: ReadonlyMap<string, string | null>
  /** How many people of each sector are here; sectors that a board added come after the four it starts with. */
  readonly countBySector: ReadonlyMap<string, number>
  /** How many have not said which sector they speak from. */
  readonly unsaid: number
  /** Of the four sectors those nobody here speaks from: asked about as a question, never held against anyone. */
  readonly missing: readonly SectorId[]
  /** Whether the border that makes work co-creation is crossed: the public sector with civil society or citizens. */
  readonly isBorderCrossed: boolean
}

/** Counts people, not connections: one person on two devices is one. */
export function gatheringOf(present: readonly Present[]): Gathering {
  const sectorByActor = new Map(present.map(({ actorId, sector }) => [actorId, sector]))
  const counts = new Map<string, number>()
  for (const sector of sectorByActor.values()) if (sector !== null) counts.set(sector, (counts.get(sector) ?? 0) + 1)
  return {
    sectorByActor,
    countBySector: new Map([...counts].toSorted(([a], [b]) => compareSectors(a, b))),
    unsaid: [...sectorByActor.values()].filter((sector) => sector === null).length,
    missing: sectorIds.filter((sector) => !counts.has(sector)),
    isBorderCrossed: counts.has('public') && [...counts.keys()].some(isCivil),
  }
}

function isCivil(sector: string): boolean {
  return isSectorId(sector) && (sector === 'civil-society' || sector === 'citizens')
}
