import type { ActorId, BoardView } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainItem, plainStands, plainView } from '../test/plain-view.ts'
import { compareSectors, sectorIds, sectorOfAuthor, smallestCrowd, voiceBalanceOf } from './index.ts'
import { crowdsOf } from './crowd.ts'

/** People of each sector, named `public-0` and so on, with so many notes each. */
function roomWith(people: Readonly<Record<string, readonly number[]>>): BoardView {
  const sectors: Record<string, string> = {}
  const items = Object.entries(people).flatMap(([sector, notes]) =>
    notes.flatMap((count, index) => {
      const actor = `${sector}-${index}`
      sectors[actor] = sector
      return Array.from({ length: count }, (_, note) => plainItem(`${actor}-${note}`, { by: actor as ActorId }))
    }),
  )
  return plainView(items, sectors)
}

test('[MET-60] voices are weighed per sector over notes and stands, and edits are told along', () => {
  const view = roomWith({ public: [1, 1, 1], citizens: [3, 0, 0] })
  const framing = plainItem('framing', {
    kind: 'framing',
    stands: plainStands({ 'citizens-1': 'hold', 'public-0': 'why?' }),
  })
  const items = new Map(view.items).set(framing.id, framing)
  const edits = new Map([['public-0' as ActorId, 40]])
  expect(voiceBalanceOf({ ...view, items }, edits)).toEqual({
    contributions: 8,
    most: null,
    voices: [
      { sectors: ['public'], people: 3, items: 3, stands: 1, edits: 40, share: 0.5 },
      { sectors: ['citizens'], people: 3, items: 3, stands: 1, edits: 0, share: 0.5 },
    ],
  })
  expect(voiceBalanceOf(view).voices[0]?.edits).toBeNull()
})

test('[MET-61] two people of a sector are weighed together with others, and two people in all not at all', () => {
  expect(voiceBalanceOf(roomWith({ public: [5, 5, 5, 5], private: [1, 1, 1], citizens: [9, 9] })).voices).toMatchObject(
    [
      { sectors: ['public'], people: 4 },
      { sectors: ['private', 'citizens'], people: 5, items: 21 },
    ],
  )
  expect(voiceBalanceOf(roomWith({ public: [5], citizens: [9] })).voices).toEqual([])
})

const counts = fc.dictionary(fc.constantFrom(...sectorIds, 'school', 'press'), fc.nat({ max: 6 }), {
  maxKeys: 6,
  size: 'max',
})

function hidesEverybody(divide: typeof crowdsOf): fc.IPropertyWithHooks<[Record<string, number>]> {
  return fc.property(counts, (drawn) => {
    const people = new Map(Object.entries(drawn).filter(([, count]) => count > 0))
    const crowds = divide(people)
    for (const crowd of crowds) {
      expect(crowd.reduce((sum, sector) => sum + (people.get(sector ?? '') ?? 0), 0)).toBeGreaterThanOrEqual(
        smallestCrowd,
      )
    }
    // Everybody is in exactly one, so that no remainder can be worked out.
    if (crowds.length > 0)
      expect(crowds.flat().toSorted(compareSectors)).toEqual([...people.keys()].toSorted(compareSectors))
    else expect([...people.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(smallestCrowd)
  })
}

test('[MET-61] however people are spread, no crowd is smaller than three and no remainder is left to work one out', () => {
  fc.assert(hidesEverybody(crowdsOf), { numRuns: 1000 })
})

test('[MET-61] the property catches a rule that only leaves small sectors out', () => {
  const leavingOut: typeof crowdsOf = (people) =>
    [...people].filter(([, count]) => count >= smallestCrowd).map(([sector]) => [sector])
  expect(fc.check(hidesEverybody(leavingOut), { numRuns: 1000, endOnFailure: true }).failed).toBe(true)
})

test.each([
  [
    'most of the notes from a third of the people',
    { public: [6, 6, 6], citizens: [1, 1, 1], private: [1, 1, 1] },
    'public',
  ],
  ['most of the notes from most of the people', { public: [2, 2, 2, 2, 2, 2, 2, 2, 2], citizens: [2, 2, 2] }, null],
  ['hardly any notes yet', { public: [2, 2, 2], citizens: [0, 0, 0] }, null],
  ['half and half', { public: [5, 5, 5], citizens: [5, 5, 5] }, null],
  ['two small sectors together', { public: [1, 1, 1], citizens: [9, 9], private: [9] }, null],
])('[MET-62] %s: the sector that is named is %s', (_, people, most) => {
  expect(voiceBalanceOf(roomWith(people)).most).toBe(most)
})

test('[MET-63] imported and anonymous notes are nobody’s voice', () => {
  const view = roomWith({ public: [1, 1, 1], citizens: [1, 1, 1] })
  const imported = Array.from({ length: 50 }, (_, index) =>
    plainItem(`imported-${index}`, {
      by: 'public-0' as ActorId,
      facts: new Map<string, unknown>([
        [
          ['author', 'resident 17'] as const,
          ['sector', 'citizens'] as const,
          ['votes', { agree: 4, disagree: 0 }] as const,
        ][index % 3] ?? ['author', ''],
      ]),
    }),
  )
  expect(imported.map((item) => sectorOfAuthor(view, item)).slice(0, 3)).toEqual([null, 'citizens', null])
  expect(sectorOfAuthor(view, plainItem('own', { by: 'public-0' as ActorId }))).toBe('public')
  const anonymous = [plainItem('anonymous')]
  const items = new Map([...view.items, ...[...imported, ...anonymous].map((item) => [item.id, item] as const)])
  expect(voiceBalanceOf({ ...view, items })).toEqual(voiceBalanceOf(view))
})
