import { createStrokeEdits, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { exactBoardPoint } from '../camera.ts'
import { createScene } from '../scene.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { mineOf, strokesUnder } from './erase.ts'

function drawnBoard() {
  const session = createLocalSession(createTestClock())
  const [ring, line] = session.edits.with(createStrokeEdits).addStrokes([
    { points: [0, 0, 200, 0, 200, 200, 0, 200, 0, 0], width: 4, color: 'birch' },
    { points: [400, 0, 600, 200], width: 20, color: 'fjord' },
  ]) as [ItemId, ItemId]
  return { session, ring, line, scene: createScene(session.board, (text) => text.length / 2) }
}

test('a stroke is taken by its line, wide ones by all of it, and never by what it goes around', () => {
  const { scene, ring, line } = drawnBoard()
  expect(scene.topmostAt(exactBoardPoint(100, 3), 4)?.id).toBe(ring)
  expect(scene.topmostAt(exactBoardPoint(100, 100), 4)).toBeUndefined()
  expect(scene.topmostAt(exactBoardPoint(508, 96), 0)?.id).toBe(line)
})

test('beside a stroke one takes the paper it was drawn over, and on it the stroke', () => {
  const { session, scene, ring } = drawnBoard()
  const note = session.edits.addNote({ place: exactBoardPoint(0, 0), text: 'under' })
  session.edits.lowerItems([note])
  expect(scene.topmostAt(exactBoardPoint(50, 9), 12)?.id).toBe(note)
  expect(scene.topmostAt(exactBoardPoint(50, 1), 12)?.id).toBe(ring)
})

test('an eraser takes what it touches or crosses, however fast it goes, and leaves what is held still', () => {
  const { session, scene, ring, line } = drawnBoard()
  const under = (from: [number, number], to: [number, number]): ItemId[] =>
    strokesUnder(scene, { from, to, reach: 5 }).map(({ id }) => id)
  expect(under([-300, 100], [900, 110])).toEqual([ring, line])
  expect(under([100, 60], [100, 140])).toEqual([])
  expect(under([470, 100], [470, 100])).toEqual([])
  expect(under([490, 100], [490, 100])).toEqual([line])
  session.edits.lockItems([ring], { firm: false })
  expect(under([-300, 100], [900, 110])).toEqual([line])
})

test('an eraser takes what I drew and not what others did', () => {
  const { session, scene, ring } = drawnBoard()
  const items = [...scene.all()].filter(({ id }) => id === ring)
  expect(mineOf(items, session.me.id).map(({ id }) => id)).toEqual([ring])
  expect(mineOf(items, 'somebody-else')).toEqual([])
})
