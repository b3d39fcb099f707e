import type { ActorId, ConsentAnswer, ConsentRound, DotVoting, ItemId } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consentRoundsOn, dotsOf, rankedItems, reasonsFor, tallyBallots } from './voting.ts'

const facts = { by: null, at: 1, question: '', endsAt: null, endsItself: false, closedAt: null }
const items = ['a', 'b', 'c'] as readonly string[] as readonly ItemId[]
const voting: DotVoting = {
  ...facts,
  id: 'v',
  kind: 'dots',
  dots: 3,
  onePerItem: false,
  asksWhy: false,
  hidesCursors: false,
  items,
  result: null,
}

test('[MET-73] no crowd is smaller than three, everybody is in one, and each item adds up', () => {
  const ballot = fc.record({
    sector: fc.constantFrom('public', 'private', 'citizens', null),
    dots: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'elsewhere'), fc.integer({ min: -1, max: 4 })),
  })
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 12, size: 'max' }), (ballots) => {
      const { voters, totals, groups } = tallyBallots(voting, ballots)
      expect(groups.every((group) => group.voters >= 3)).toBe(true)
      const inCrowds = groups.reduce((sum, group) => sum + group.voters, 0)
      expect(inCrowds).toBe(voters < 3 ? 0 : voters)
      if (voters < 3) return
      for (const id of items) {
        expect(groups.reduce((sum, { dots }) => sum + (dots.get(id) ?? 0), 0)).toBe(totals.get(id) ?? 0)
      }
    }),
  )
})

test('[MET-73] a ballot above its budget is not counted, and the order of ballots leaves no trace', () => {
  const ballots = [
    { sector: 'citizens', dots: { a: 2, b: 1 } },
    { sector: 'public', dots: { a: 4 } },
    { sector: 'citizens', dots: { b: 3 } },
  ]
  const tally = tallyBallots(voting, ballots)
  expect(tally).toEqual({
    voters: 2,
    totals: new Map([
      ['a', 2],
      ['b', 4],
    ]),
    groups: [],
    reasons: new Map(),
  })
  expect(tallyBallots(voting, ballots.toReversed())).toEqual(tally)
})

test('[MET-76] reasons stand without their authors, in the order of their words, with the crowd of at least three that they came from', () => {
  const asking: DotVoting = { ...voting, asksWhy: true }
  const ballots = [
    { sector: 'citizens', dots: { a: 1 }, reasons: { a: 'It is dark', b: 'no dot on this' } },
    { sector: 'citizens', dots: { a: 2 }, reasons: { a: 'Because' } },
    { sector: 'citizens', dots: { b: 1 }, reasons: { b: ' ' } },
    { sector: 'public', dots: { a: 1, b: 1 }, reasons: { a: 'A lamp is cheap', b: 7 } },
    { sector: 'public', dots: { a: 9 }, reasons: { a: 'above the budget' } },
    { sector: 'private', dots: { b: 1 } },
    { sector: null, dots: { a: 1 }, reasons: { a: 'It is dark' } },
  ]
  const crowd = ['public', 'private', null]
  const told = tallyBallots(asking, ballots)
  expect(told.groups.map(({ sectors }) => sectors)).toEqual([['citizens'], expect.arrayContaining(crowd)])
  const others = told.groups[1]?.sectors
  expect([...told.reasons]).toEqual([
    [
      'a',
      expect.arrayContaining([
        { words: 'A lamp is cheap', sectors: others },
        { words: 'Because', sectors: ['citizens'] },
        { words: 'It is dark', sectors: ['citizens'] },
        { words: 'It is dark', sectors: others },
      ]),
    ],
  ])
  expect(told.reasons.get('a' as ItemId)?.map(({ words }) => words)).toEqual([
    'A lamp is cheap',
    'Because',
    'It is dark',
    'It is dark',
  ])
  expect(tallyBallots(asking, ballots.toReversed())).toEqual(told)
  expect(tallyBallots(asking, ballots.slice(0, 2)).reasons.get('a' as ItemId)).toEqual([
    { words: 'Because', sectors: [] },
    { words: 'It is dark', sectors: [] },
  ])
  expect(tallyBallots(voting, ballots).reasons.size, 'nobody was asked').toBe(0)
  const closed = { ...asking, closedAt: 2, result: told }
  expect(reasonsFor([closed, voting], 'a' as ItemId)).toHaveLength(4)
  expect(reasonsFor([closed], 'c' as ItemId)).toEqual([])
})

test('[MET-74] what has most dots comes first, and an item is told of by the latest voting that asked about it', () => {
  const closed = (id: string, totals: Readonly<Record<string, number>>): DotVoting => ({
    ...voting,
    id,
    closedAt: 2,
    result: {
      voters: 3,
      totals: new Map(Object.entries(totals) as [ItemId, number][]),
      groups: [],
      reasons: new Map(),
    },
  })
  expect(rankedItems(closed('one', { b: 2, c: 2 })).map(({ id, dots }) => [id, dots])).toEqual([
    ['b', 2],
    ['c', 2],
    ['a', 0],
  ])
  expect(rankedItems(voting)).toEqual([])
  const votings = [closed('one', { a: 5, b: 2 }), { ...closed('two', { a: 1 }), items: items.slice(0, 1) }, voting]
  expect(['a', 'b', 'c', 'z'].map((id) => dotsOf(votings, id as ItemId))).toEqual([1, 2, 0, undefined])
})

test('[MET-75] rounds go on until nobody objects, and silence is no consent', () => {
  const round = (
    id: string,
    closedAt: number | null,
    answers: Readonly<Record<string, ConsentAnswer>>,
  ): ConsentRound => ({
    ...facts,
    id,
    kind: 'consent',
    item: 'a' as ItemId,
    closedAt,
    answers: new Map(Object.entries(answers) as [ActorId, ConsentAnswer][]),
  })
  const rounds = [
    round('silence', 2, {}),
    round('first', 3, {
      anna: { answer: 'consent', reason: '' },
      bo: { answer: 'concern', reason: 'Too dark' },
      cleo: { answer: 'objection', reason: 'Too soon', safe: 'In May' },
    }),
    round('second', 4, { cleo: { answer: 'consent', reason: 'In May, then' } }),
    round('third', null, {}),
  ]
  const read = consentRoundsOn(
    [...rounds, { ...rounds[0], id: 'other', item: 'b' as ItemId } as ConsentRound],
    'a' as ItemId,
  )
  expect(read.map(({ number, state }) => [number, state])).toEqual([
    [1, 'unanswered'],
    [2, 'objected'],
    [3, 'integrated'],
    [4, 'open'],
  ])
  expect(read[1]?.counts).toEqual({ consent: 1, concern: 1, objection: 1 })
  expect(read[1]?.raised.map(({ actor }) => actor)).toEqual(['cleo', 'bo'])
})
