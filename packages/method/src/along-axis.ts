import { readingOrder, zones, type BoardView, type ItemView, type Zone } from '@samtavle/board'
import { groundingsOf } from './grounding.ts'
import { workIn } from './work.ts'

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

/** How far along the axis the work is, and how much of the thick end rests on the thin. */
export interface Thickness {
  readonly workByZone: Readonly<Record<Zone, number>>
  /** How much of the work in Implement is grounded. */
  readonly grounded: number
}

/** Measures how thick the work is. Thin is not worth less: it is where everything thick begins. */
export function thicknessOf(view: BoardView): Thickness {
  const [understand, plan, implement] = zones.map((zone) => workIn(view, zone).length)
  const grounded = [...groundingsOf(view).values()].filter(({ state }) => state === 'grounded').length
  return { workByZone: { understand: understand ?? 0, plan: plan ?? 0, implement: implement ?? 0 }, grounded }
}
