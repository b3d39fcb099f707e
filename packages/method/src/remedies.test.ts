import type { ItemId } from '@samtavle/board'
import { arbitraryEdit, arbitraryScript, playScript } from '@samtavle/board/testing'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addWork, createWorkshop, type Workshop } from '../test/workshop.ts'
import { groundingsOf, type Remedy } from './index.ts'

type Name = 'anna' | 'bo'
/** From a new plan with a new framing that two hold: most steps a gap can be away from being closed, and some to spare. */
const mostSteps = 12

/** Does what a gap asks for, as the two would together. */
function follow(workshop: Workshop<Name>, remedy: Remedy): void {
  const { anna } = workshop.people
  switch (remedy.do) {
    case 'rest-on-plan':
      return void anna.edits.link(remedy.item, addWork(anna.edits, 'plan'), 'rests-on')
    case 'rest-on-framing':
      return void anna.edits.link(remedy.item, anna.edits.addFraming({ text: 'Seen anew' }), 'rests-on')
    case 'hold':
      return workshop.hold(remedy.framing, 'anna', 'bo')
    case 'restore':
      return anna.edits.restoreItems([remedy.item])
    case 'unpark':
      return anna.edits.unparkItems([remedy.item])
  }
}

function groundByRemedies(
  workshop: Workshop<Name>,
  id: ItemId,
  choose: (remedies: readonly Remedy[]) => Remedy | undefined,
): boolean {
  for (let step = 0; step < mostSteps; step += 1) {
    const grounding = groundingsOf(workshop.view()).get(id)
    if (grounding?.state !== 'ungrounded') return grounding?.state === 'grounded'
    const remedy = choose(grounding.gaps.map(({ wouldGround }) => wouldGround))
    if (remedy !== undefined) follow(workshop, remedy)
  }
  return false
}

function everyGapCloses(choose: (remedies: readonly Remedy[]) => Remedy | undefined) {
  return fc.property(arbitraryScript(2, arbitraryEdit), (script) => {
    const workshop = createWorkshop<Name>({ anna: 'citizens', bo: 'public' })
    const { anna, bo } = workshop.people
    playScript([anna, bo], script, () => workshop.wait(1000))
    const [id] = groundingsOf(workshop.view()).keys()
    if (id !== undefined) expect(groundByRemedies(workshop, id, choose)).toBe(true)
  })
}

test('[MET-26] after any session, doing what the gaps ask for grounds the work', () => {
  fc.assert(
    everyGapCloses((remedies) => remedies[0]),
    { numRuns: 60 },
  )
})

test('[MET-26] the property catches a group that only ever writes new plans', () => {
  const broken = fc.check(
    everyGapCloses((remedies) => remedies.find((remedy) => remedy.do === 'rest-on-plan')),
    { numRuns: 100, endOnFailure: true },
  )
  expect(broken.failed).toBe(true)
})
