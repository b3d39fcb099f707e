import { noteSize } from '../document/schema.ts'
import type { ItemView } from '../read/view.ts'

/** Items whose top edges are this close (board units) are read as one row, because nobody lays notes out to the unit. */
const rowTolerance = noteSize / 2

/** Items in the order people read them: rows from the top, each from the left; damaged ones without a place come last. */
export function readingOrder<Item extends ItemView>(items: Iterable<Item>): readonly Item[] {
  const all = [...items].map((item) => ({ item, left: leftOf(item), top: topOf(item) }))
  const byTop = all.toSorted((a, b) => a.top - b.top || a.left - b.left || compareIds(a.item, b.item))
  const rowTops: number[] = []
  const placed = byTop.map((entry) => {
    const row = rowTops.at(-1)
    if (row === undefined || entry.top - row > rowTolerance) rowTops.push(entry.top)
    return { ...entry, row: rowTops.length }
  })
  return placed
    .toSorted((a, b) => a.row - b.row || a.left - b.left || compareIds(a.item, b.item))
    .map(({ item }) => item)
}

function topOf(item: ItemView): number {
  if (item.place === null) return Number.MAX_VALUE
  return item.place[1] - (item.state === 'whole' ? item.height : noteSize) / 2
}

function leftOf(item: ItemView): number {
  if (item.place === null) return Number.MAX_VALUE
  return item.place[0] - (item.state === 'whole' ? item.width : noteSize) / 2
}

function compareIds(a: ItemView, b: ItemView): number {
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
