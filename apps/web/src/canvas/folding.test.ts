import { expect, test } from 'vitest'
import { boardPoint, createInboxEdits, type ItemId } from '@samtavle/board'
import { exactBoardPoint } from './camera.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const within = { x: 0, y: 0, width: 2000, height: 2000 }

function createBoard() {
  const session = createLocalSession(createTestClock())
  const scene = createScene(session.board, (text) => text.length / 2, { inbox: session.inbox })
  const section = session.edits.addSection({ place: boardPoint(500, 500), width: 800, height: 800 })
  const [inside, outside] = session.edits.addNotes([{ place: boardPoint(500, 500) }, { place: boardPoint(1500, 500) }])
  const drawn = (): readonly ItemId[] => scene.paintedIn(within).map(({ id }) => id)
  return { session, scene, section, inside: inside as ItemId, outside: outside as ItemId, drawn }
}

test('what lies in a folded section is neither painted nor hit, and watchers hear that it went and came', () => {
  const { session, scene, section, inside, outside, drawn } = createBoard()
  const told: (readonly ItemId[])[] = []
  scene.watch(({ ids }) => told.push(ids))
  session.edits.foldSections([section])
  expect(drawn()).toEqual([section, outside])
  expect(scene.topmostAt(exactBoardPoint(500, 500))?.id).toBe(section)
  expect(scene.isFolded(inside)).toBe(true)
  session.edits.unfoldSections([section])
  expect(drawn()).toEqual([section, inside, outside])
  expect(scene.topmostAt(exactBoardPoint(500, 500))?.id).toBe(inside)
  expect(told).toEqual([
    [section, inside],
    [section, inside],
  ])
})

test('what comes into a folded section goes out of sight, also when somebody changes it there, and comes back with its section deleted', () => {
  const { session, section, inside, outside, drawn } = createBoard()
  session.edits.foldSections([section])
  session.edits.moveItems(new Map([[outside, boardPoint(300, 300)]]))
  expect(drawn()).toEqual([section])
  session.edits.recolorItems([outside], 'rose')
  session.edits.moveItems(new Map([[inside, boardPoint(1500, 1500)]]))
  expect(drawn()).toEqual([section, inside])
  session.edits.removeItems([section])
  expect(drawn()).toEqual([inside, outside])
})

test('what waits in the open inbox is not on the table until it is placed or the inbox is closed', () => {
  const { session, scene, section, inside, outside, drawn } = createBoard()
  const told: (readonly ItemId[])[] = []
  scene.watch(({ ids }) => told.push(ids))
  session.inbox.set('inbox-1')
  const facts = new Map([['inbox', 'inbox-1']])
  const [waits, too] = session.edits.addNotes([
    { place: boardPoint(1500, 900), facts },
    { place: boardPoint(1500, 1300), facts },
  ]) as [ItemId, ItemId]
  expect(drawn()).toEqual([section, inside, outside])
  expect(scene.topmostAt(exactBoardPoint(1500, 900))).toBeUndefined()
  session.edits.with(createInboxEdits).placeAt(too, boardPoint(1700, 1300))
  expect(drawn()).toEqual([section, inside, outside, too])
  expect(scene.topmostAt(exactBoardPoint(1700, 1300))?.id).toBe(too)
  session.inbox.set(null)
  expect(drawn()).toEqual([section, inside, outside, waits, too])
  expect(told.at(-1)).toEqual([waits])
})
