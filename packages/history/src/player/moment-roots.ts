import { rootNames, type ReadableRoot, type ReadableRoots } from '@samtavle/board/reading'
import { changeKinds, textAt, type TrackStore } from '../tracks/track-store.ts'

/** The newest event of every track at one moment, or -1 where nothing was written yet. */
export type EventByTrack = Int32Array

/** The roots of a board at the moment that `eventByTrack` stands at. Nothing is read before it is asked for. */
export function createMomentRoots(store: TrackStore, eventByTrack: EventByTrack): ReadableRoots {
  const tracksByRoot = indexTracks(store)
  const rootOf = (name: string): ReadableRoot => createRoot(store, eventByTrack, tracksByRoot.get(name) ?? new Map())
  return Object.fromEntries(rootNames.map((name) => [name, rootOf(name)])) as ReadableRoots
}

/** The words of a shared text at a moment; null for any other value. */
export function wordsAtMoment(value: unknown): string | null {
  return isMomentText(value) ? textAt(value.store, value.event) : null
}

function createRoot(store: TrackStore, eventByTrack: EventByTrack, tracks: ReadonlyMap<string, number>): ReadableRoot {
  const eventOf = (key: string): number => {
    const track = tracks.get(key)
    return track === undefined ? -1 : (eventByTrack[track] ?? -1)
  }
  return {
    has: (key) => isThere(store, eventOf(key)),
    get: (key) => valueAt(store, eventOf(key)),
    *keys() {
      for (const [key, track] of tracks) if (isThere(store, eventByTrack[track] ?? -1)) yield key
    },
  }
}

/** Whether an event left anything under its key. */
export function isThere({ events }: TrackStore, event: number): boolean {
  return event !== -1 && events.kind.data[event] !== changeKinds.absent
}

/** What an event left under its key: plain data, a shared text (see `wordsAtMoment`), or undefined for nothing. */
export function valueAt(store: TrackStore, event: number): unknown {
  if (!isThere(store, event)) return undefined
  const { kind, first, second } = store.events
  if (kind.data[event] === changeKinds.point) return [first.data[event] ?? 0, second.data[event] ?? 0]
  if (kind.data[event] === changeKinds.value) return store.values[first.data[event] ?? 0]
  return momentText(store, event)
}

interface MomentText {
  readonly store: TrackStore
  readonly event: number
}

/** Shared texts inherit from this, so that like the document's own they are no plain records. */
const momentTextKind: object = Object.freeze(Object.create(null) as object)

function momentText(store: TrackStore, event: number): MomentText {
  return Object.assign(Object.create(momentTextKind) as object, { store, event })
}

function isMomentText(value: unknown): value is MomentText {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === momentTextKind
}

function indexTracks({ rootNames: names, tracks }: TrackStore): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const byRoot = names.map(() => new Map<string, number>())
  for (const [index, { root, key }] of tracks.entries()) byRoot[root]?.set(key, index)
  return new Map(names.map((name, root) => [name, byRoot[root] ?? new Map()]))
}
