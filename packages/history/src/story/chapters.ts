import { readBookmarks } from '@samtavle/board/reading'
import { createPlayer } from '../player/create-player.ts'
import type { Tracks } from '../tracks/open-tracks.ts'
import { eachDeed } from './deeds.ts'
import { idleStretches } from './timeline.ts'

/** A place in a history worth jumping to. */
export interface Chapter {
  readonly kind: 'bookmark' | 'stage' | 'pause' | 'first-framing' | 'first-agreement'
  readonly moment: number
  readonly at: number
  /** What people called it; null where the interface has a word for it. */
  readonly label: string | null
  /** Who set a bookmark, and its id; null for what nobody set. */
  readonly bookmark: { readonly id: string; readonly by: string | null } | null
}

/** A stage of the process, which lives in another document than the tracks are of. */
export interface Stage {
  readonly at: number
  readonly label: string
}

/** A pause long enough to be one, in milliseconds. */
const pauseMs = 180_000

/** The chapters of a history in order. */
export function chaptersOf(tracks: Tracks, stages: readonly Stage[] = []): readonly Chapter[] {
  const player = createPlayer(tracks)
  player.seek(tracks.lastMoment)
  const found = foundOnTheWay(tracks)
  const marked = [...readBookmarks(player.roots()).values()].map(({ id, at, label, by }): Chapter => {
    // A device whose clock is ahead marks a time to come; what was set as it happened is no later than its setting.
    const moment = Math.min(player.momentAt(at), found.setAt.get(id) ?? tracks.lastMoment)
    return { kind: 'bookmark', moment, at, label, bookmark: { id, by } }
  })
  const pauses = idleStretches(tracks, pauseMs).map(({ moment, from }) => ({
    kind: 'pause' as const,
    moment,
    at: from,
    label: null,
    bookmark: null,
  }))
  const chapters = [
    ...marked,
    ...stages.map(({ at, label }): Chapter => ({
      kind: 'stage',
      moment: player.momentAt(at),
      at,
      label,
      bookmark: null,
    })),
    ...pauses,
    ...found.firsts.values(),
  ]
  return chapters.toSorted((a, b) => a.moment - b.moment || a.at - b.at)
}

interface Found {
  readonly firsts: ReadonlyMap<Chapter['kind'], Chapter>
  /** The moment at which each bookmark was set. */
  readonly setAt: ReadonlyMap<string, number>
}

function foundOnTheWay(tracks: Tracks): Found {
  const firsts = new Map<Chapter['kind'], Chapter>()
  const setAt = new Map<string, number>()
  eachDeed(tracks, ({ kind, item, itemKind, moment, at }) => {
    if (kind === 'bookmarked' && !setAt.has(item)) setAt.set(item, moment)
    if (kind !== 'added' || (itemKind !== 'framing' && itemKind !== 'agreement')) return
    const chapter = `first-${itemKind}` as const
    if (!firsts.has(chapter)) firsts.set(chapter, { kind: chapter, moment, at, label: null, bookmark: null })
  })
  return { firsts, setAt }
}
