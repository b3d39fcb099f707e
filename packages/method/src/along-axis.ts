import { readingOrder, zones, type BoardView, type ItemId, type ItemView, type Zone } from '@samtavle/board'
import { groundingsOf, planGroundingsOf, type Grounding } from './grounding.ts'
import { standingOf } from './standing.ts'
import { isParked, itemsOfKind, workIn } from './work.ts'

/** What lies in one zone, in reading order; `zone` is null for what lies beside the axis. */
export interface ZoneContents {
  readonly zone: Zone | null
  readonly items: readonly ItemView[]
}

/** The board read along the axis, from thin to thick, and at the end what lies beside it. Links are relations, not contents. */
export function contentsAlongAxis(view: BoardView): readonly ZoneContents[] {
  const contents = [...view.items.values()].filter((item) => item.state === 'damaged' || item.kind !== 'link')
  return [...zones, null].map((zone) => ({
    zone,
    items: readingOrder(contents.filter((item) => item.zone === zone)),
  }))
}

/** What a zone adds to the rope of the axis: framings in Understand, plans in Plan, measures in Implement. */
export interface Strand {
  readonly whole: number
  /** How many of them are firm: framings that are shared, work that rests on one. */
  readonly firm: number
}

/** How far along the axis the work is, and how much of it rests on the thin. */
export type Thickness = Readonly<Record<Zone, Strand>>

/**
 * Measures how thick the work is. Thin is not worth less: it is where everything thick begins. Whoever has judged the work of
 * Plan and Implement already hands that in.
 */
export function thicknessOf(
  view: BoardView,
  groundings: ReadonlyMap<ItemId, Grounding> = new Map([...groundingsOf(view), ...planGroundingsOf(view)]),
): Thickness {
  const framings = itemsOfKind(view, 'framing').filter((framing) => !isParked(framing))
  const shared = framings.filter((framing) => standingOf(view, framing).state === 'shared')
  const strandOf = (zone: Zone): Strand => {
    const work = workIn(view, zone)
    return { whole: work.length, firm: work.filter(({ id }) => groundings.get(id)?.state === 'grounded').length }
  }
  return {
    understand: { whole: framings.length, firm: shared.length },
    plan: strandOf('plan'),
    implement: strandOf('implement'),
  }
}
