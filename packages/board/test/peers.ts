import type { Clock, RandomBytes } from '@samtavle/base'
import * as Y from 'yjs'
import {
  createEdits,
  createUndo,
  readBoard,
  startBoard,
  type ActorId,
  type Axis,
  type BoardReader,
  type Edits,
  type Undo,
} from '../src/index.ts'

/** One client in a test: a document with everything a real client holds on it. */
export interface TestPeer {
  readonly doc: Y.Doc
  readonly actor: ActorId
  readonly board: BoardReader
  readonly edits: Edits
  readonly undo: Undo
}

/** Time that moves only when a test says so. */
export function createTestClock(): Clock & { advance(ms: number): void } {
  let now = 1_000_000
  return {
    now: () => now,
    after: () => () => undefined,
    advance(ms) {
      now += ms
    },
  }
}

/** A small seeded generator: same seed, same bytes. */
function createTestRandom(seed: number): RandomBytes {
  let state = seed >>> 0
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    })
}

/** A client on a document of its own; `seed` also is its Yjs client id. */
function createTestPeer(seed: number, clock: Clock = createTestClock()): TestPeer {
  const doc = new Y.Doc()
  doc.clientID = seed
  const actor = `actor-${seed}` as ActorId
  const board = readBoard(doc)
  const edits = createEdits({ doc, board, actor, clock, randomBytes: createTestRandom(seed) })
  return { doc, actor, board, edits, undo: createUndo({ doc, edits, actor, clock }) }
}

/** A roomy axis with round borders, so that a test can say by its x alone which zone a note lies in. */
export const testAxis: Axis = { understand: [0, 4000], plan: [4000, 8000], implement: [8000, 12_000], y: [0, 2600] }

/** Several clients on one started board, in sync with nobody until `syncPeers`. */
export function createTestPeers(count: number, clock: Clock = createTestClock()): readonly TestPeer[] {
  const peers = Array.from({ length: count }, (_, index) => createTestPeer(index + 1, clock))
  const [first] = peers
  if (first !== undefined) startBoard(first.doc, { title: 'A test', language: 'en', axis: testAxis })
  syncPeers(peers)
  return peers
}

/** Brings every client to the same state, as a network that lost nothing would. */
export function syncPeers(peers: readonly TestPeer[]): void {
  for (const from of peers) {
    for (const to of peers) {
      if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote')
    }
  }
}

/** Everything a document says, in a comparable form: root by root, keys sorted. */
export function contentOf(doc: Y.Doc): unknown {
  const roots = [...doc.share.keys()].toSorted()
  return roots.map((name) => [name, Object.entries(doc.getMap(name).toJSON()).toSorted(([a], [b]) => (a < b ? -1 : 1))])
}
