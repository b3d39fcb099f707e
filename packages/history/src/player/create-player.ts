import { createReading, type ReadableRoots, type Reading, type ReadingChanges } from '@samtavle/board/reading'
import type { Tracks } from '../tracks/open-tracks.ts'
import type { TrackStore } from '../tracks/track-store.ts'
import { createItemMemory } from './item-memory.ts'
import { createMomentRoots, wordsAtMoment } from './moment-roots.ts'
import { createMover } from './mover.ts'
import { createToucher } from './toucher.ts'

/** What a canvas has to draw again after a jump; empty lists when nothing it shows has changed. */
export type MomentChanges = ReadingChanges

/** Who led to a moment, and when. */
export interface MomentEntry {
  readonly at: number
  /** Null where nobody may know. */
  readonly actor: string | null
}

/**
 * A board at any moment of its history. Moment 0 is the board before anything, moment `n` the board after its nth entry. Views
 * are of the same making as the live board's; only what differs between two moments is read again, in either direction alike.
 */
export interface Player extends Pick<Reading, 'view' | 'meta' | 'votings' | 'item' | 'gone'> {
  readonly lastMoment: number
  moment(): number
  /** Goes to a moment (the nearest there is) and says which items now read otherwise. */
  seek(moment: number): MomentChanges
  /** One edit on, or one back: `step(-1)`. */
  step(by: 1 | -1): MomentChanges
  /** The entry that led to a moment; null for moment 0. */
  entry(moment: number): MomentEntry | null
  /** The last moment not after a time: what was on the board then. */
  momentAt(time: number): number
  /** Everything written at the moment, by root: for what a view leaves out, such as bookmarks and comments. */
  roots(): ReadableRoots
}

/** Opens a player at moment 0. */
export function createPlayer({ store, lastMoment }: Tracks): Player {
  const eventByTrack = new Int32Array(store.tracks.length).fill(-1)
  const roots = createMomentRoots(store, eventByTrack)
  const reading = createReading(roots, wordsAtMoment, createItemMemory(store, eventByTrack))
  const mover = createMover(store, eventByTrack, firstEventAfter(store, lastMoment))
  const toucher = createToucher(store, reading)
  let moment = 0

  const seek = (wanted: number): MomentChanges => {
    const target = clampMoment(wanted, lastMoment)
    toucher.begin()
    mover.move(firstEventAfter(store, moment), firstEventAfter(store, target), toucher.touch)
    moment = target
    return reading.flush() ?? noChanges
  }

  return {
    lastMoment,
    view: reading.view,
    meta: reading.meta,
    votings: reading.votings,
    item: reading.item,
    gone: reading.gone,
    moment: () => moment,
    seek,
    step: (by) => seek(moment + by),
    entry: (of) => entryAt(store, of),
    momentAt: (time) => momentAt(store, time),
    roots: () => roots,
  }
}

const noChanges: MomentChanges = Object.freeze({ added: [], changed: [], removed: [], isMetaChanged: false })

function clampMoment(moment: number, lastMoment: number): number {
  return Number.isNaN(moment) ? 0 : Math.trunc(Math.max(0, Math.min(lastMoment, moment)))
}

function firstEventAfter({ entries }: TrackStore, moment: number): number {
  return entries.firstEvent.data[moment] ?? 0
}

function entryAt({ entries, actors }: TrackStore, moment: number): MomentEntry | null {
  const at = entries.at.data[moment - 1]
  if (!Number.isInteger(moment) || moment < 1 || moment > entries.at.length || at === undefined) return null
  return { at, actor: actors[entries.actor.data[moment - 1] ?? 0] ?? null }
}

/** Times hardly ever step back; where a clock did, the answer is a moment close by. */
function momentAt({ entries }: TrackStore, time: number): number {
  let low = 0
  let high = entries.at.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((entries.at.data[middle] ?? 0) <= time) low = middle + 1
    else high = middle
  }
  return low
}
