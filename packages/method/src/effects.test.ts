import { expect, test } from 'vitest'
import type { ItemId } from '@samtavle/board'
import { addGroundedChain, addWork, createWorkshop } from '../test/workshop.ts'
import { indicatorsOf, innovationsOf, sideGainsOf } from './index.ts'

function twoPeople() {
  return createWorkshop({ anna: 'citizens', bo: 'public' })
}

test('[MET-80] a goal changes as people learn, two may change it at once, and every wording stays readable', () => {
  const workshop = twoPeople()
  const { anna, bo } = workshop.people
  const id = anna.edits.addIndicator({ text: 'People on the quay after dark', goal: 'More people' })
  workshop.sync()
  workshop.wait(1000)
  bo.edits.changeGoal(id, 'More different people')
  workshop.wait(1000)
  anna.edits.changeGoal(id, 'People who feel safe')
  expect(indicatorsOf(workshop.view())).toMatchObject([
    {
      goal: { text: 'People who feel safe' },
      earlierGoals: [{ text: 'More people' }, { text: 'More different people' }],
    },
  ])
})

test.each([
  [{}, [], 'unobserved'],
  [{}, [{ on: '2027-03-01', story: 'It is livelier' }], 'unclear'],
  [{}, [{ on: '2027-03-01', works: true }], 'works'],
  [{ baseline: 10, target: 40 }, [{ on: '2027-03-01', number: 39 }], 'not-yet'],
  [{ baseline: 10, target: 40 }, [{ on: '2027-03-01', number: 40 }], 'works'],
  [{ baseline: 40, target: 10 }, [{ on: '2027-03-01', number: 12 }], 'not-yet'],
  [{ baseline: 40, target: 10 }, [{ on: '2027-03-01', number: 9 }], 'works'],
  [{ baseline: 10, target: 40 }, [{ on: '2027-03-01', number: 50, works: false }], 'not-yet'],
  [
    {},
    [
      { on: '2027-06-01', works: false },
      { on: '2027-03-01', works: true },
    ],
    'not-yet',
  ],
] as const)('[MET-81] with %j and observed %j an indicator shows: %s', (facts, observations, shown) => {
  const workshop = twoPeople()
  const { edits } = workshop.people.anna
  const id = edits.addIndicator({ text: 'People on the quay after dark', ...facts })
  for (const observation of observations) edits.observe(id, observation)
  expect(indicatorsOf(workshop.view())).toMatchObject([{ shown }])
})

test('[MET-82] a solution counts as a social innovation only once nothing is lacking, and stops counting when it stops working', () => {
  const workshop = twoPeople()
  const { edits } = workshop.people.bo
  const plan = addWork(edits, 'plan')
  const agreement = edits.addAgreement({ text: 'We light the quay', from: [plan] })
  const lacks: unknown[] = []
  const note = (): void => void lacks.push(innovationsOf(workshop.view())[0]?.lacks)
  note()
  edits.setFact(agreement, 'status', 100)
  const framing = edits.addFraming({ text: 'Nobody uses the quay after dark' })
  edits.link(plan, framing, 'rests-on')
  workshop.hold(framing, 'anna', 'bo')
  note()
  const indicator: ItemId = edits.addIndicator({ text: 'People after dark', measures: [agreement] })
  note()
  workshop.hold(indicator, 'anna', 'bo')
  note()
  edits.observe(indicator, { on: '2027-03-01', story: 'Hard to say' })
  note()
  edits.observe(indicator, { on: '2027-04-01', works: true })
  note()
  edits.observe(indicator, { on: '2027-09-01', works: false })
  note()
  expect(lacks).toEqual([
    ['not-implemented', 'not-grounded', 'no-indicator'],
    ['no-indicator'],
    ['indicator-not-shared'],
    ['not-observed'],
    ['not-shown-to-work'],
    [],
    ['not-shown-to-work'],
  ])
})

test('[MET-82] a grounded measure that is no agreement is no solution of the group', () => {
  const workshop = twoPeople()
  addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  expect(innovationsOf(workshop.view())).toEqual([])
})

test('[MET-83] side gains have their place, by whom they are of value to', () => {
  const workshop = twoPeople()
  const { edits } = workshop.people.anna
  const [friends, tourism] = [
    addWork(edits, 'implement', 'Neighbours met'),
    addWork(edits, 'implement', 'Visitors came'),
  ]
  edits.setFact(friends, 'gain', 'participant')
  edits.setFact(tourism, 'gain', 'society')
  expect([...sideGainsOf(workshop.view())]).toEqual([
    ['participant', [friends]],
    ['group', []],
    ['society', [tourism]],
  ])
})
