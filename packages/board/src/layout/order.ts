import { generateJitteredKeyBetween, generateNJitteredKeysBetween } from 'fractional-indexing-jittered'

/**
 * `count` order keys above every key in `orders`, lowest first. Keys that a peer made up and the library cannot
 * count from are passed over, so a hostile key can be drawn on top but never stops anyone from adding a note.
 */
export function ordersAbove(orders: Iterable<string>, count: number): readonly string[] {
  const highest = boundOf(orders, (candidate, best) => candidate > best)
  return generateNJitteredKeysBetween(highest, null, count)
}

/** `count` order keys below every key in `orders`, lowest first. */
export function ordersBelow(orders: Iterable<string>, count: number): readonly string[] {
  const lowest = boundOf(orders, (candidate, best) => candidate < best)
  return generateNJitteredKeysBetween(null, lowest, count)
}

function boundOf(orders: Iterable<string>, beats: (candidate: string, best: string) => boolean): string | null {
  const all = [...orders]
  const first = outermost(all, beats)
  // Trying a key costs far more than comparing two, and hardly any board has one that is of no use.
  if (first === null || isUsable(first)) return first
  return outermost(all.filter(isUsable), beats)
}

function outermost(orders: readonly string[], beats: (candidate: string, best: string) => boolean): string | null {
  return orders.reduce<string | null>((best, order) => (best === null || beats(order, best) ? order : best), null)
}

function isUsable(order: string): boolean {
  try {
    return generateJitteredKeyBetween(order, null) > order && generateJitteredKeyBetween(null, order) < order
  } catch {
    // The library throws on a key that it did not make: that is the answer, not a failure.
    return false
  }
}

/** Sorts items from the bottom of the board to the top; ties break by id so that all screens agree. */
export function compareOrder(
  a: { readonly order: string; readonly id: string },
  b: { readonly order: string; readonly id: string },
): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1
  return a.id < b.id ? -1 : Number(a.id > b.id)
}
