import { longestGuidance, longestInstruction, longestStageName } from '@samtavle/board'
import { expect, test } from 'vitest'
import { guideIn, guideNames, nearestOf } from './guide.ts'

const languages = ['en', 'da', 'nb'] as const

test.each(guideNames)(
  '[MET-99] every step of the %s guide asks something and has advice, in three languages',
  (name) => {
    const told = languages.map((language) => guideIn(name, language))
    for (const steps of told) {
      expect(steps.map(({ minutes }) => minutes)).toEqual(told[0]?.map(({ minutes }) => minutes))
      for (const step of steps) {
        expect(Math.min(step.name.length, step.instruction.length, step.guidance.length)).toBeGreaterThan(3)
        expect(step.name.length).toBeLessThanOrEqual(longestStageName)
        expect(step.instruction.length).toBeLessThanOrEqual(longestInstruction)
        expect(step.guidance.length).toBeLessThanOrEqual(longestGuidance)
      }
    }
    told[0]?.forEach((step, index) => {
      const said = told.map((steps) => steps[index])
      expect(new Set(said.map((each) => each?.instruction)).size, step.name).toBe(3)
      expect(new Set(said.map((each) => each?.guidance)).size, step.name).toBe(3)
    })
  },
)

test('[MET-99] a case asks its own in some steps, and its advice comes before what is true of every case', () => {
  const own = { ask: 'Where does the water come in?', guidance: 'Go and look.' }
  const [usual, told] = [guideIn('long', 'en'), guideIn('long', 'en', { views: own })]
  expect(told.map(({ name }) => name)).toEqual(usual.map(({ name }) => name))
  told.forEach((step, index) => {
    if (step.name !== 'Views of the problem') return expect(step).toEqual(usual[index])
    expect(step.instruction).toBe(own.ask)
    expect(step.guidance).toBe(`${own.guidance}\n\n${usual[index]?.guidance}`)
  })
})

test('[MET-99] the advice carries the warnings of the method', () => {
  const advice = guideIn('long', 'en')
    .map(({ instruction, guidance }) => `${instruction} ${guidance}`)
    .join(' ')
  for (const warning of [
    'no answer ready',
    'not simplify away what is complex',
    'with people and not for them',
    'Do not hurry',
    'Do not trust your own knowledge too much',
    'Let go of power',
    'Not everything has to be co-created',
    'a pure savings exercise is not co-creation',
    'What exists already'.toLowerCase(),
    'not to be taken over by the public party',
  ])
    expect(advice, warning).toContain(warning)
})

test('words come in the nearest language that they are said in', () => {
  const words = { en: 'en', da: 'da', nb: 'nb' }
  const asked = ['da-DK', 'nb', 'NO', 'nn-NO', 'en-GB', 'pl']
  expect(asked.map((language) => nearestOf(words, language))).toEqual(['da', 'nb', 'nb', 'nb', 'en', 'en'])
})
