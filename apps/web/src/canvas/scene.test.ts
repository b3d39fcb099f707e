import { expect, test } from 'vitest'
import { boardPoint, type ItemId } from '@samtavle/board'
import { exactBoardPoint } from './camera.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock, syncSessions } from './test/local-session.ts'

const measure = (text: string): number => text.length / 2

function createBoard() {
  const session = createLocalSession(createTestClock())
  return { session, scene: createScene(session.board, measure) }
}

test('the uppermost note is hit, and raising another changes that', () => {
  const { session, scene } = createBoard()
  const [below, above] = session.edits.addNotes([{ place: boardPoint(100, 100) }, { place: boardPoint(150, 150) }])
  expect(scene.topmostAt(exactBoardPoint(120, 120))?.id).toBe(above)
  session.edits.raiseItems([below as ItemId])
  expect(scene.topmostAt(exactBoardPoint(120, 120))?.id).toBe(below)
  expect(scene.inRect({ x: 0, y: 0, width: 300, height: 300 }).map((item) => item.id)).toEqual([above, below])
})

test('a note is found where it was moved to and not where it was', () => {
  const { session, scene } = createBoard()
  const id = session.edits.addNote({ place: boardPoint(100, 100) })
  session.edits.moveItems(new Map([[id, boardPoint(3000, 100)]]))
  expect(scene.topmostAt(exactBoardPoint(100, 100))).toBeUndefined()
  expect(scene.topmostAt(exactBoardPoint(3000, 100))?.id).toBe(id)
})

test('a long text makes the note grow downwards and is hit there', () => {
  const { session, scene } = createBoard()
  const id = session.edits.addNote({ place: boardPoint(100, 100), text: 'ord '.repeat(200) })
  const box = scene.item(id)?.setting.box
  expect(box).toMatchObject({ x: 0, y: 0, width: 200 })
  expect(box?.height).toBeGreaterThan(400)
  expect(scene.topmostAt(exactBoardPoint(100, 390))?.id).toBe(id)
})

test('moving one note leaves the layout of every other untouched', () => {
  const { session, scene } = createBoard()
  const [moved, other] = session.edits.addNotes([{ place: boardPoint(0, 0) }, { place: boardPoint(900, 0), text: 'x' }])
  const before = scene.item(other as ItemId)
  session.edits.moveItems(new Map([[moved as ItemId, boardPoint(5, 5)]]))
  expect(scene.item(other as ItemId)).toBe(before)
})

test('a deleted note is gone, an undo brings it back, and watchers hear of both with who did it', () => {
  const { session, scene } = createBoard()
  const id = session.edits.addNote({ place: boardPoint(0, 0) })
  const heard: (readonly [boolean, number])[] = []
  scene.watch(({ local, removed }) => heard.push([local, removed.length]))
  session.edits.removeItems([id])
  expect(scene.item(id)).toBeUndefined()
  session.undo.undo()
  expect(scene.item(id)).toBeDefined()
  const other = createLocalSession(createTestClock(), 'bo')
  syncSessions(session, other)
  other.edits.removeItems([id])
  syncSessions(session, other)
  expect(heard).toEqual([
    [true, 1],
    [true, 0],
    [false, 1],
  ])
})

test('damaged items are shown: where they are, or above the axis with what could be read', () => {
  const { session, scene } = createBoard()
  session.doc.getMap('items').set('broken-one', { kind: 'note', by: null, at: 1 })
  session.doc.getMap('places').set('broken-one', 'nowhere')
  session.doc.getMap('items').set('broken-two', { kind: 'note', by: null, at: 1 })
  const boxes = [...scene.all()].map((item) => item.setting.box)
  expect(boxes).toHaveLength(2)
  for (const box of boxes) expect(box.y + box.height).toBeLessThan(0)
  expect(boxes[0]?.x).not.toBe(boxes[1]?.x)
})

test('another font lays everything out anew', () => {
  const { session, scene } = createBoard()
  const id = session.edits.addNote({ place: boardPoint(0, 0), text: 'nogle ord om havnen' })
  const before = scene.item(id)?.setting.text().fontSize ?? 0
  scene.relayout((text) => text.length * 3)
  expect(scene.item(id)?.setting.text().fontSize).toBeLessThan(before)
})
