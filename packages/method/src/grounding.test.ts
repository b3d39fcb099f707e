import type { BoardView, ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { addGroundedChain, addWork, createWorkshop, type Workshop } from '../test/workshop.ts'
import { findingsOf, groundingsOf, planGroundingsOf, wouldUnground, type Gap, type Grounding } from './index.ts'

function threePeople() {
  return createWorkshop({ anna: 'citizens', bo: 'public', carl: 'civil-society' })
}

function gapsOf(view: BoardView, id: ItemId): readonly Gap[] {
  const grounding = groundingsOf(view).get(id)
  return grounding?.state === 'ungrounded' ? grounding.gaps : []
}

test('[MET-20] a measure that rests on a plan that rests on a shared framing is grounded', () => {
  const workshop = threePeople()
  const { framing, measure, plan } = addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  expect(groundingsOf(workshop.view())).toEqual(new Map([[measure, { state: 'grounded', framings: [framing] }]]))
  expect(planGroundingsOf(workshop.view()).get(plan)).toEqual({ state: 'grounded', framings: [framing] })
})

test('[MET-20] no role, no sector and no other link grounds it', () => {
  const workshop = threePeople()
  const { edits } = workshop.people.bo
  const { framing, measure, plan } = addGroundedChain(workshop, 'bo', ['bo'])
  expect(gapsOf(workshop.view(), measure)).toMatchObject([{ gap: 'framing-not-shared', framing }])
  workshop.hold(framing, 'anna')
  edits.link(measure, plan, 'relates')
  expect(gapsOf(workshop.view(), measure)).toMatchObject([{ gap: 'rests-on-nothing' }])
})

type Chain = (edits: Workshop<'bo'>['people']['bo']['edits'], measure: ItemId) => void

const table: Readonly<Record<Gap['gap'], readonly [Chain, Gap['wouldGround']['do']]>> = {
  'rests-on-nothing': [() => undefined, 'rest-on-plan'],
  'no-plan': [(edits, measure) => edits.link(measure, edits.addFraming({ text: 'F' }), 'rests-on'), 'rest-on-plan'],
  'plan-without-framing': [
    (edits, measure) => edits.link(measure, addWork(edits, 'plan'), 'rests-on'),
    'rest-on-framing',
  ],
  'framing-not-shared': [
    (edits, measure) => {
      const plan = addWork(edits, 'plan')
      edits.link(measure, plan, 'rests-on')
      edits.link(plan, edits.addFraming({ text: 'F' }), 'rests-on')
    },
    'hold',
  ],
  'end-lost': [
    (edits, measure) => {
      const plan = addWork(edits, 'plan')
      edits.link(measure, plan, 'rests-on')
      edits.removeItems([plan])
    },
    'restore',
  ],
  'set-aside': [
    (edits, measure) => {
      const plan = addWork(edits, 'plan')
      edits.link(measure, plan, 'rests-on')
      edits.parkItems([plan])
    },
    'unpark',
  ],
  circle: [
    (edits, measure) => {
      const plan = addWork(edits, 'plan')
      edits.link(measure, plan, 'rests-on')
      edits.link(plan, measure, 'rests-on')
    },
    'rest-on-framing',
  ],
}

test.each(Object.entries(table))(
  '[MET-21] the gap «%s» is named, with what would ground it',
  (gap, [chain, remedy]) => {
    const workshop = createWorkshop({ bo: 'public' })
    const { edits } = workshop.people.bo
    const measure = addWork(edits, 'implement')
    chain(edits, measure)
    const [first] = gapsOf(workshop.view(), measure)
    expect(first).toMatchObject({ gap, wouldGround: { do: remedy } })
  },
)

test('[MET-21] of several ways down, the one that came farthest is named first', () => {
  const workshop = threePeople()
  const { measure } = addGroundedChain(workshop, 'bo', ['bo'])
  const { edits } = workshop.people.bo
  const lost = addWork(edits, 'plan')
  edits.link(measure, lost, 'rests-on')
  edits.removeItems([lost])
  expect(gapsOf(workshop.view(), measure).map(({ gap }) => gap)).toEqual(['framing-not-shared', 'end-lost'])
})

test('[MET-22] a framing deleted by one while another links to it: the plan stays, the measure says what it lost, on both screens', () => {
  const workshop = threePeople()
  const { anna, bo } = workshop.people
  const { framing, plan, measure } = addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  workshop.sync()
  const other = addWork(bo.edits, 'plan', 'Another plan')
  bo.edits.link(other, framing, 'rests-on')
  anna.edits.removeItems([framing])
  workshop.sync()
  for (const { board } of [anna, bo]) {
    const view = board.view()
    expect(gapsOf(view, measure)).toEqual([
      {
        gap: 'end-lost',
        link: `${plan}>${framing}`,
        lost: framing,
        wouldGround: { do: 'restore', item: framing },
      },
      { gap: 'plan-without-framing', plans: [plan], wouldGround: { do: 'rest-on-framing', item: plan } },
    ])
    expect(planGroundingsOf(view).get(other)).toMatchObject({
      gaps: [{ gap: 'end-lost' }, { gap: 'plan-without-framing' }],
    })
    expect(findingsOf(view, workshop.gathering)).toContainEqual(
      expect.objectContaining({ finding: 'ungrounded', item: measure }),
    )
  }
  anna.edits.restoreItems([framing])
  expect(groundingsOf(workshop.view()).get(measure)?.state).toBe('grounded')
})

test('[MET-22] a link to something that never was is named as lost', () => {
  const workshop = threePeople()
  const { doc, edits } = workshop.people.bo
  const measure = addWork(edits, 'implement')
  doc.getMap('items').set(`${measure}>nowhere`, { kind: 'link', by: null, at: 1 })
  doc.getMap('ends').set(`${measure}>nowhere`, { from: measure, to: 'nowhere', as: 'rests-on' })
  expect(gapsOf(workshop.view(), measure)).toMatchObject([{ gap: 'end-lost', lost: 'nowhere' }])
})

test('[MET-23] only work is judged', () => {
  const workshop = threePeople()
  const { edits } = workshop.people.bo
  const [note, parked, gain] = [addWork(edits, 'implement'), addWork(edits, 'implement'), addWork(edits, 'implement')]
  edits.parkItems([parked])
  edits.setFact(gain, 'gain', 'society')
  const agreement = edits.addAgreement({ text: 'We light the quay' })
  edits.addIndicator({ text: 'People after dark' })
  edits.moveToZone([edits.addResource({ text: 'A boat' }), edits.addFraming({ text: 'F' })], 'implement')
  expect([...groundingsOf(workshop.view()).keys()].toSorted()).toEqual([note, agreement].toSorted())
})

test('[MET-24] what a reopening, a hold let go or a deletion would unground is known before it is done', () => {
  const changes = [
    (framing: ItemId) => ({ change: 'reopen' as const, item: framing }),
    (framing: ItemId, anna: string) => ({ change: 'let-go' as const, item: framing, actor: anna as never }),
    (framing: ItemId) => ({ change: 'remove' as const, item: framing }),
  ]
  const foretold = changes.map((changeOf) => {
    const workshop = threePeople()
    const { anna, carl } = workshop.people
    const { framing, measure } = addGroundedChain(workshop, 'bo', ['anna', 'bo'])
    const change = changeOf(framing, anna.actor)
    const before = wouldUnground(workshop.view(), change)
    if (change.change === 'reopen') carl.edits.reopen(framing, 'new knowledge')
    if (change.change === 'let-go') anna.edits.reserve(framing, 'not any more')
    if (change.change === 'remove') carl.edits.removeItems([framing])
    expect([...before.keys()]).toEqual([measure])
    expect(gapsOf(workshop.view(), measure)).toEqual(
      (before.get(measure) as Extract<Grounding, { state: 'ungrounded' }>).gaps,
    )
    return gapsOf(workshop.view(), measure).map(({ gap }) => gap)
  })
  expect(foretold).toEqual([['framing-not-shared'], ['framing-not-shared'], ['end-lost', 'plan-without-framing']])
})

test('[MET-24] a framing that nothing grounded rests on ungrounds nothing', () => {
  const workshop = threePeople()
  addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  const loose = workshop.people.bo.edits.addFraming({ text: 'Another view' })
  workshop.hold(loose, 'anna', 'bo', 'carl')
  expect(wouldUnground(workshop.view(), { change: 'reopen', item: loose }).size).toBe(0)
})
