import {
  createReading,
  rootNames,
  type ReadableRoots,
  type Reading,
  type ReadingChanges,
  type RootName,
} from '@samtavle/board/reading'
import type { Tracks } from '../tracks/open-tracks.ts'
import type { TrackStore } from '../tracks/track-store.ts'
import { eventsByTrack, newestBefore, type EventsByTrack } from './events-by-track.ts'
import { createMomentRoots, wordsAtMoment } from './moment-roots.ts'

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
export interface Player extends Pick<Reading, 'view' | 'meta' | 'item' | 'gone'> {
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
  const events = eventsByTrack(store)
  const eventByTrack = new Int32Array(store.tracks.length).fill(-1)
  const roots = createMomentRoots(store, eventByTrack)
  const reading = createReading(roots, wordsAtMoment)
  const mover = createMover(store, eventByTrack, events)
  const touch = createToucher(store, reading)
  let moment = 0

  const seek = (wanted: number): MomentChanges => {
    const target = clampMoment(wanted, lastMoment)
    mover.move(firstEventAfter(store, moment), firstEventAfter(store, target), touch)
    moment = target
    return reading.flush() ?? noChanges
  }

  return {
    lastMoment,
    view: reading.view,
    meta: reading.meta,
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

interface Mover {
  /** Brings every track from just before event `from` to just before event `to`, and then tells each that moved, once. */
  move(from: number, to: number, onTrack: (track: number) => void): void
}

/** A far jump looks every track up; a near one goes from event to event, backwards by each event's note of the one before. */
function createMover(store: TrackStore, eventByTrack: Int32Array, sorted: EventsByTrack): Mover {
  const { track, previous } = store.events
  const met = new Uint32Array(store.tracks.length)
  // Which jump last met each track, so that a track met twice is told once.
  const metIn = new Uint32Array(store.tracks.length)
  let metCount = 0
  let jump = 0

  const set = (of: number, event: number): void => {
    eventByTrack[of] = event
    if (metIn[of] === jump) return
    metIn[of] = jump
    met[metCount] = of
    metCount += 1
  }
  const lookUp = (to: number): void => {
    for (let of = 0; of < eventByTrack.length; of += 1) {
      const event = newestBefore(sorted, of, to)
      if (event !== eventByTrack[of]) set(of, event)
    }
  }
  const walk = (from: number, to: number): void => {
    for (let event = from; event < to; event += 1) set(track.data[event] ?? 0, event)
    for (let event = from - 1; event >= to; event -= 1) set(track.data[event] ?? 0, previous.data[event] ?? -1)
  }
  return {
    move(from, to, onTrack) {
      jump += 1
      metCount = 0
      if (Math.abs(to - from) > eventByTrack.length) lookUp(to)
      else walk(from, to)
      // Only now: a reading looks at what a track says, and a track can move more than once on the way.
      for (let index = 0; index < metCount; index += 1) onTrack(met[index] ?? 0)
    },
  }
}

/** Tells the reading of a track's key; roots that this version does not know are passed over. */
function createToucher({ tracks, rootNames: names }: TrackStore, reading: Reading): (track: number) => void {
  const known = names.map((name) => rootNames.find((root) => root === name) ?? null)
  return (track) => {
    const facts = tracks[track]
    const root: RootName | null = facts === undefined ? null : (known[facts.root] ?? null)
    if (facts !== undefined && root !== null) reading.touch(root, facts.key)
  }
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
