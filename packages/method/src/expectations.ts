import { factOf, zones, type ActorId, type BoardView, type ItemId, type WholeItem, type Zone } from '@samtavle/board'
import { distinctSectors } from './agreements.ts'
import { compareSectors, compareWords, sectorOf } from './sector.ts'
import { standingOf, type Reservation } from './standing.ts'
import { itemsOfKind } from './work.ts'

/** What one participant expects, ready to be laid beside the others'. */
export interface ExpectationReading {
  readonly id: ItemId
  readonly actor: ActorId | null
  readonly sector: string | null
  readonly shortTerm: string
  readonly longTerm: string
  readonly commitment: string
  /** How far along the axis they expect to go together. */
  readonly reach: Zone | null
  /** Hours a month they expect to give. */
  readonly hours: number | null
}

/**
 * Where expectations differ, as far as that can be said without guessing at words: what is asked in the same terms of everybody
 * is compared, and anybody can mark where they see it differently by a reservation on an expectation.
 */
export type Difference =
  | {
      readonly about: 'reach'
      readonly answers: readonly { readonly reach: Zone; readonly expectations: readonly ItemId[] }[]
    }
  | { readonly about: 'hours'; readonly least: number; readonly most: number }
  /** Some hope for something and say nothing of what they can commit to. */
  | { readonly about: 'commitment'; readonly without: readonly ItemId[] }
  | { readonly about: 'reservation'; readonly expectation: ItemId; readonly reservation: Reservation }

/** Expectations side by side, by sector, and where they differ. */
export interface ExpectationAlignment {
  readonly stated: readonly ExpectationReading[]
  readonly sectors: readonly string[]
  readonly differences: readonly Difference[]
}

/** Lays all expectations side by side. */
export function expectationsOf(view: BoardView): ExpectationAlignment {
  const items = itemsOfKind(view, 'expectation')
  const stated = items.map((item) => readExpectation(view, item)).toSorted(bySector)
  return {
    stated,
    sectors: distinctSectors(stated.map(({ sector }) => sector)),
    differences: [
      ...reachDifferences(stated),
      ...hourDifferences(stated),
      ...commitmentDifferences(stated),
      ...doubts(view, items),
    ],
  }
}

function readExpectation(view: BoardView, item: WholeItem): ExpectationReading {
  return {
    id: item.id,
    actor: item.by,
    sector: sectorOf(view, item.by),
    shortTerm: item.text,
    longTerm: item.fields.get('long-term') ?? '',
    commitment: item.fields.get('commitment') ?? '',
    reach: factOf(item, 'reach') ?? null,
    hours: factOf(item, 'hours') ?? null,
  }
}

function bySector(a: ExpectationReading, b: ExpectationReading): number {
  return compareSectors(a.sector, b.sector) || compareWords(a.id, b.id)
}

function reachDifferences(stated: readonly ExpectationReading[]): readonly Difference[] {
  const answers = zones
    .map((reach) => ({ reach, expectations: stated.filter((each) => each.reach === reach).map(({ id }) => id) }))
    .filter(({ expectations }) => expectations.length > 0)
  return answers.length > 1 ? [{ about: 'reach', answers }] : []
}

/** Hours differ in kind, not in detail, when some expect to give more than twice what others do. */
const notableRatio = 2

function hourDifferences(stated: readonly ExpectationReading[]): readonly Difference[] {
  const hours = stated.map((each) => each.hours).filter((value) => value !== null)
  const least = Math.min(...hours)
  const most = Math.max(...hours)
  return hours.length > 1 && most > notableRatio * least ? [{ about: 'hours', least, most }] : []
}

function commitmentDifferences(stated: readonly ExpectationReading[]): readonly Difference[] {
  const without = stated.filter(({ commitment }) => commitment.trim() === '').map(({ id }) => id)
  return without.length > 0 && without.length < stated.length ? [{ about: 'commitment', without }] : []
}

function doubts(view: BoardView, items: readonly WholeItem[]): readonly Difference[] {
  return items.flatMap((item) =>
    standingOf(view, item).reservations.map((reservation) => ({
      about: 'reservation' as const,
      expectation: item.id,
      reservation,
    })),
  )
}
