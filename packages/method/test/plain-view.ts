import {
  boardPoint,
  cardSizes,
  zoneAt,
  type ActorId,
  type BoardPoint,
  type BoardView,
  type ItemId,
  type ItemView,
  type LinkEnds,
  type Stand,
  type WholeItem,
  type Zone,
} from '@samtavle/board'
import { testAxis } from '@samtavle/board/testing'

/** A view as the board would read it, built by hand where a test needs many and no document. */
export function plainView(
  items: readonly ItemView[],
  sectors: Readonly<Record<string, string | null>> = {},
): BoardView {
  return {
    meta: { schema: 1, writable: true, title: '', language: 'en', axis: testAxis, legend: {}, namesAuthors: true },
    items: new Map(items.map((item) => [item.id, item])),
    lostLinks: new Map(),
    sectors: new Map(Object.entries(sectors).map(([actor, sector]) => [actor as ActorId, sector])),
    pulses: new Map(),
    votings: new Map(),
    votes: new Map(),
    bookmarks: new Map(),
  }
}

/** A whole item with nothing but what a test gives it. */
export function plainItem(id: string, parts: Partial<WholeItem> = {}): WholeItem {
  const place = parts.place ?? boardPoint(100, 100)
  return {
    state: 'whole',
    id: id as ItemId,
    kind: 'note',
    by: null,
    at: 0,
    place,
    zone: zoneAt(testAxis, place),
    ...cardSizes.resource,
    color: 'straw',
    order: 'a0',
    text: id,
    fields: new Map(),
    facts: new Map(),
    stands: new Map(),
    comments: [],
    stamps: new Map(),
    ...parts,
  }
}

/** A place in the middle of a zone; null is beside the axis. */
export function placeIn(zone: Zone | null): BoardPoint {
  const { y } = testAxis
  const [from, to] = zone === null ? [-1000, 0] : testAxis[zone]
  return boardPoint((from + to) / 2, (y[0] + y[1]) / 2)
}

/** A link between two items. */
export function plainLink(from: string, to: string, as: LinkEnds['as'] = 'rests-on'): WholeItem {
  return plainItem(`${from}>${to}`, { kind: 'link', ends: { from: from as ItemId, to: to as ItemId, as } })
}

/** Stands of these actors: `hold`, or the reason of a reservation. */
export function plainStands(stands: Readonly<Record<string, string>>): ReadonlyMap<ActorId, Stand> {
  return new Map(
    Object.entries(stands).map(([actor, said]): [ActorId, Stand] => [
      actor as ActorId,
      said === 'hold' ? { stand: 'hold', at: 1 } : { stand: 'reserve', reason: said, at: 1 },
    ]),
  )
}
