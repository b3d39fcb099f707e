/** A point of light on the board, in board units, and when it was there. */
export interface TrailPoint {
  readonly at: readonly [x: number, y: number]
  readonly time: number
}

/** What everybody's lasers leave behind for a moment: nothing of it is stored anywhere. */
export interface Trails {
  /** Lengthens somebody's trail; a point in the same place is none. */
  add(who: number, at: readonly [x: number, y: number], time: number): void
  /** Ends somebody's stroke: what comes next is not joined to it. */
  lift(who: number): void
  /** The strokes that are still seen, each from its oldest point, with whose it is. */
  seen(time: number): readonly { readonly who: number; readonly points: readonly TrailPoint[] }[]
}

/** How long light stays, in milliseconds: long enough to close a circle around something. */
export const trailMs = 1400
/** A stroke keeps no more points than this, however fast somebody moves. */
const mostPoints = 120

/** Starts dark. */
export function createTrails(): Trails {
  let strokes: readonly { readonly who: number; readonly isOpen: boolean; readonly points: readonly TrailPoint[] }[] =
    []
  return {
    add(who, at, time) {
      const open = strokes.find((stroke) => stroke.who === who && stroke.isOpen)
      const last = open?.points.at(-1)
      if (last?.at[0] === at[0] && last.at[1] === at[1]) return
      const longer = { who, isOpen: true, points: [...(open?.points ?? []), { at, time }].slice(-mostPoints) }
      strokes = [...strokes.filter((stroke) => stroke !== open), longer]
    },
    lift: (who) =>
      void (strokes = strokes.map((stroke) => (stroke.who === who ? { ...stroke, isOpen: false } : stroke))),
    seen(time) {
      strokes = strokes
        .map((stroke) => ({ ...stroke, points: stroke.points.filter((point) => time - point.time < trailMs) }))
        .filter(({ points, isOpen }) => points.length > 0 || isOpen)
      return strokes.filter(({ points }) => points.length > 0)
    },
  }
}
