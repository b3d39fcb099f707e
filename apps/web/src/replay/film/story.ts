import type { ItemId, Zone } from '@samtavle/board'
import {
  actionsOf,
  activityAlong,
  chaptersOf,
  countableSectors,
  createPlayer,
  filterActions,
  idleStretches,
  storyTimeline,
  wallTimeline,
  type Action,
  type ActionFilter,
  type Actions,
  type ActivityStrip,
  type Chapter,
  type IdleStretch,
  type Stage,
  type Timeline,
  type Tracks,
} from '@samtavle/history/player'

/** Everything a history tells beside its pictures; made once for a film. */
export interface Story {
  readonly tracks: Tracks
  readonly actions: Actions
  readonly chapters: readonly Chapter[]
  readonly idle: readonly IdleStretch[]
  readonly startedAt: number
  readonly endedAt: number
  /** Sectors that enough people speak from for nobody to be told of alone. */
  readonly crowds: ReadonlySet<string | null>
  /** The last words an item ever had; empty for one without words. */
  wordsOf(item: string): string
}

/** Whom and what to show; an empty set keeps everything. */
export interface Choice {
  readonly sector: string | null
  readonly actor: string | null
  readonly zone: Zone | null
  readonly kind: Action['itemKind']
}

/** Nothing chosen: everything is shown. */
export const everything: Choice = { sector: null, actor: null, zone: null, kind: null }

/** `story`: so many human actions a second. `clock`: as time passed. */
export type Pace = 'story' | 'clock'

/** Tells the story of tracks and of the steps there were. Takes some tenths of a second for a long workshop: ask for it once there is a picture. */
export function tellStory(tracks: Tracks, stages: readonly Stage[]): Story {
  const { at } = tracks.store.entries
  return {
    tracks,
    actions: actionsOf(tracks),
    chapters: chaptersOf(tracks, stages),
    idle: idleStretches(tracks),
    startedAt: at.data[0] ?? 0,
    endedAt: at.data[Math.max(0, tracks.lastMoment - 1)] ?? 0,
    crowds: countableSectors(tracks),
    wordsOf: lastWords(tracks),
  }
}

function lastWords(tracks: Tracks): (item: string) => string {
  const ending = createPlayer(tracks)
  ending.seek(tracks.lastMoment)
  let gone: ReadonlyMap<string, string> | null = null
  return (item) => {
    const there = ending.item(item as ItemId)
    if (there !== undefined) return there.text
    gone ??= new Map(ending.gone().map(({ item: { id, text } }) => [id, text]))
    return gone.get(item) ?? ''
  }
}

/** Whether anything is chosen. */
export function isNarrow({ sector, actor, zone, kind }: Choice): boolean {
  return sector !== null || actor !== null || zone !== null || kind !== null
}

/** The actions that a choice keeps, in order. */
export function chosenActions({ actions }: Story, choice: Choice): readonly Action[] {
  return isNarrow(choice) ? filterActions(actions.list, filterOf(choice)) : actions.list
}

function filterOf({ sector, actor, zone, kind }: Choice): ActionFilter {
  return {
    ...(sector === null ? {} : { sectors: new Set([sector]) }),
    ...(actor === null ? {} : { actors: new Set([actor]) }),
    ...(zone === null ? {} : { zones: new Set([zone]) }),
    ...(kind === null ? {} : { itemKinds: new Set([kind]) }),
  }
}

/** How a story is paced: by the clock, or by the chosen actions. */
export interface Pacing {
  readonly pace: Pace
  readonly skipsIdle: boolean
  readonly choice: Choice
}

/** The timeline of a story at a pace. */
export function timelineOf(story: Story, { pace, skipsIdle, choice }: Pacing): Timeline {
  if (pace === 'clock') return wallTimeline(story.tracks, { skipIdle: skipsIdle })
  if (!isNarrow(choice)) return storyTimeline(story.tracks, story.actions)
  const kept = new Set(chosenActions(story, choice))
  return storyTimeline(story.tracks, story.actions, { keeps: (action) => kept.has(action) })
}

/** The activity of each sector along a timeline. */
export function stripOf(story: Story, timeline: Timeline, steps: number): ActivityStrip {
  return activityAlong(story.tracks, timeline, steps)
}

/** The place in a list of actions, ordered by their beginning, of the last that had begun at a moment; -1 for none. */
export function lastBegun(actions: readonly Action[], moment: number): number {
  let low = 0
  let high = actions.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((actions[middle]?.firstMoment ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low - 1
}
