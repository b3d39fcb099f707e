import { boardPart, boardPoint, dietTools, usualDiet, type DietTool } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createCameraControl } from './camera-control.ts'
import type { CanvasMessage } from './canvas.ts'
import { createCommands } from './commands.ts'
import { hasTool, mayMakePart } from './may-make.ts'
import { createScene } from './scene.ts'
import { createSelection } from './selection.ts'
import { createLocalSession, createTestClock, type LocalSession } from './test/local-session.ts'

/** A participant at a board with a note, a framing and a section around both. */
function onDiet(diet?: readonly DietTool[]) {
  const local = createLocalSession(createTestClock())
  const session: LocalSession = { ...local, me: { ...local.me, role: 'contribute' } }
  if (diet !== undefined) session.diet.set(diet)
  const { edits } = session
  const section = edits.addSection({ place: boardPoint(600, 500), width: 1000, height: 800, text: 'S' })
  const note = edits.addNote({ place: boardPoint(500, 500), text: 'n' })
  const other = edits.addNote({ place: boardPoint(800, 500), text: 'm' })
  const framing = edits.addFraming({ text: 'f' })
  const line = edits.link(note, other, 'relates')
  const scene = createScene(session.board, (text) => text.length / 2)
  const selection = createSelection()
  const camera = createCameraControl({
    first: { x: 0, y: 0, zoom: 1 },
    viewport: () => ({ width: 1400, height: 1000 }),
    insets: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    prefersLessMotion: () => true,
    requestFrame: () => undefined,
  })
  const said: CanvasMessage['is'][] = []
  const commands = createCommands({ session, scene, selection, camera, onMessage: ({ is }) => void said.push(is) })
  const count = (): number => session.board.view().items.size
  const mayCopy = (...ids: (typeof note)[]): boolean => mayMakePart(session, boardPart(session.board, ids))
  return { session, commands, selection, said, count, mayCopy, ids: { section, note, other, framing, line } }
}

test('a tool that is not laid out, as at first, makes nothing by copying, pasting or keys either', () => {
  const { session, commands, selection, said, count, mayCopy, ids } = onDiet()
  expect(session.diet.get()).toBe(usualDiet)
  expect(hasTool(session, 'note')).toBe(true)
  expect(hasTool(session, 'link')).toBe(false)
  expect(mayCopy(ids.note)).toBe(true)
  expect(mayCopy(ids.note, ids.framing)).toBe(false)
  expect(mayCopy(ids.section), 'a section comes with what lies in it').toBe(false)
  expect(mayCopy(ids.note, ids.other), 'links come along with what they link').toBe(true)
  expect(ids.line === null || mayCopy(ids.line)).toBe(false)
  const before = count()
  selection.set([ids.framing])
  commands.duplicate()
  selection.set([ids.note, ids.framing])
  commands.link()
  expect(count()).toBe(before)
  expect(said).toEqual(['put-away', 'put-away'])
  expect([commands.mayUse('section'), commands.mayUse('note'), said.length], 'a key says why').toEqual([false, true, 3])
  selection.set([ids.note])
  commands.duplicate()
  expect(count()).toBe(before + 1)
})

test('without notes no note is copied; with all tools, and for a facilitator, everything is', () => {
  const { session, mayCopy, ids } = onDiet(['section'])
  expect(mayCopy(ids.note)).toBe(false)
  expect(mayCopy(ids.section), 'there are notes in it').toBe(false)
  session.diet.set(dietTools)
  expect(mayCopy(ids.section, ids.framing)).toBe(true)
  session.diet.set([])
  expect(hasTool({ ...session, me: { ...session.me, role: 'facilitate' } }, 'card')).toBe(true)
})
