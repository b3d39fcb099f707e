import type { ItemId, ItemKind, LinkEnds, Zone } from '@samtavle/board'

/** The part of an item that decides how it is related to another. */
export interface Related {
  readonly id: ItemId
  readonly kind: ItemKind
  readonly zone: Zone | null
}

/** What a line drawn from one item to another means. */
export interface Relation {
  readonly from: ItemId
  readonly to: ItemId
  readonly as: LinkEnds['as']
}

/**
 * What a line between two items means: the thick rests on the thin, whichever way the line was drawn, and what people bring or
 * measure belongs with what it is for. Null when there is nothing to relate.
 */
export function relationBetween(start: Related, end: Related): Relation | null {
  if (start.id === end.id || !isRelated(start.kind) || !isRelated(end.kind)) return null
  const [a, b] = [thicknessOf(start), thicknessOf(end)]
  // What lies equally far along the axis stands side by side.
  if (a === null || b === null || a === b) return { from: start.id, to: end.id, as: 'relates' }
  const [thick, thin] = a < b ? [end, start] : [start, end]
  return { from: thick.id, to: thin.id, as: 'rests-on' }
}

function isRelated(kind: ItemKind): boolean {
  return kind !== 'link' && kind !== 'stroke' && kind !== 'section' && kind !== 'text'
}

const thicknessByZone: Readonly<Record<Zone, number>> = { understand: 1, plan: 2, implement: 3 }

/** How far towards the thick end something belongs; null for what nothing rests on. */
function thicknessOf({ kind, zone }: Related): number | null {
  if (kind === 'framing') return 0
  if (kind === 'agreement') return 3
  if (kind !== 'note') return null
  return zone === null ? 1 : thicknessByZone[zone]
}
