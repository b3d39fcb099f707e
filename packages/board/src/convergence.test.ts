import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentOf, createTestClock, createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import { arbitraryEdit, arbitraryScript, playScript, type Action } from '../test/scripts.ts'
import { boardPoint, readBoard } from './index.ts'

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: arbitraryEdit },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
)

function viewsOf(peers: readonly TestPeer[]): readonly unknown[] {
  return peers.map(({ board }) => [...board.view().items.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

test('[BRD-30] whatever three people do in whatever order, all replicas and all readings end the same', () => {
  fc.assert(
    fc.property(arbitraryScript(3, anyAction), (script) => {
      const clock = createTestClock()
      const peers = createTestPeers(3, clock)
      playScript(peers, script, () => clock.advance(5000))
      syncPeers(peers)
      const [first, ...others] = peers.map(({ doc }) => contentOf(doc))
      for (const other of others) expect(other).toEqual(first)
      const [view, ...otherViews] = viewsOf(peers)
      for (const other of otherViews) expect(other).toEqual(view)
    }),
    { numRuns: 300 },
  )
})

test('[BRD-31] a reading that followed every change equals a reading from scratch', () => {
  fc.assert(
    fc.property(arbitraryScript(2, anyAction), (script) => {
      const clock = createTestClock()
      const peers = createTestPeers(2, clock)
      playScript(peers, script, () => clock.advance(5000))
      syncPeers(peers)
      for (const { doc, board } of peers) {
        const fresh = readBoard(doc)
        expect(board.view()).toEqual(fresh.view())
        fresh.close()
      }
    }),
    { numRuns: 200 },
  )
})

interface UndoCase {
  readonly script: ReturnType<typeof arbitraryScript> extends fc.Arbitrary<infer Script> ? Script : never
  readonly count: number
}

/** Undo `count` times, redo `count` times, with nobody acting in between: is the board as it was? */
function undoThenRedo(
  { script, count }: UndoCase,
  spoil: (peer: TestPeer) => void,
): { before: unknown; after: unknown } {
  const clock = createTestClock()
  const peers = createTestPeers(2, clock)
  playScript(peers, script, () => clock.advance(5000))
  syncPeers(peers)
  const [mine] = peers
  if (mine === undefined) throw new Error('peers were asked for')
  const before = visibleContent(mine)
  let undone = 0
  while (undone < count && mine.undo.undo().done) undone += 1
  spoil(mine)
  for (let step = 0; step < undone; step += 1) mine.undo.redo()
  return { before, after: visibleContent(mine) }
}

/** What people see and what is kept for them, without the times and names under `gone`. */
function visibleContent({ board, doc }: TestPeer): unknown {
  return [viewsOf([{ board } as TestPeer]), [...doc.getMap('gone').keys()].toSorted()]
}

const undoCase = fc.record({ script: arbitraryScript(2, arbitraryEdit), count: fc.integer({ min: 1, max: 12 }) })

test('[BRD-32] undo n then redo n with nobody acting between changes nothing', () => {
  fc.assert(
    fc.property(undoCase, (value) => {
      const { before, after } = undoThenRedo(value, () => undefined)
      expect(after).toEqual(before)
    }),
    { numRuns: 500 },
  )
})

test('[BRD-32] the property above catches an undo that moves a note on the side', () => {
  const broken = fc.check(
    fc.property(undoCase, (value) => {
      const { before, after } = undoThenRedo(value, ({ board, doc }) => {
        const [id] = board.view().items.keys()
        if (id !== undefined) doc.getMap('places').set(id, [...boardPoint(-77, -77)])
      })
      expect(after).toEqual(before)
    }),
    { numRuns: 50 },
  )
  expect(broken.failed).toBe(true)
})
