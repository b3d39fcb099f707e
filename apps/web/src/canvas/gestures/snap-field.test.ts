import { expect, test } from 'vitest'
import { boardPoint } from '@samtavle/board'
import { createScene } from '../scene.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { papersToLineUpWith, snapToPapers } from './snap-field.ts'

const measure = (text: string): number => text.length / 2
const viewport = { width: 1400, height: 900 }
const rect = { x: 2000, y: 2000, width: 200, height: 200 }
const accepts = (): boolean => true

function boardOf(columns: number) {
  const session = createLocalSession(createTestClock())
  const places = Array.from({ length: columns * columns }, (_none, index) => ({
    place: boardPoint((index % columns) * 220, Math.floor(index / columns) * 220),
  }))
  session.edits.addNotes(places)
  return createScene(session.board, measure)
}

test('of very many papers in sight only the nearest are lined up with, and none from so far that a note is a speck', () => {
  const scene = boardOf(30)
  const near = papersToLineUpWith(scene, { rect, camera: { x: 0, y: 0, zoom: 0.2 }, viewport, accepts })
  expect(near).toHaveLength(120)
  expect(Math.max(...near.map((box) => Math.hypot(box.x - rect.x, box.y - rect.y)))).toBeLessThan(2000)
  expect(papersToLineUpWith(scene, { rect, camera: { x: 0, y: 0, zoom: 0.1 }, viewport, accepts })).toEqual([])
})

test('what lies out of sight or in the hand is not lined up with', () => {
  const scene = boardOf(12)
  const camera = { x: 2000, y: 2000, zoom: 1 }
  const seen = papersToLineUpWith(scene, { rect, camera, viewport, accepts })
  expect(seen.length).toBeGreaterThan(0)
  for (const box of seen) expect(box.x + box.width).toBeGreaterThan(2000)
  expect(papersToLineUpWith(scene, { rect, camera, viewport, accepts: () => false })).toEqual([])
})

test('what is carried falls onto a line that is a few pixels away on the screen, however near one looks', () => {
  const scene = boardOf(1)
  const beside = (zoom: number) =>
    snapToPapers(scene, {
      rect: { x: 400, y: -95, width: 200, height: 200 },
      camera: { x: -500, y: -500, zoom },
      viewport,
      accepts,
    })
  expect(beside(1)).toMatchObject({ dy: -5 })
  expect(beside(2)).toMatchObject({ dx: 0, dy: 0, guides: [] })
})
