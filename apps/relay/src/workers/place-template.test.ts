import { systemClock, systemRandomBytes } from '@samtavle/base'
import { longestGuidance, noteColors, readBoard, startBoard } from '@samtavle/board'
import { thicknessOf } from '@samtavle/method'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { templateIn, templateNames } from '../templates/index.ts'
import { placeTemplate } from './place-template.ts'

test('every note of the example becomes a whole item in its zone, by its author, in a colour of the schema', () => {
  const doc = new Doc()
  const { axis, actors, notes, told } = templateIn('example', 'nb')
  if (axis === null) throw new Error('the example has an axis of its own')
  startBoard(doc, { title: 'Havna', language: 'nb', axis })
  const named = actors.map(({ key, sector }) => ({ key, sector, id: `actor-${key}-000000` }))
  placeTemplate(
    doc,
    { type: 'start-board', title: 'Havna', language: 'nb', axis, actors: named, notes, cards: [], told },
    { actor: null, clock: systemClock, randomBytes: systemRandomBytes },
  )
  const board = readBoard(doc)
  const view = board.view()
  const all = [...view.items.values()].filter((item) => item.state === 'whole')
  const items = all.filter(({ kind }) => kind !== 'link')
  expect(items).toHaveLength(notes.length + 3)
  expect(all.filter(({ kind }) => kind === 'link')).toHaveLength(told?.restsOn.length ?? 0)
  // It shows what the board is for: a view that is shared in spite of a doubt, one that is not, and work on either ground.
  expect(thicknessOf(view)).toMatchObject({
    understand: { whole: 2, firm: 1 },
    plan: { firm: 3 },
    implement: { firm: 4 },
  })
  expect(items.flatMap(({ stands }) => [...stands.values()].filter(({ stand }) => stand === 'reserve'))).toHaveLength(1)
  for (const item of items) {
    expect(item.state).toBe('whole')
    expect(item.zone).not.toBeNull()
    expect(item.state === 'whole' && item.by).toMatch(/^actor-[a-z]+-000000$/)
    expect(noteColors).toContain(item.state === 'whole' ? item.color : null)
  }
  expect(doc.getMap('actors').size).toBe(8)
  board.close()
})

test.each(templateNames.filter((name) => name !== 'blank' && name !== 'example' && name !== 'workshop'))(
  'the case %s begins with things nobody has decided, in free places, in three languages',
  (name) => {
    const told = ['en', 'da', 'nb'].map((language) => {
      const doc = new Doc()
      const { cards, steps } = templateIn(name, language)
      expect(steps.every(({ guidance }) => guidance.length > 100 && guidance.length <= longestGuidance)).toBe(true)
      expect(steps.length).toBe(8)
      startBoard(doc, { title: 'A', language })
      placeTemplate(
        doc,
        { type: 'start-board', title: 'A', language, axis: null, actors: [], notes: [], cards, told: null },
        { actor: null, clock: systemClock, randomBytes: systemRandomBytes },
      )
      const board = readBoard(doc)
      const items = [...board.view().items.values()].filter((item) => item.state === 'whole')
      board.close()
      expect(items).toHaveLength(cards.length)
      expect(items.filter(({ by, stands }) => by !== null || stands.size > 0)).toEqual([])
      expect(new Set(items.map(({ place }) => place.join())).size).toBe(items.length)
      return items.map(({ text }) => text).toSorted()
    })
    expect(new Set(told.map((texts) => texts.join('\n'))).size).toBe(3)
    expect(new Set(told.map((texts) => texts.length)).size).toBe(1)
    expect(told[0]?.length).toBeGreaterThanOrEqual(12)
  },
)
