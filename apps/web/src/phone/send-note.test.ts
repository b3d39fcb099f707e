import { isWaiting, zoneAt } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createLocalSession, createTestClock } from '../canvas/test/local-session.ts'
import { sendNote } from './send-note.ts'

const words = (session: ReturnType<typeof createLocalSession>): readonly string[] =>
  Array.from(session.board.view().items.values(), ({ text }) => text).toSorted()

test('notes that are sent lie in their zone, never on each other, also when the zone is full and has to grow', () => {
  const session = createLocalSession(createTestClock())
  for (let count = 0; count < 200; count += 1) expect(sendNote(session, 'plan', `  note ${count}\n`)).toBe(true)
  const items = [...session.board.view().items.values()]
  const { axis } = session.board.meta()
  expect(new Set(items.map(({ place }) => String(place))).size).toBe(200)
  expect(new Set(items.map(({ place }) => place && zoneAt(axis, place)))).toEqual(new Set(['plan']))
  expect(words(session)).toContain('note 199')
})

test('nothing is sent without words, and a sent note is one step to take back', () => {
  const session = createLocalSession(createTestClock())
  expect(sendNote(session, 'plan', ' \n ')).toBe(false)
  sendNote(session, 'understand', 'one')
  sendNote(session, 'understand', 'two')
  session.undo.undo()
  expect(words(session)).toEqual(['one'])
})

test('two people who send in the same moment do not cover each other', () => {
  const clock = createTestClock()
  const [anna, bo] = [createLocalSession(clock, 'anna'), createLocalSession(clock, 'bo')]
  for (const session of [anna, bo]) sendNote(session, 'understand', 'at once')
  const placeOf = (session: typeof anna): unknown => [...session.board.view().items.values()][0]?.place
  expect(placeOf(anna)).not.toEqual(placeOf(bo))
})

test('while an inbox is open a sent note waits in it, and lies in its zone for whoever knows of none', () => {
  const session = createLocalSession(createTestClock())
  session.inbox.set('inbox-1')
  sendNote(session, 'plan', 'waits')
  session.inbox.set(null)
  sendNote(session, 'plan', 'does not')
  const items = [...session.board.view().items.values()]
  const waiting = items.filter((item) => isWaiting(item, 'inbox-1'))
  expect(waiting.map(({ text, zone }) => [text, zone])).toEqual([['waits', 'plan']])
  expect(items.some((item) => isWaiting(item, null))).toBe(false)
})
