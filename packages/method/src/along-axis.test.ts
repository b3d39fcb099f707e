import { boardPoint, zones } from '@samtavle/board'
import { expect, test } from 'vitest'
import { placeIn, plainItem, plainLink, plainView } from '../test/plain-view.ts'
import { addGroundedChain, addWork, createWorkshop } from '../test/workshop.ts'
import { contentsAlongAxis, thicknessOf } from './index.ts'

test('[MET-3] the board is read along the axis from thin to thick, then what lies beside it, without links', () => {
  const view = plainView([
    plainItem('plan', { place: placeIn('plan') }),
    plainItem('low', { place: boardPoint(100, 900) }),
    plainItem('right', { place: boardPoint(900, 110) }),
    plainItem('left', { place: boardPoint(100, 150) }),
    plainItem('aside', { place: boardPoint(-400, 0) }),
    plainLink('left', 'plan'),
  ])
  expect(contentsAlongAxis(view).map(({ zone, items: found }) => [zone, found.map(({ id }) => id)])).toEqual([
    ['understand', ['left', 'right', 'low']],
    ['plan', ['plan']],
    ['implement', []],
    [null, ['aside']],
  ])
})

test('[MET-4] moving an item along the axis is all it takes to change its zone, and the work grows thicker', () => {
  const workshop = createWorkshop({ anna: 'citizens', bo: 'public' })
  const { edits } = workshop.people.anna
  addGroundedChain(workshop, 'bo', ['anna', 'bo'])
  const id = addWork(edits, 'understand')
  const shared = { whole: 1, firm: 1 }
  const seen = zones.map((zone) => {
    edits.moveToZone([id], zone)
    return thicknessOf(workshop.view())
  })
  expect(seen).toEqual([
    { understand: shared, plan: { whole: 1, firm: 1 }, implement: { whole: 1, firm: 1 } },
    { understand: shared, plan: { whole: 2, firm: 1 }, implement: { whole: 1, firm: 1 } },
    { understand: shared, plan: { whole: 1, firm: 1 }, implement: { whole: 2, firm: 1 } },
  ])
  edits.addFraming({ text: 'Another way to see it' })
  expect(thicknessOf(workshop.view()).understand).toEqual({ whole: 2, firm: 1 })
})
