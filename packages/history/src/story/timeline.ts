import type { Tracks } from '../tracks/open-tracks.ts'
import type { Action, Actions } from './actions.ts'

/** A pace to play a history at: playing time and moments, each from the other. Both ways never step back. */
export interface Timeline {
  readonly durationMs: number
  /** When a moment is reached; 0 for moment 0. */
  timeAt(moment: number): number
  /** The last moment reached by then. */
  momentAt(timeMs: number): number
}

/** How long a story takes at most, and how long one action is seen at least when there are few, in milliseconds. */
const storyMs = 90_000
const slowestActionMs = 500

/** How a story is told. */
export interface StoryOptions {
  /** In milliseconds; by default as long as its actions need, and 90 seconds at most. */
  readonly durationMs?: number
  /** Tells of these actions only: all others pass by in no time. */
  readonly keeps?: (action: Action) => boolean
}

/** Story mode: as many human actions every second, however long people took over them. Two hours are told in 90 seconds. */
export function storyTimeline(tracks: Tracks, actions: Actions, options: StoryOptions = {}): Timeline {
  const { keeps } = options
  const kept = keeps === undefined ? actions.list.length : actions.list.filter(keeps).length
  const length = options.durationMs ?? Math.min(storyMs, kept * slowestActionMs)
  return timelineOf(tracks.lastMoment, length, (entry) => {
    const action = actions.list[actions.byEntry[entry] ?? -1]
    if (keeps !== undefined && (action === undefined || !keeps(action))) return 0
    // An action's share is spread over its edits. An entry that changed nothing still takes a moment's while.
    return action === undefined ? 1e-3 : 1 / action.edits
  })
}

/** A stretch in which nobody did anything. */
export interface IdleStretch {
  /** The moment that stood still. */
  readonly moment: number
  readonly from: number
  readonly to: number
}

/** Nobody watches longer than this for nothing, in milliseconds. */
const idleMs = 20_000

/** Stretches without any edit, longest or not, in order. */
export function idleStretches({ store, lastMoment }: Tracks, longerThanMs = idleMs): readonly IdleStretch[] {
  const stretches: IdleStretch[] = []
  for (let entry = 1; entry < lastMoment; entry += 1) {
    const from = store.entries.at.data[entry - 1] ?? 0
    const to = store.entries.at.data[entry] ?? 0
    if (to - from > longerThanMs) stretches.push({ moment: entry, from, to })
  }
  return stretches
}

/** Wall time at speed 1, with idle stretches shown for a second only unless they are asked for. */
export function wallTimeline(tracks: Tracks, options: { readonly skipIdle: boolean } = { skipIdle: true }): Timeline {
  const { at } = tracks.store.entries
  const waits = Array.from({ length: tracks.lastMoment }, (_, entry) => {
    const wait = entry === 0 ? 0 : Math.max(0, (at.data[entry] ?? 0) - (at.data[entry - 1] ?? 0))
    return options.skipIdle && wait > idleMs ? shownIdleMs : wait
  })
  const total = waits.reduce((sum, wait) => sum + wait, 0)
  return timelineOf(tracks.lastMoment, total, (entry) => waits[entry] ?? 0)
}

/** How long a skipped stretch is shown, in milliseconds. */
const shownIdleMs = 1000

/** Spreads a duration over entries by their weights. */
function timelineOf(lastMoment: number, durationMs: number, weightOf: (entry: number) => number): Timeline {
  const reached = new Float64Array(lastMoment + 1)
  for (let entry = 0; entry < lastMoment; entry += 1) reached[entry + 1] = (reached[entry] ?? 0) + weightOf(entry)
  const total = reached[lastMoment] ?? 0
  const scale = total > 0 ? durationMs / total : 0
  for (let moment = 1; moment <= lastMoment; moment += 1) reached[moment] = (reached[moment] ?? 0) * scale
  return {
    durationMs: reached[lastMoment] ?? 0,
    timeAt: (moment) => reached[Math.trunc(Math.max(0, Math.min(lastMoment, moment)))] ?? 0,
    momentAt(timeMs) {
      let low = 0
      let high = lastMoment
      while (low < high) {
        const middle = (low + high + 1) >>> 1
        if ((reached[middle] ?? 0) <= timeMs) low = middle
        else high = middle - 1
      }
      return low
    },
  }
}
