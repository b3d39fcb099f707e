import { factOf, factsOf, type ActorId, type BoardView, type ItemId, type Party, type WholeItem } from '@samtavle/board'
import { compareSectors, sectorOf } from './sector.ts'
import { standingOf, type Standing } from './standing.ts'
import { itemsOfKind, neighbours, targetsBySource, wholeItem } from './work.ts'

/** Somebody named in an agreement, with the sector they are from; `key` takes them off it again. */
export interface NamedParty {
  readonly key: string
  readonly party: Party
  readonly sector: string | null
}

/** An agreement as the group made it: what, who, by when, with what, how far, and where it came from. */
export interface AgreementReading {
  readonly id: ItemId
  readonly due: string | null
  /** 0 to 100. */
  readonly status: number
  readonly named: readonly NamedParty[]
  readonly standing: Standing
  /** Who carries it: only those who agreed themselves. Nobody is made a carrier by being named. */
  readonly carriedBy: 'nobody' | 'one-party' | 'several'
  /** The sectors of those who agreed. */
  readonly sectors: readonly string[]
  /** People on the board who are named and have taken no stand yet. */
  readonly awaited: readonly ActorId[]
  /** What it rests on: the notes it came from. */
  readonly comesFrom: readonly ItemId[]
  readonly resources: readonly ItemId[]
}

/** Every agreement on the board, in reading order. */
export function agreementsOf(view: BoardView): readonly AgreementReading[] {
  const restsOn = targetsBySource(view, 'rests-on')
  const linked = neighbours(view)
  return itemsOfKind(view, 'agreement').map((item) => ({
    ...agreementOf(view, item),
    comesFrom: restsOn.get(item.id) ?? [],
    resources: [...(linked.get(item.id) ?? [])].filter((id) => wholeItem(view, id)?.kind === 'resource').toSorted(),
  }))
}

function agreementOf(view: BoardView, item: WholeItem): Omit<AgreementReading, 'comesFrom' | 'resources'> {
  const standing = standingOf(view, item)
  const named = factsOf(item, 'who').map(({ key, value }) => ({ key, party: value, sector: partySector(view, value) }))
  const sectors = [...standing.holdsBySector.keys()]
  const actors = named.map(({ party }) => ('actor' in party ? party.actor : null)).filter((actor) => actor !== null)
  const answered = new Set([...standing.holds, ...standing.reservations].map(({ actor }) => actor))
  return {
    id: item.id,
    due: factOf(item, 'due') ?? null,
    status: factOf(item, 'status') ?? 0,
    named,
    standing,
    carriedBy: standing.holds.length === 0 ? 'nobody' : sectors.length > 1 ? 'several' : 'one-party',
    sectors,
    awaited: [...new Set(actors)].filter((actor) => !answered.has(actor)).toSorted(),
  }
}

/** The sector of a party: as it is known on the board, or as whoever named them said. */
export function partySector(view: BoardView, party: Party): string | null {
  return 'actor' in party ? sectorOf(view, party.actor) : party.sector
}

/** Sectors once each, in their order, without those who said none. */
export function distinctSectors(sectors: Iterable<string | null>): readonly string[] {
  const said = new Set([...sectors].filter((sector) => sector !== null))
  return [...said].toSorted(compareSectors)
}
