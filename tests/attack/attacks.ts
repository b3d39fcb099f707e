import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate, limits } from '@samtavle/protocol'
import {
  block,
  clients,
  collected,
  deletions,
  item,
  nested,
  objectWith,
  repeat,
  text,
  uint,
  update,
  updateOf,
  updateSetting,
  type Bytes,
} from '@samtavle/protocol/testing'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Map as SharedMap, type Text } from 'yjs'

/** What an attacker with a contribute link can see of the board. */
export interface Target {
  /** The board as it is now. */
  readonly doc: Doc
  /** The client id of somebody at work there, and their next clock. */
  readonly victim: { readonly client: number; readonly clock: number }
}

/** One attack of RELIABILITY's list, as frames of one connection. */
export interface Attack {
  /** A1 to A24, and what it tries. */
  readonly name: string
  frames(target: Target): readonly Uint8Array[]
  /** Close codes that the documentation promises for it; none: it is dropped, or an edit like any other, and the connection stays. */
  readonly closes: readonly number[]
}

/** A copy of the board that goes on under another client id. */
function forkOf(doc: Doc, client?: number): { readonly fork: Doc; changes(change: (fork: Doc) => void): Uint8Array } {
  const fork = new Doc()
  applyUpdate(fork, encodeStateAsUpdate(doc))
  if (client !== undefined) fork.clientID = client
  return {
    fork,
    changes(change) {
      const before = encodeStateVector(fork)
      fork.transact(() => change(fork))
      return encodeStateAsUpdate(fork, before)
    },
  }
}

function edit(doc: Doc, change: (fork: Doc) => void): Uint8Array {
  return forkOf(doc).changes(change)
}

function live(...updates: readonly (Uint8Array | Bytes)[]): readonly Uint8Array[] {
  return updates.map((bytes) => encodeUpdate(Uint8Array.from(bytes)))
}

const refused = [4413]
const forbidden = [4403]
const unnoticed: readonly number[] = []

/** An item of client 9 whose place in a text is given by byte: Yjs would look for what stands there. */
function afterItem(client: number, clock: number): Bytes {
  return [0x84, ...uint(client), ...uint(clock), ...text('x')]
}

/** Two struct chains that claim to lie in each other. */
function cycle(): Uint8Array {
  const inside = (client: number): Bytes => [0x28, 0, ...uint(client), 0, ...text('k'), 1, 126]
  return update({ blocks: [block(12, [inside(11)]), block(11, [inside(12)])] })
}

/** So many letters typed at the head of one text by one client, each in front of all before it. */
function headInserts(doc: Doc, client: number, count: number): Uint8Array {
  return forkOf(doc, client).changes((fork) => {
    const words = fork.getMap<Text>('texts').get('attacked-text')
    for (let index = 0; index < count; index += 1) words?.insert(0, 'x')
  })
}

/** A letter whose left neighbour stands to the right of its right one. */
function betweenTheWrongWayRound(doc: Doc): Uint8Array {
  const words = doc.getMap<Text>('texts').get('attacked-text')
  const { client, clock } = words?._start?.id ?? { client: 0, clock: 0 }
  return update({
    blocks: [
      block(9, [[0xc4, ...uint(client), ...uint(clock + 5), ...uint(client), ...uint(clock + 2), ...text('x')]]),
    ],
  })
}

/** Maps in maps, so deep. */
function deepMaps(doc: Doc, depth: number): Uint8Array {
  return edit(doc, (fork) => {
    let map = fork.getMap<unknown>('facts')
    for (let level = 1; level < depth; level += 1) {
      const inner = new SharedMap<unknown>()
      map.set('in', inner)
      map = inner
    }
  })
}

/** Every attack, each with what becomes of the connection that tries it. */
export const attacks: readonly Attack[] = [
  {
    name: 'A1 forging at the victim’s next clock',
    frames: ({ doc, victim }) =>
      live(forkOf(doc, victim.client).changes((fork) => fork.getMap('facts').set('a/forged', 'FORGED'))),
    closes: forbidden,
  },
  {
    name: 'A2 using up the victim’s clocks with one long gap',
    frames: ({ victim }) => live(update({ blocks: [block(victim.client, [collected(2 ** 20)], victim.clock)] })),
    closes: forbidden,
  },
  {
    name: 'A2 a clock beyond what any client reaches',
    frames: ({ victim }) => live(update({ blocks: [block(victim.client, [collected(2 ** 52)], victim.clock)] })),
    closes: refused,
  },
  {
    name: 'A3 deleting what the victim has not written yet',
    frames: ({ victim }) => live(update({ deletes: [[victim.client, [[victim.clock + 1, 500]]]] })),
    closes: forbidden,
  },
  {
    name: 'A4 wiping everything, with a right to',
    frames: ({ doc }) => live(edit(doc, (fork) => fork.getMap('looks').clear())),
    closes: unnoticed,
  },
  {
    name: 'A5 a count of thirty million and nothing behind it',
    frames: () => live([0x80, 0xce, 0xa7, 0x0e, 1, 1, 0]),
    closes: refused,
  },
  {
    name: 'A6 thousands of tiny frames that wait for something',
    frames: () =>
      Array.from({ length: 400 }, (_, index) =>
        encodeUpdate(update({ blocks: [block(500_000 + index, [collected(1)], 7)] })),
      ),
    closes: [4429],
  },
  {
    name: 'A6 one frame of fifty thousand clients that wait for something',
    frames: () => live(update({ blocks: clients(50_000) })),
    closes: refused,
  },
  {
    name: 'A7 deleting a thousand ranges of nobody',
    frames: () => live(update({ deletes: deletions(1000) })),
    closes: [1013],
  },
  {
    name: 'A7 deleting ten thousand ranges',
    frames: () => live(update({ deletes: deletions(10_000) })),
    closes: refused,
  },
  {
    name: 'A8 a root that no board has',
    frames: () => live(update({ blocks: [block(9, [item([8, 1, 126], 'a', 'root-of-my-own')])] })),
    closes: refused,
  },
  {
    name: 'A9 a few bytes over which merging updates never ends',
    frames: () => live(Buffer.from('010109ffffffffffffff0f00808080808080800800', 'hex')),
    closes: refused,
  },
  {
    name: 'A9 a few bytes over which the other update format never ends, as an upload',
    frames: () => [encodeSyncStep2(Buffer.from('000001070000010001000000024100018080800800', 'hex'))],
    closes: refused,
  },
  {
    name: 'a letter behind one neighbour and before another that comes first',
    frames: ({ doc }) => live(betweenTheWrongWayRound(doc)),
    closes: refused,
  },
  {
    // In the order of their client ids: each letter looks for its place behind all that others put at the head.
    name: 'A10 crowds at the head of one text',
    frames: ({ doc }) => live(...[901, 902, 903].map((client) => headInserts(doc, client, 4500))),
    closes: [4413, 4429],
  },
  {
    name: 'A11 maps in maps in maps',
    frames: ({ doc }) => live(deepMaps(doc, 1000)),
    closes: refused,
  },
  {
    name: 'A12 an own key called __proto__',
    frames: () => live(updateSetting(...objectWith('__proto__', 118, 1, ...text('isFacilitator'), 120))),
    closes: refused,
  },
  {
    name: 'A13 a number where an item belongs',
    frames: ({ doc }) => live(edit(doc, (fork) => fork.getMap('items').set('attacked-item', 5))),
    closes: unnoticed,
  },
  {
    name: 'A14 a letter that stands after one its own client writes later',
    frames: () => live(updateOf(afterItem(7, 40))),
    closes: refused,
  },
  {
    name: 'A15 an update that is cut off',
    frames: ({ doc }) => live(edit(doc, (fork) => fork.getMap('facts').set('a/cut', 'some words')).slice(0, -3)),
    closes: refused,
  },
  {
    name: 'A17 half a million things of one byte',
    frames: () => live(updateOf(item([8, ...uint(500_000), ...repeat(500_000, 127)]))),
    closes: refused,
  },
  {
    name: 'A17 more than a frame may carry',
    frames: ({ doc }) =>
      live(edit(doc, (fork) => fork.getMap('facts').set('a/large', 'x'.repeat(limits.liveFrameBytes)))),
    closes: refused,
  },
  {
    name: 'A18 deleting every other letter of a long text',
    frames: () => live(update({ deletes: deletions(50_000) })),
    closes: refused,
  },
  {
    name: 'A19 ten thousand clients in one frame',
    frames: () => live(update({ blocks: clients(10_000) })),
    closes: refused,
  },
  {
    name: 'A19 more clients in an upload than a board may have',
    frames: () => [encodeSyncStep2(update({ blocks: clients(limits.uploadClients + 1) }))],
    closes: refused,
  },
  {
    name: 'A20 asking for the whole board again and again',
    frames: () => Array.from({ length: 20 }, () => encodeSyncStep1(Uint8Array.of(0))),
    closes: [4429],
  },
  {
    name: 'A20 asking with a state vector of a hundred thousand clients',
    frames: () => {
      const pairs = Array.from({ length: 100_000 }, (_, client) => [...uint(client), 1]).flat()
      return [encodeSyncStep1(Uint8Array.from([...uint(100_000), ...pairs]))]
    },
    closes: refused,
  },
  {
    name: 'A21 presence of a hundred thousand people',
    frames: () => [
      encodeAwareness(Array.from({ length: 100_000 }, (_, client) => ({ clientId: client, clock: 1, state: '{}' }))),
    ],
    closes: refused,
  },
  {
    name: 'A22 being present as the victim, and hiding them',
    frames: ({ victim }) => [
      encodeAwareness([{ clientId: victim.client, clock: 900, state: '{"name":"Mayor"}' }]),
      encodeAwareness([{ clientId: victim.client, clock: 901, state: 'null' }]),
    ],
    closes: unnoticed,
  },
  {
    name: 'A23 presence that is no JSON',
    frames: () => [encodeAwareness([{ clientId: 31, clock: 1, state: '{"broken' }])],
    closes: unnoticed,
  },
  {
    name: 'A24 a document in the document',
    frames: ({ doc }) => live(edit(doc, (fork) => fork.getMap('facts').set('a/sub', new Doc()))),
    closes: refused,
  },
  {
    name: 'A24 options of a document that are null',
    frames: () => live(updateOf(item([9, ...text('guid'), 126]))),
    closes: refused,
  },
  { name: 'A24 content of an unknown kind', frames: () => live(updateOf(item([15, 1]))), closes: refused },
  {
    name: 'A24 a text that is no UTF-8',
    frames: () => live(updateOf(item([4, 2, 0xc3, 0x28]))),
    closes: refused,
  },
  { name: 'a cycle of two that lie in each other', frames: () => live(cycle()), closes: refused },
  {
    name: 'values in values in values',
    frames: () => live(updateSetting(...nested(5000))),
    closes: refused,
  },
  { name: 'a frame of no known kind', frames: () => [Uint8Array.of(99, 1)], closes: refused },
  { name: 'a frame with bytes behind its end', frames: () => [Uint8Array.of(3, 3)], closes: refused },
]
