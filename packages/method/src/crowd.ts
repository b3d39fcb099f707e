import { compareSectors } from './sector.ts'

/** The fewest people of whom anything is told: of two, each could work out the other. */
export const smallestCrowd = 3

/**
 * Divides sectors into crowds of at least three people, so that nobody's share can be seen in a number. Sectors that are too few
 * stand together; if they still are too few, the smallest of the others joins them, because what is left of a whole when all
 * other parts are known is known too. Empty when there are fewer than three people in all.
 */
export function crowdsOf(countBySector: ReadonlyMap<string | null, number>): readonly (readonly (string | null)[])[] {
  const sectors = [...countBySector].filter(([, count]) => count > 0).toSorted(([a], [b]) => compareSectors(a, b))
  const large = sectors.filter(([, count]) => count >= smallestCrowd)
  const small = sectors.filter(([, count]) => count < smallestCrowd)
  const isEnough = small.reduce((sum, [, count]) => sum + count, 0) >= smallestCrowd
  const joining = small.length === 0 || isEnough ? undefined : large.toSorted(([, a], [, b]) => a - b)[0]
  if (small.length > 0 && !isEnough && joining === undefined) return []
  const together = [...small, ...(joining === undefined ? [] : [joining])]
    .map(([sector]) => sector)
    .toSorted(compareSectors)
  const apart = large.filter((entry) => entry !== joining).map(([sector]) => [sector])
  return together.length === 0 ? apart : [...apart, together]
}
