import { expect, test } from 'vitest'
import { boardPoint, type ItemId } from '@samtavle/board'
import { exactBoardPoint } from './camera.ts'
import { distanceToLine, lineBox, lineOf } from './link-line.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

function createLinkedBoard() {
  const session = createLocalSession(createTestClock())
  const [plan, framing] = session.edits.addNotes([{ place: boardPoint(1000, 500) }, { place: boardPoint(200, 500) }])
  const link = session.edits.link(plan as ItemId, framing as ItemId, 'rests-on') as ItemId
  return {
    session,
    scene: createScene(session.board, (text) => text.length / 2),
    plan: plan as ItemId,
    framing: framing as ItemId,
    link,
  }
}

test('a link runs from paper to paper and not over them', () => {
  const { scene, link } = createLinkedBoard()
  expect(scene.item(link)?.setting.line).toEqual([894, 500, 306, 500])
})

test('it is hit near its line and nowhere else', () => {
  const { scene, link } = createLinkedBoard()
  expect(scene.topmostAt(exactBoardPoint(600, 508), 12)?.id).toBe(link)
  expect(scene.topmostAt(exactBoardPoint(600, 540), 12)).toBeUndefined()
})

test('it follows when one of its ends moves, and is gone with it', () => {
  const { session, scene, plan, link } = createLinkedBoard()
  session.edits.moveItems(new Map([[plan, boardPoint(200, 1500)]]))
  expect(scene.item(link)?.setting.line).toEqual([200, 1394, 200, 606])
  session.edits.removeItems([plan])
  expect(scene.item(link)).toBeUndefined()
})

test('a stroke is its points; papers that lie on each other are linked without nonsense', () => {
  const { session, scene, plan, framing, link } = createLinkedBoard()
  session.edits.moveItems(new Map([[plan, boardPoint(200, 500)]]))
  expect(scene.item(link)?.setting.line?.every(Number.isFinite)).toBe(true)
  const view = session.board.item(framing)
  if (view?.state !== 'whole') return expect.unreachable()
  expect(lineOf({ ...view, points: [0, 0, 10, 10, 20, 0] }, () => undefined)).toEqual([0, 0, 10, 10, 20, 0])
  expect(lineOf(view, () => undefined)).toBeNull()
})

test('distance counts to the nearest stretch, ends included', () => {
  expect(distanceToLine([0, 0, 100, 0, 100, 100], [50, 30])).toBe(30)
  expect(distanceToLine([0, 0, 100, 0], [103, 4])).toBe(5)
  expect(lineBox([0, 0, 100, 50])).toEqual({ x: -8, y: -8, width: 116, height: 66 })
})
