import { writeActor, type BoardView, type Edits, type ItemId, type WholeItem, type Zone } from '@samtavle/board'
import { createTestClock, createTestPeers, syncPeers, type TestPeer } from '@samtavle/board/testing'
import { gatheringOf, type Gathering } from '../src/index.ts'
import { placeIn } from './plain-view.ts'

/** A group around one board in a test: everybody edits a document of their own until they sync. */
export interface Workshop<Name extends string> {
  readonly people: Readonly<Record<Name, TestPeer>>
  readonly gathering: Gathering
  /** Everybody syncs; what they all see then. */
  view(): BoardView
  sync(): void
  /** Time passes for everybody. */
  wait(ms: number): void
  /** Each of these people holds an item. */
  hold(id: ItemId, ...names: readonly Name[]): void
}

/** Gathers people by name and sector; null for who would rather not say. */
export function createWorkshop<Name extends string>(sectors: Readonly<Record<Name, string | null>>): Workshop<Name> {
  const clock = createTestClock()
  const names = Object.keys(sectors) as Name[]
  const peers = createTestPeers(names.length, clock)
  const people = Object.fromEntries(names.map((name, index) => [name, peers[index]])) as Record<Name, TestPeer>
  for (const name of names) writeActor(people[name].doc, people[name].actor, sectors[name])
  syncPeers(peers)
  const sync = (): void => syncPeers(peers)
  return {
    people,
    gathering: gatheringOf(names.map((name) => ({ actorId: people[name].actor, sector: sectors[name] }))),
    sync,
    view() {
      sync()
      const [first] = peers
      if (first === undefined) throw new Error('a workshop needs somebody')
      return first.board.view()
    },
    wait: clock.advance,
    hold(id, ...holders) {
      sync()
      for (const name of holders) people[name].edits.hold(id)
      sync()
    },
  }
}

/** A note in the middle of a zone. */
export function addWork(edits: Edits, zone: Zone, text: string = zone): ItemId {
  return edits.addNote({ place: placeIn(zone), text })
}

/** A shared framing, a plan that rests on it and a measure that rests on the plan, made by the first of the people. */
export function addGroundedChain<Name extends string>(
  workshop: Workshop<Name>,
  maker: Name,
  holders: readonly Name[],
): { readonly framing: ItemId; readonly plan: ItemId; readonly measure: ItemId } {
  const { edits } = workshop.people[maker]
  const framing = edits.addFraming({ text: 'Nobody uses the quay after dark' })
  const plan = addWork(edits, 'plan', 'Light the quay')
  const measure = addWork(edits, 'implement', 'Hang the lamps')
  edits.link(plan, framing, 'rests-on')
  edits.link(measure, plan, 'rests-on')
  workshop.hold(framing, ...holders)
  return { framing, plan, measure }
}

/** A whole item, or an error. */
export function itemIn(view: BoardView, id: ItemId): WholeItem {
  const item = view.items.get(id)
  if (item?.state !== 'whole') throw new Error(`${id} is not a whole item on this board`)
  return item
}
