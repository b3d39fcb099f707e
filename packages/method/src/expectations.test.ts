import { expect, test } from 'vitest'
import { addWork, createWorkshop } from '../test/workshop.ts'
import { combinationsOf, expectationsOf, resourcesOf } from './index.ts'

test('[MET-40] expectations lie side by side in the order of the sectors', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  anna.edits.addExpectation({
    text: 'Light this winter',
    longTerm: 'A living quay',
    commitment: 'Two evenings',
    hours: 4,
  })
  bo.edits.addExpectation({ text: 'Fewer complaints', reach: 'plan' })
  expect(expectationsOf(workshop.view())).toMatchObject({
    sectors: ['public', 'citizens'],
    stated: [
      { sector: 'public', shortTerm: 'Fewer complaints', longTerm: '', reach: 'plan', hours: null },
      {
        sector: 'citizens',
        shortTerm: 'Light this winter',
        longTerm: 'A living quay',
        commitment: 'Two evenings',
        hours: 4,
      },
    ],
  })
})

test('[MET-41] they differ in how far, how much and whether at all, and where somebody says so', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  const annas = anna.edits.addExpectation({ text: 'Light', reach: 'implement', hours: 8, commitment: 'Two evenings' })
  const bos = bo.edits.addExpectation({ text: 'Ideas', reach: 'understand', hours: 3 })
  workshop.sync()
  bo.edits.reserve(annas, 'we cannot promise lamps')
  expect(expectationsOf(workshop.view()).differences).toMatchObject([
    {
      about: 'reach',
      answers: [
        { reach: 'understand', expectations: [bos] },
        { reach: 'implement', expectations: [annas] },
      ],
    },
    { about: 'hours', least: 3, most: 8 },
    { about: 'commitment', without: [bos] },
    { about: 'reservation', expectation: annas, reservation: { actor: bo.actor, reason: 'we cannot promise lamps' } },
  ])
})

test('[MET-41] what is alike is no difference', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  anna.edits.addExpectation({ text: 'Light', reach: 'plan', hours: 4, commitment: 'Evenings' })
  bo.edits.addExpectation({ text: 'Ideas', reach: 'plan', hours: 8, commitment: 'A lorry' })
  expect(expectationsOf(workshop.view()).differences).toEqual([])
})

test('[MET-50] a resource belongs to who brings it, and work that draws on two sectors combines them', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { anna, bo } = workshop.people
  const plan = addWork(anna.edits, 'plan')
  const hands = anna.edits.addResource({ text: 'Twenty hands', form: 'time' })
  const boat = anna.edits.addResource({
    text: 'A boat',
    broughtBy: { name: 'The rowing club', sector: 'civil-society' },
  })
  const money = bo.edits.addResource({ text: 'A little money', form: 'money' })
  workshop.sync()
  bo.edits.link(money, plan, 'relates')
  expect(combinationsOf(workshop.view())).toEqual([])
  bo.edits.link(plan, hands, 'rests-on')
  expect(combinationsOf(workshop.view())).toEqual([
    {
      work: plan,
      resources: [hands, money].toSorted((a, b) => combinedOrder(workshop, a) - combinedOrder(workshop, b)),
      sectors: ['public', 'citizens'],
    },
  ])
  expect(resourcesOf(workshop.view()).find(({ id }) => id === boat)).toMatchObject({
    sector: 'civil-society',
    usedIn: [],
  })
})

function combinedOrder(workshop: { view(): Parameters<typeof resourcesOf>[0] }, id: string): number {
  return resourcesOf(workshop.view()).findIndex((resource) => resource.id === id)
}
