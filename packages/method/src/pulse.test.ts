import { pulseQuestions, writePulse, type PulseQuestion, type PulseTally } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWorkshop } from '../test/workshop.ts'
import { pulseResultsOf, pulsesOverTime, sectorIds, smallestCrowd, tallyPulse, type PulseAnswer } from './index.ts'

function answersOf(sector: string | null, ...ours: readonly number[]): readonly PulseAnswer[] {
  return ours.map((answer) => ({ sector, answers: new Map([['ours', answer]]) }))
}

const anyAnswers: fc.Arbitrary<readonly PulseAnswer[]> = fc.array(
  fc.record({
    sector: fc.constantFrom(...sectorIds, null),
    answers: fc
      .dictionary(fc.constantFrom(...pulseQuestions), fc.integer({ min: 1, max: 5 }), {
        maxKeys: pulseQuestions.length,
        size: 'max',
      })
      .map((drawn) => new Map(Object.entries(drawn) as [PulseQuestion, number][])),
  }),
  { maxLength: 25, size: 'max' },
)

function givenTo(question: PulseQuestion, answers: readonly PulseAnswer[]): number {
  return answers.filter((answer) => answer.answers.has(question)).length
}

type Tally = (answers: readonly PulseAnswer[]) => PulseTally

function tellsNobody(tally: Tally): fc.IPropertyWithHooks<[readonly PulseAnswer[]]> {
  return fc.property(anyAnswers, (answers) => {
    for (const [question, groups] of tally(answers)) {
      const sizes = groups.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
      for (const size of sizes) expect(size).toBeGreaterThanOrEqual(smallestCrowd)
      const given = givenTo(question, answers)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(given < smallestCrowd ? 0 : given)
    }
  })
}

test('[MET-70] [MET-71] no number is about fewer than three people, and every answer counts once', () => {
  fc.assert(tellsNobody(tallyPulse), { numRuns: 500 })
})

test('[MET-70] the property catches a tally that counts each sector by itself', () => {
  const bySector: Tally = (answers) => {
    const groups = [...Map.groupBy(answers, ({ sector }) => sector)].map(([sector, said]) => ({
      sectors: [sector],
      counts: [1, 2, 3, 4, 5].map((step) => said.filter((each) => each.answers.get('ours') === step).length),
    }))
    return new Map([['ours', groups]])
  }
  expect(fc.check(tellsNobody(bySector), { numRuns: 500, endOnFailure: true }).failed).toBe(true)
})

test('[MET-71] the order in which people answered leaves no trace', () => {
  fc.assert(
    fc.property(
      anyAnswers.chain((answers) =>
        fc.tuple(fc.constant(answers), fc.shuffledSubarray([...answers], { minLength: answers.length })),
      ),
      ([answers, shuffled]) => {
        expect(JSON.stringify([...tallyPulse(shuffled)])).toBe(JSON.stringify([...tallyPulse(answers)]))
      },
    ),
    { numRuns: 300 },
  )
})

test('[MET-70] a sector of two answers together with the smallest other one', () => {
  const answers = [...answersOf('public', 5, 5, 5, 4), ...answersOf('citizens', 1, 2), ...answersOf('private', 3, 3, 3)]
  expect(tallyPulse(answers).get('ours')).toEqual([
    { sectors: ['public'], counts: [0, 0, 0, 1, 3] },
    { sectors: ['private', 'citizens'], counts: [1, 1, 3, 0, 0] },
  ])
})

test('[MET-72] results tell the spread, the crowds that are farthest apart, and the change over time', () => {
  const workshop = createWorkshop({ anna: 'citizens' })
  const { doc } = workshop.people.anna
  const first = tallyPulse([...answersOf('public', 5, 5, 4, 4), ...answersOf('citizens', 1, 2, 1, 2)])
  const second = tallyPulse([...answersOf('public', 4, 4, 4), ...answersOf('citizens', 4, 4, 4)])
  writePulse(doc, { id: 'later', by: null, at: 30, closedAt: 40, tally: second })
  writePulse(doc, { id: 'first', by: null, at: 10, closedAt: 20, tally: first })
  writePulse(doc, { id: 'open', by: null, at: 50, closedAt: null, tally: null })
  const rounds = pulsesOverTime(workshop.view())
  expect(rounds.map(({ round }) => round.id)).toEqual(['first', 'later'])
  expect(rounds.map(({ results }) => results[0])).toMatchObject([
    {
      question: 'ours',
      all: { answers: 8, mean: 3, counts: [2, 2, 0, 2, 2], middle: [2, 4] },
      apart: { low: ['citizens'], high: ['public'], by: 3 },
    },
    { question: 'ours', all: { answers: 6, mean: 4, middle: [4, 4] }, apart: { by: 0 } },
  ])
  expect(rounds[0]?.results[1]).toMatchObject({ question: 'equals', all: null, groups: [], apart: null })
  expect(pulseResultsOf({ id: 'open', by: null, at: 50, closedAt: null, tally: null })).toEqual([])
})
