import type { ItemId } from '@samtavle/board'

/** What decides where something is read: its centre and its height. */
export interface Placed {
  readonly id: ItemId
  readonly x: number
  readonly y: number
  readonly height: number
}

/**
 * The order in which a person would read what lies in a zone: rows from top to bottom, each from left to right.
 * Something belongs to a row while its centre lies less than half a note below the row's first; hand-laid rows are never quite straight.
 */
export function readingOrder(items: readonly Placed[]): readonly ItemId[] {
  const byHeight = items.toSorted((a, b) => a.y - b.y || a.x - b.x || compareIds(a, b))
  const rows: Placed[][] = []
  for (const item of byHeight) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && item.y - first.y < Math.min(first.height, item.height) / 2) row.push(item)
    else rows.push([item])
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.x - b.x || a.y - b.y || compareIds(a, b)).map(({ id }) => id))
}

function compareIds(a: Placed, b: Placed): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
