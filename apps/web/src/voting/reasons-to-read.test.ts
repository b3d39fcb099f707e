import type { ActorId, ConsentAnswer, ConsentRound, DotVoting, ItemId } from '@samtavle/board'
import { consentRoundsOn } from '@samtavle/method'
import { expect, test } from 'vitest'
import { isLong, pagesOfReasons, reasonsOfConsent, reasonsOfDots } from './reasons-to-read.ts'

const facts = { id: 'v', by: null, at: 1, question: '', endsAt: null, endsItself: false, closedAt: 2 }
const [lamp, bench] = ['lamp', 'bench'] as readonly string[] as readonly [ItemId, ItemId]
const all = ['public', 'citizens']

test('a room reads why of what has most dots first, a few at a time, and of one thing on a page', () => {
  const said = (...words: readonly string[]) => words.map((each) => ({ words: each, sectors: all }))
  const voting: DotVoting = {
    ...facts,
    kind: 'dots',
    dots: 3,
    onePerItem: false,
    hidesCursors: false,
    asksWhy: true,
    items: [lamp, bench],
    result: {
      voters: 9,
      totals: new Map([
        [lamp, 2],
        [bench, 5],
      ]),
      groups: [],
      reasons: new Map([
        [lamp, said('It is dark')],
        [bench, said('For resting', 'For talking with others', 'x'.repeat(200))],
      ]),
    },
  }
  const pages = pagesOfReasons(reasonsOfDots(voting))
  expect(pages.map((page) => page.map(({ words }) => words.slice(0, 11)))).toEqual([
    ['For resting', 'For talking'],
    ['xxxxxxxxxxx'],
    ['It is dark'],
  ])
  expect(
    pages
      .flat()
      .filter(isLong)
      .map(({ words }) => words.length),
  ).toEqual([200])
  expect(JSON.stringify(pages)).not.toContain('"by"')
  expect(reasonsOfDots({ ...voting, result: null })).toEqual([])
  expect(pagesOfReasons([])).toEqual([])
})

test('a room reads objections before concerns and words of consent, and nothing of who said no more than yes', () => {
  const answers = new Map(
    Object.entries({
      a: { answer: 'consent', reason: '' },
      b: { answer: 'consent', reason: 'At last' },
      c: { answer: 'concern', reason: 'Who pays?' },
      d: { answer: 'objection', reason: 'It is too dark', safe: 'Lamps first' },
    } satisfies Record<string, ConsentAnswer>),
  ) as ReadonlyMap<string, ConsentAnswer> as ReadonlyMap<ActorId, ConsentAnswer>
  const round: ConsentRound = { ...facts, kind: 'consent', item: lamp, answers }
  const [reading] = consentRoundsOn([round], lamp)
  const read = reading === undefined ? [] : reasonsOfConsent(reading)
  expect(read.map(({ words }) => words)).toEqual(['It is too dark', 'Who pays?', 'At last'])
  expect(pagesOfReasons(read).map(({ length }) => length)).toEqual([2, 1])
})
