import { createWatchable } from '@samtavle/base'
import { boardPoint, type ActorId, type ItemId, type Mark } from '@samtavle/board'
import { expect, test } from 'vitest'
import type { CanvasWords } from './canvas-words.ts'
import { createCovers } from './covers.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const measure = (text: string): number => text.length / 2
const words = createWatchable<CanvasWords>((word, values) => `${word} ${String(values?.['name'] ?? '')}`)

function setUp() {
  const session = createLocalSession(createTestClock())
  const covers = createCovers(session, words)
  const scene = createScene(session.board, measure, { covers })
  const note = session.edits.addNote({ text: 'an insult', place: boardPoint(0, 0) })
  const linesOf = (id: ItemId): string =>
    scene
      .item(id)
      ?.setting.text()
      .lines.map(({ text }) => text)
      .join(' ') ?? ''
  return { session, covers, scene, note, linesOf }
}

const cover = (...ids: readonly ItemId[]): ReadonlyMap<ItemId, Mark> =>
  new Map(ids.map((id) => [id, { by: 'actor-anna' as ActorId, at: 1 }]))

test('what is covered is drawn with the name of who covered it, also when it moves, and comes back as it was', () => {
  const { session, scene, note, linesOf } = setUp()
  const told: (readonly ItemId[])[] = []
  scene.watch(({ ids }) => told.push(ids))
  session.covered.set(cover(note))
  expect(linesOf(note)).toBe('canvas.covered anna')
  session.edits.moveItems(new Map([[note, boardPoint(300, 0)]]))
  expect(linesOf(note)).toBe('canvas.covered anna')
  expect(session.board.item(note)?.text).toBe('an insult')
  session.covered.set(cover())
  expect(linesOf(note)).toBe('an insult')
  expect(told).toEqual([[note], [note], [note]])
})

test('its author and facilitators may read it, others may not', () => {
  const { session, covers, note } = setUp()
  session.covered.set(cover(note))
  const view = session.board.item(note)
  if (view === undefined) throw new Error('the note is there')
  expect(covers.mayRead(view)).toBe(true)
  const asRole = (id: string, role: 'contribute' | 'facilitate') =>
    createCovers({ ...session, me: { ...session.me, id, role } }, words).mayRead(view)
  expect([
    asRole('somebody', 'contribute'),
    asRole(session.me.id, 'contribute'),
    asRole('somebody', 'facilitate'),
  ]).toEqual([false, true, true])
})
