import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boardPoint, type ItemId } from '@samtavle/board'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const measure = (text: string): number => text.length / 2
const everything = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }

test('however the layers of a large board are changed, they lie as on a board that is laid out anew', () => {
  const step = fc.record({
    does: fc.constantFrom('add', 'raise', 'lower', 'remove', 'undo', 'look'),
    index: fc.nat(200),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const session = createLocalSession(createTestClock())
      session.edits.addNotes(Array.from({ length: 130 }, (_none, index) => ({ place: boardPoint(index * 40, 0) })))
      const scene = createScene(session.board, measure)
      const idAt = (index: number): ItemId[] => [...session.board.view().items.keys()].slice(index, index + 1)
      const acts: Record<(typeof steps)[number]['does'], (index: number) => void> = {
        add: (index) => void session.edits.addNote({ place: boardPoint(index, 50) }),
        raise: (index) => session.edits.raiseItems(idAt(index)),
        lower: (index) => session.edits.lowerItems(idAt(index)),
        remove: (index) => session.edits.removeItems(idAt(index)),
        undo: () => session.undo.undo(),
        look: () => scene.paintedIn(everything),
      }
      for (const { does, index } of steps) acts[does](index)
      const ids = (of: typeof scene): readonly ItemId[] => of.paintedIn(everything).map(({ id }) => id)
      expect(ids(scene)).toEqual(ids(createScene(session.board, measure)))
      // Few things are ordered in another way than many, and come out the same.
      const few = { x: 0, y: -50, width: 300, height: 100 }
      const all = ids(scene)
      expect(scene.paintedIn(few).map(({ id }) => all.indexOf(id))).toEqual(
        scene
          .paintedIn(few)
          .map(({ id }) => all.indexOf(id))
          .toSorted((a, b) => a - b),
      )
    }),
    { numRuns: 25 },
  )
})
