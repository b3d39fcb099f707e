import type { Zone } from '@samtavle/board'
import { boundsOf, type Rect } from './rect.ts'

/** A thing as far as sums over the whole board see it. */
export interface Summed {
  readonly zone: Zone | null
  readonly box: Rect
}

/** What is said of all things together, kept as they come and go: reading ten thousand for every change would take every frame. */
export interface SceneSums {
  /** One thing changed, came (no `before`) or went (no `after`). */
  changed(before: Summed | undefined, after: Summed | undefined): void
  /** Starts over. */
  reset(all: Iterable<Summed>): void
  takenZones(): ReadonlySet<Zone>
  /** Around everything; undefined around nothing. */
  bounds(): Rect | undefined
}

/** Starts over nothing; `all` is asked again when what lay at the edge has left it. */
export function createSceneSums(all: () => Iterable<Summed>): SceneSums {
  const countByZone = new Map<Zone, number>()
  let taken: ReadonlySet<Zone> = new Set()
  let bounds: Rect | undefined
  let areBoundsKnown = true

  const count = (zone: Zone | null | undefined, by: 1 | -1): void => {
    if (zone === null || zone === undefined) return
    const now = (countByZone.get(zone) ?? 0) + by
    countByZone.set(zone, now)
    if (taken.has(zone) === now > 0) return
    taken = new Set([...countByZone].filter(([, some]) => some > 0).map(([each]) => each))
  }
  return {
    changed(before, after) {
      // Whatever stays in its zone alone would else leave it empty for a moment, and the table is painted for such news.
      if (before?.zone !== after?.zone) {
        count(before?.zone, -1)
        count(after?.zone, 1)
      }
      if (before !== undefined && bounds !== undefined && reachesEdge(before.box, bounds)) areBoundsKnown = false
      if (after !== undefined && areBoundsKnown) {
        bounds = boundsOf(bounds === undefined ? [after.box] : [bounds, after.box])
      }
    },
    reset(things) {
      countByZone.clear()
      taken = new Set()
      for (const { zone } of things) count(zone, 1)
      areBoundsKnown = false
    },
    takenZones: () => taken,
    bounds() {
      if (!areBoundsKnown) bounds = boundsOf(Array.from(all(), ({ box }) => box))
      areBoundsKnown = true
      return bounds
    },
  }
}

function reachesEdge(box: Rect, bounds: Rect): boolean {
  return (
    box.x <= bounds.x ||
    box.y <= bounds.y ||
    box.x + box.width >= bounds.x + bounds.width ||
    box.y + box.height >= bounds.y + bounds.height
  )
}
