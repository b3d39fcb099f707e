import { rootNames, type ReadableRoot, type ReadableRoots } from '@samtavle/board/reading'
import { changeKinds, textAt, type TrackStore } from '../tracks/track-store.ts'

/** The newest event of every track at one moment, or -1 where nothing was written yet. */
export type EventByTrack = Int32Array

/** The roots of a board at the moment that `eventByTrack` stands at. Nothing is read before it is asked for. */
export function createMomentRoots(store: TrackStore, eventByTrack: EventByTrack): ReadableRoots {
  const trackOf = createTrackFinder(store)
  const tracksByRoot = store.rootNames.map(() => [] as number[])
  for (const [track, { root }] of store.tracks.entries()) tracksByRoot[root]?.push(track)
  const texts: (MomentText | undefined)[] = []
  const textOf = (track: number): MomentText =>
    (texts[track] ??= createMomentText(store, () => eventByTrack[track] ?? -1))
  const rootOf = (name: string): ReadableRoot => {
    const root = store.rootNames.indexOf(name)
    const eventOf = (key: string): number => eventByTrack[trackOf(root, key)] ?? -1
    return {
      has: (key) => isThere(store, eventOf(key)),
      get(key) {
        const event = eventOf(key)
        return store.events.kind.data[event] === changeKinds.text ? textOf(trackOf(root, key)) : valueAt(store, event)
      },
      *keys() {
        for (const track of tracksByRoot[root] ?? []) {
          if (isThere(store, eventByTrack[track] ?? -1)) yield store.tracks[track]?.key ?? ''
        }
      },
    }
  }
  return Object.fromEntries(rootNames.map((name) => [name, rootOf(name)])) as ReadableRoots
}

/** The words of a shared text at the moment; null for any other value. */
export function wordsAtMoment(value: unknown): string | null {
  return isMomentText(value) ? value.words() : null
}

/** Finds tracks by root and key. A reading asks all roots for one key in a row, so the last key found is kept at hand. */
function createTrackFinder({ tracks, rootNames: names }: TrackStore): (root: number, key: string) => number {
  const tracksByKey = new Map<string, Int32Array>()
  for (const [track, { root, key }] of tracks.entries()) {
    const byRoot = tracksByKey.get(key) ?? new Int32Array(names.length).fill(-1)
    byRoot[root] = track
    tracksByKey.set(key, byRoot)
  }
  let lastKey: string | null = null
  let last: Int32Array | undefined
  return (root, key) => {
    if (key !== lastKey) {
      last = tracksByKey.get(key)
      lastKey = key
    }
    return last?.[root] ?? -1
  }
}

/** Whether an event left anything under its key. */
export function isThere({ events }: TrackStore, event: number): boolean {
  return event !== -1 && events.kind.data[event] !== changeKinds.absent
}

/** What an event left under its key: plain data, a shared text as it was then (see `wordsAtMoment`), or undefined for nothing. */
export function valueAt(store: TrackStore, event: number): unknown {
  if (!isThere(store, event)) return undefined
  const { kind, first, second } = store.events
  if (kind.data[event] === changeKinds.point) return [first.data[event] ?? 0, second.data[event] ?? 0]
  if (kind.data[event] === changeKinds.value) return store.values[first.data[event] ?? 0]
  return createMomentText(store, () => event)
}

/** A shared text that says what it said at an event, which may move, as the words of a document's own text do. */
interface MomentText {
  readonly words: () => string
}

/** Shared texts inherit from this, so that like the document's own they are no plain records. */
const momentTextKind: object = Object.freeze(Object.create(null) as object)

function createMomentText(store: TrackStore, eventNow: () => number): MomentText {
  let event = -1
  let text = ''
  const words = (): string => {
    const now = eventNow()
    if (now !== event) text = textAt(store, now)
    event = now
    return text
  }
  return Object.setPrototypeOf({ words }, momentTextKind) as MomentText
}

function isMomentText(value: unknown): value is MomentText {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === momentTextKind
}
