import { boardPart, boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { clipOf, wordsInOrder } from './clipboard/note-clip.ts'
import { exactBoardPoint } from './camera.ts'
import { createItemDrag } from './item-drag.ts'
import { paintedBox } from './item-setting.ts'
import { createLiveItems } from './live-items.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const measure = (text: string): number => text.length / 2
const count = 10_000

/** What a peer may write under the keys of an item, facet by facet. */
const nonsense: readonly unknown[] = [
  null,
  7,
  '',
  'x',
  [],
  [1],
  [1, 'a'],
  { w: Number.NaN, h: -1 },
  { kind: 'gold' },
  true,
  1e300,
]
const facets = ['items', 'places', 'looks', 'orders', 'texts', 'ends', 'strokes', 'facts'] as const

/** Ten thousand notes in rows of a hundred. */
function largeBoard() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const ids = session.edits.addNotes(
    Array.from({ length: count }, (_none, index) => ({
      place: boardPoint((index % 100) * 220, Math.floor(index / 100) * 220),
      text: `note ${index}`,
    })),
  )
  return { clock, session, ids }
}

/** Writes every nonsense into every facet, of notes that are there and of things that never were. */
function spoil({ doc }: ReturnType<typeof createLocalSession>, ids: readonly ItemId[]): void {
  doc.transact(() => {
    for (const [row, facet] of facets.entries()) {
      for (const [column, value] of nonsense.entries()) {
        const position = row * nonsense.length + column
        doc.getMap(facet).set(ids[position] as ItemId, value)
        doc.getMap(facet).set(`made-up-${position}`, value)
        doc.getMap('items').set(`made-up-${position}`, { kind: 'note', by: 3, at: 'never' })
      }
    }
    for (const [index, kind] of ['link', 'stroke', 'section', 'framing', 'indicator'].entries()) {
      const id = `bare-${index}`
      doc.getMap('items').set(id, { kind, by: null, at: 0 })
      doc.getMap('ends').set(id, { from: id, to: [Number.POSITIVE_INFINITY, 0] })
      doc.getMap('strokes').set(id, { points: ['a', Number.NaN] })
      doc.getMap('facts').set(`${id}/label`, { toString: 'no words' })
    }
  })
}

test('nonsense in every facet, written into a board of ten thousand notes, leaves all others in place and under the hand', () => {
  const { clock, session, ids } = largeBoard()
  const scene = createScene(session.board, measure)
  const [before] = [new Map(Array.from(scene.all(), (item) => [item.id, item]))]
  spoil(session, ids)
  const spoilt = new Set(ids.slice(0, facets.length * nonsense.length))
  const untouched = ids.filter((id) => !spoilt.has(id))
  expect(untouched.every((id) => scene.item(id) === before.get(id))).toBe(true)
  for (const item of scene.all()) {
    const { x, y, width, height } = paintedBox(item.setting)
    expect([x, y, width, height].every(Number.isFinite), item.id).toBe(true)
    expect(item.setting.text().lines.length, item.id).toBeGreaterThan(0)
  }
  const damaged = [...scene.all()].filter(({ view }) => view.state === 'damaged')
  expect(damaged.length).toBeGreaterThan(20)
  // What is damaged is shown somewhere and can be taken in the hand and away.
  for (const { id, setting } of damaged) {
    const { x, y, width, height } = setting.box
    const under = scene.inRect({ x, y, width, height }).map((item) => item.id)
    expect(under).toContain(id)
  }
  const last = untouched.at(-1) as ItemId
  expect(scene.topmostAt(exactBoardPoint(99 * 220, 99 * 220))?.id).toBe(last)
  const drag = createItemDrag({ session, scene, live: createLiveItems(), clock })
  drag.start([last, ...spoilt], { copies: false })
  drag.move(10, 10)
  drag.end(true)
  expect(scene.item(last)?.view.place).toEqual([99 * 220 + 10, 99 * 220 + 10])
  const [all] = [[...session.board.view().items.keys()]]
  expect(clipOf(boardPart(session.board, all), session)).toContain('note 9999')
  const whole = [...session.board.view().items.values()].filter((view) => view.state === 'whole')
  expect(wordsInOrder(whole)).toContain('note 9999')
  session.edits.removeItems(damaged.map(({ id }) => id))
  expect([...scene.all()].some(({ view }) => view.state === 'damaged')).toBe(false)
})

test('a board that was damaged before it is opened opens with the same things as one that was open', () => {
  const { session, ids } = largeBoard()
  const followed = createScene(session.board, measure)
  spoil(session, ids)
  const opened = createScene(session.board, measure)
  const idsOf = (scene: ReturnType<typeof createScene>): readonly string[] =>
    Array.from(scene.all(), ({ id, view }) => `${id} ${view.state}`).toSorted()
  expect(idsOf(opened)).toEqual(idsOf(followed))
  expect(opened.bounds()).toEqual(followed.bounds())
})
