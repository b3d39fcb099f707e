import { readingOrder, zones, type BoardView, type ItemView, type Zone } from '@samtavle/board'

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
