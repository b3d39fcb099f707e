import { isRecord } from '@samtavle/board/reading'
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
  const mark = (kind: Chapter['kind'], at: number, label: string | null): Chapter => ({
    kind,
    moment: player.momentAt(at),
    at,
    label,
  })
  player.seek(tracks.lastMoment)
  const { bookmarks } = player.roots()
  const marked = [...bookmarks.keys()].flatMap((key) => parseBookmark(bookmarks.get(key)))
  const pauses = idleStretches(tracks, pauseMs).map(({ moment, from }) => ({
    kind: 'pause' as const,
    moment,
    at: from,
    label: null,
  }))
  const chapters = [
    ...marked.map(({ at, label }) => mark('bookmark', at, label)),
    ...stages.map(({ at, label }) => mark('stage', at, label)),
    ...pauses,
    ...firsts(tracks),
  ]
  return chapters.toSorted((a, b) => a.moment - b.moment || a.at - b.at)
}

function parseBookmark(value: unknown): readonly Stage[] {
  if (!isRecord(value)) return []
  const { at, label } = value
  return typeof at === 'number' && Number.isFinite(at) ? [{ at, label: typeof label === 'string' ? label : '' }] : []
}

function firsts(tracks: Tracks): readonly Chapter[] {
  const found = new Map<Chapter['kind'], Chapter>()
  eachDeed(tracks, ({ kind, itemKind, moment, at }) => {
    if (kind !== 'added' || (itemKind !== 'framing' && itemKind !== 'agreement')) return
    const chapter = `first-${itemKind}` as const
    if (!found.has(chapter)) found.set(chapter, { kind: chapter, moment, at, label: null })
  })
  return [...found.values()]
}
