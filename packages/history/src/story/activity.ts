import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed } from './deeds.ts'
import { countableSectors } from './dignity.ts'
import type { Timeline } from './timeline.ts'

/** Activity along a timeline, for the strip under the player. */
export interface ActivityStrip {
  /** Edits of each sector in each of the strip's steps; sectors that fewer than three people speak from are in no figure. */
  readonly bySector: ReadonlyMap<string | null, readonly number[]>
  /** The sum of the sectors shown, and of nothing else: no difference tells what is hidden. */
  readonly shown: readonly number[]
}

/** Counts edits by sector in so many steps of a timeline. */
export function activityAlong(tracks: Tracks, timeline: Timeline, steps: number): ActivityStrip {
  const bySector = new Map<string | null, number[]>()
  const shown: number[] = Array.from({ length: steps }, () => 0)
  const countable = countableSectors(tracks)
  eachDeed(tracks, ({ moment, sector }) => {
    if (!countable.has(sector)) return
    const figures = bySector.get(sector) ?? Array.from({ length: steps }, () => 0)
    bySector.set(sector, figures)
    const share = timeline.durationMs === 0 ? 0 : timeline.timeAt(moment) / timeline.durationMs
    const step = Math.min(steps - 1, Math.floor(share * steps))
    figures[step] = (figures[step] ?? 0) + 1
    shown[step] = (shown[step] ?? 0) + 1
  })
  return { bySector, shown }
}
