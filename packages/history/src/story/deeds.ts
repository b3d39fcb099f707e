import {
  defaultAxis,
  isRecord,
  parseAxis,
  parseBirth,
  zoneAt,
  type Axis,
  type BoardPoint,
  type ItemKind,
  type Zone,
} from '@samtavle/board/reading'
import { isThere, valueAt } from '../player/moment-roots.ts'
import type { Tracks } from '../tracks/open-tracks.ts'
import { changeKinds, type TrackStore } from '../tracks/track-store.ts'

/** What one event did, in the words of people. */
export type DeedKind =
  | 'joined'
  | 'added'
  | 'moved'
  | 'reworded'
  | 'recoloured'
  | 'resized'
  | 'raised'
  | 'deleted'
  | 'restored'
  | 'held'
  | 'reserved'
  | 'withdrew'
  | 'voted'
  | 'commented'
  | 'stamped'
  | 'bookmarked'
  | 'noted'
  | 'changed'

/** One event with who did it and to what. */
export interface Deed {
  readonly kind: DeedKind
  readonly event: number
  readonly moment: number
  /** Relay time in milliseconds since the epoch. */
  readonly at: number
  /** Null where nobody may know; it stays null in everything made from it. */
  readonly actor: string | null
  /** The sector the actor spoke from at that moment. */
  readonly sector: string | null
  readonly item: string
  /** Null where what it was done to is no item. */
  readonly itemKind: ItemKind | null
  /** Where the item lay after it; null beside the axis or where it has no place. */
  readonly zone: Zone | null
  readonly place: BoardPoint | null
}

/** Tells every deed of a history in order, in one pass. */
export function eachDeed({ store, lastMoment }: Tracks, onDeed: (deed: Deed) => void): void {
  const scene = createScene(store)
  const { at, actor, firstEvent } = store.entries
  for (let entry = 0; entry < lastMoment; entry += 1) {
    const name = store.actors[actor.data[entry] ?? 0] ?? null
    const who = { moment: entry + 1, at: at.data[entry] ?? 0, actor: name }
    const end = firstEvent.data[entry + 1] ?? 0
    for (let event = firstEvent.data[entry] ?? 0; event < end; event += 1) scene.happen(event)
    const sector = scene.sectorOf(name)
    for (let event = firstEvent.data[entry] ?? 0; event < end; event += 1)
      onDeed({ ...who, sector, ...scene.tell(event) })
  }
}

type Told = Pick<Deed, 'kind' | 'event' | 'item' | 'itemKind' | 'zone' | 'place'>

interface Scene {
  happen(event: number): void
  sectorOf(actor: string | null): string | null
  tell(event: number): Told
}

/** What has to be remembered on the way to say of an event what it did. */
function createScene(store: TrackStore): Scene {
  const sectorByActor = new Map<string, string | null>()
  const kindByItem: (ItemKind | null)[] = []
  const placeByItem: (BoardPoint | null)[] = []
  let axis: Axis = defaultAxis

  const factsOf = (event: number): { root: string; key: string; item: number } => {
    const track = store.tracks[store.events.track.data[event] ?? -1]
    return { root: store.rootNames[track?.root ?? -1] ?? '', key: track?.key ?? '', item: track?.item ?? -1 }
  }
  return {
    happen(event) {
      const { root, key, item } = factsOf(event)
      if (root === 'actors') sectorByActor.set(key, sectorIn(valueAt(store, event)))
      if (root === 'items' && isThere(store, event)) kindByItem[item] = parseBirth(valueAt(store, event))?.kind ?? null
      if (root === 'places') placeByItem[item] = pointAt(store, event)
      if (root === 'meta' && key === 'axis') axis = parseAxis(valueAt(store, event))
    },
    sectorOf: (actor) => (actor === null ? null : (sectorByActor.get(actor) ?? null)),
    tell(event) {
      const { root, key, item } = factsOf(event)
      const place = placeByItem[item] ?? null
      return {
        kind: deedByKey.find(([of, part]) => of === root && key.includes(part))?.[2] ?? kindOfDeed(store, root, event),
        event,
        item: store.items[item]?.id ?? '',
        itemKind: kindByItem[item] ?? null,
        place,
        zone: place === null ? null : zoneAt(axis, place),
      }
    },
  }
}

function sectorIn(value: unknown): string | null {
  const sector = isRecord(value) ? value['sector'] : null
  return typeof sector === 'string' ? sector : null
}

function pointAt({ events }: TrackStore, event: number): BoardPoint | null {
  if (events.kind.data[event] !== changeKinds.point) return null
  return [events.first.data[event] ?? 0, events.second.data[event] ?? 0] as const as BoardPoint
}

/** What the key tells already: the fact of how many agree and disagree with a note, and a sign that somebody left on it. */
const deedByKey: readonly (readonly [root: string, part: string, kind: DeedKind])[] = [
  ['facts', '/votes', 'voted'],
  ['comments', '/stamp/', 'stamped'],
]

const deedByRoot: Readonly<Record<string, DeedKind>> = {
  actors: 'joined',
  items: 'added',
  places: 'moved',
  texts: 'reworded',
  strokes: 'added',
  ends: 'added',
  orders: 'raised',
  votes: 'voted',
  comments: 'commented',
  bookmarks: 'bookmarked',
  facts: 'noted',
}

function kindOfDeed(store: TrackStore, root: string, event: number): DeedKind {
  if (root === 'gone') return isThere(store, event) ? 'deleted' : 'restored'
  if (root === 'stands') return standDeed(store, event)
  if (root === 'looks') return lookDeed(store, event)
  return deedByRoot[root] ?? 'changed'
}

function standDeed(store: TrackStore, event: number): DeedKind {
  const value = valueAt(store, event)
  if (!isRecord(value)) return 'withdrew'
  return typeof value['reserve'] === 'string' ? 'reserved' : 'held'
}

function lookDeed(store: TrackStore, event: number): DeedKind {
  const before = valueAt(store, store.events.previous.data[event] ?? -1)
  const after = valueAt(store, event)
  return isRecord(before) && isRecord(after) && before['color'] === after['color'] ? 'resized' : 'recoloured'
}
