import type { Item } from 'yjs'

/** Which of two items comes first in the list that both lie in. */
export interface ListOrder {
  isBefore(one: Item, other: Item): boolean
}

/** Nearly always the two are neighbours; further than this apart, counting the whole list once is cheaper than walking again and again. */
const maxSteps = 64

/** Makes the order of lists that do not change while it is asked. */
export function createListOrder(): ListOrder {
  const places = new Map<Item, number>()

  function placeOf(item: Item): number {
    if (!places.has(item)) countFrom(firstOf(item))
    return places.get(item) ?? Number.NaN
  }

  function countFrom(first: Item): void {
    for (let item: Item | null = first, place = 0; item !== null; item = item.right, place += 1) places.set(item, place)
  }

  return {
    isBefore(one, other) {
      let next = one.right
      for (let steps = 0; next !== null && steps < maxSteps; steps += 1) {
        if (next === other) return true
        next = next.right
      }
      // At the end of the list without having met it, or too far from it to walk on.
      return next !== null && placeOf(one) < placeOf(other)
    },
  }
}

function firstOf(item: Item): Item {
  let first = item
  while (first.left !== null) first = first.left
  return first
}
