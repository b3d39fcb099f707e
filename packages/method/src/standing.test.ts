import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BoardView, ItemId } from '@samtavle/board'
import { plainItem, plainStands, plainView } from '../test/plain-view.ts'
import { createWorkshop, itemIn } from '../test/workshop.ts'
import { sectorIds, standingOf } from './index.ts'
import { needsOf } from './standing.ts'

const everybody = {
  anna: 'citizens',
  bo: 'public',
  britt: 'public',
  carl: 'civil-society',
  dora: 'private',
  eva: null,
} as const
type Name = keyof typeof everybody
const names = Object.keys(everybody) as Name[]

function framingHeldBy(...holders: readonly Name[]) {
  const workshop = createWorkshop<Name>(everybody)
  const id = workshop.people.bo.edits.addFraming({ text: 'Nobody uses the quay after dark' })
  workshop.hold(id, ...holders)
  const standing = () => standingOf(workshop.view(), itemIn(workshop.view(), id))
  return { ...workshop, id, standing }
}

test.each([
  [[], 'unheld', ['civil-society-or-citizens', 'another-sector']],
  [['bo'], 'held', ['civil-society-or-citizens']],
  [['bo', 'britt', 'dora'], 'held', ['civil-society-or-citizens']],
  [['anna'], 'held', ['another-sector']],
  [['anna', 'bo'], 'shared', []],
  [['carl', 'dora'], 'shared', []],
  [['anna', 'carl'], 'shared', []],
  [['eva'], 'held', ['civil-society-or-citizens', 'another-sector']],
] as const)('[MET-10] [MET-11] held by %j a framing is %s and needs %j', (holders, state, needs) => {
  expect(framingHeldBy(...holders).standing()).toMatchObject({ state, needs })
})

test('[MET-10] ten of one sector are one sector', () => {
  const officials = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`official${index}`, 'public']))
  const workshop = createWorkshop({ ...officials, anna: 'citizens' })
  const id = workshop.people.anna.edits.addFraming({ text: 'A framing' })
  workshop.hold(id, ...(Object.keys(officials) as never[]))
  expect(standingOf(workshop.view(), itemIn(workshop.view(), id))).toMatchObject({ state: 'held' })
  expect([...standingOf(workshop.view(), itemIn(workshop.view(), id)).holdsBySector]).toEqual([['public', 10]])
})

test('[MET-11] people of exactly the sectors that are needed make it shared, and without any one of them it is not', () => {
  fc.assert(
    fc.property(fc.subarray([...sectorIds]), (sectors) => {
      const needs = needsOf(sectors)
      const answers = needs.map((need) =>
        need === 'another-sector'
          ? (sectorIds.find((id) => !sectors.includes(id) && id !== 'citizens') ?? '')
          : 'citizens',
      )
      expect(needsOf([...sectors, ...answers])).toEqual([])
      for (const left of answers) {
        expect(needsOf([...sectors, ...answers.filter((answer) => answer !== left)])).not.toEqual([])
      }
    }),
  )
})

test('[MET-12] a reservation stays beside the holds, with its reason and sector, until its author takes it back', () => {
  const { people, id, standing } = framingHeldBy('anna', 'bo')
  people.dora.edits.reserve(id, ' the harbour pays for it alone ')
  expect(standing()).toMatchObject({
    state: 'shared',
    reservations: [{ actor: people.dora.actor, sector: 'private', reason: 'the harbour pays for it alone' }],
  })
  people.dora.edits.withdraw(id)
  expect(standing().reservations).toEqual([])
})

test('[MET-13] reopening asks for every hold anew and leaves reservations as they are', () => {
  const { people, id, standing, sync } = framingHeldBy('anna', 'bo')
  people.dora.edits.reserve(id, 'too narrow')
  sync()
  people.carl.edits.reopen(id, 'we have learned who swims there')
  expect(standing()).toMatchObject({
    state: 'unheld',
    holds: [],
    earlierHolds: [{ sector: 'citizens' }, { sector: 'public' }],
    reservations: [{ reason: 'too narrow' }],
    reopened: { by: people.carl.actor, reason: 'we have learned who swims there' },
  })
  people.anna.edits.hold(id)
  people.bo.edits.hold(id)
  expect(standing()).toMatchObject({ state: 'shared', earlierHolds: [] })
})

test('[MET-13] a hold after a reopening one has seen counts even on a device whose clock is an hour behind', () => {
  const { people, id, standing, sync, wait } = framingHeldBy('anna')
  people.bo.edits.reopen(id, '')
  sync()
  wait(-3_600_000)
  people.anna.edits.hold(id)
  expect(standing().holds.map(({ actor }) => actor)).toEqual([people.anna.actor])
  people.bo.edits.reopen(id, 'again')
  expect(standing().holds).toEqual([])
})

test('[MET-14] a hold from nowhere counts for no sector', () => {
  const { people, id, view } = framingHeldBy('anna', 'eva')
  expect(standingOf(view(), itemIn(view(), id))).toMatchObject({ state: 'held', needs: ['another-sector'] })
  const unknown: BoardView = { ...view(), sectors: new Map([[people.anna.actor, 'citizens']]) }
  expect(standingOf(unknown, itemIn(unknown, id)).state).toBe('held')
})

const degrees = ['unheld', 'held', 'shared']

function plainFraming(holders: readonly Name[]): BoardView {
  const stands = plainStands(Object.fromEntries(holders.map((name) => [name, 'hold'])))
  return plainView([plainItem('framing', { kind: 'framing', stands })], everybody)
}

function stateIn(view: BoardView): string {
  return standingOf(view, itemIn(view, 'framing' as ItemId)).state
}

/** Adds a hold to those there are: is the framing as shared as before, or more? */
function neverLess(judge: (view: BoardView) => string): fc.IPropertyWithHooks<[Name[], Name]> {
  return fc.property(fc.subarray(names), fc.constantFrom(...names), (holders, another) => {
    const fewer = holders.filter((name) => name !== another)
    const before = degrees.indexOf(judge(plainFraming(fewer)))
    const after = degrees.indexOf(judge(plainFraming([...fewer, another])))
    expect(after).toBeGreaterThanOrEqual(before)
  })
}

test('[MET-15] one more hold never makes a framing less shared, and one less never more', () => {
  fc.assert(neverLess(stateIn), { numRuns: 500 })
})

test('[MET-15] the property catches a rule that wants sectors in balance', () => {
  const balanced = (view: BoardView): string => {
    const { holdsBySector, state } = standingOf(view, itemIn(view, 'framing' as ItemId))
    return new Set(holdsBySector.values()).size > 1 ? 'held' : state
  }
  expect(fc.check(neverLess(balanced), { numRuns: 500, endOnFailure: true }).failed).toBe(true)
})

/** Sectors change places in the whole room: does the judgement stay the same? */
function blindToSector(judge: (view: BoardView) => string): fc.IPropertyWithHooks<[Name[]]> {
  const swap = new Map<string | null, string>([
    ['public', 'private'],
    ['private', 'public'],
    ['citizens', 'civil-society'],
    ['civil-society', 'citizens'],
  ])
  return fc.property(fc.subarray(names), (holders) => {
    const view = plainFraming(holders)
    const sectors = new Map([...view.sectors].map(([actor, sector]) => [actor, swap.get(sector) ?? sector]))
    expect(judge({ ...view, sectors })).toBe(judge(view))
  })
}

test('[MET-95] public and private change places, citizens and civil society too, and nothing is judged otherwise', () => {
  fc.assert(blindToSector(stateIn), { numRuns: 500 })
})

test('[MET-95] the property catches a rule that gives the public sector the last word', () => {
  const lastWord = (view: BoardView): string => {
    const { holdsBySector, state } = standingOf(view, itemIn(view, 'framing' as ItemId))
    return holdsBySector.has('public') ? state : 'held'
  }
  expect(fc.check(blindToSector(lastWord), { numRuns: 500, endOnFailure: true }).failed).toBe(true)
})

test('[MET-16] rewording what people hold is said, takes no hold away, and is settled by holding the new words', () => {
  const { people, id, hold, standing } = framingHeldBy('anna', 'bo')
  expect(standing()).toMatchObject({ state: 'shared', isReworded: false })
  people.bo.edits.spliceText(id, { index: 0, remove: 6, insert: 'Everybody' })
  expect(standing()).toMatchObject({ state: 'shared', isReworded: true })
  hold(id, 'bo')
  expect(standing().isReworded).toBe(true)
  hold(id, 'anna')
  expect(standing().isReworded).toBe(false)
})

test('[MET-16] a reservation, and a hold from before the reopening, tell of no other words', () => {
  const { people, id, standing, sync } = framingHeldBy('anna', 'bo')
  people.bo.edits.spliceText(id, { index: 0, remove: 6, insert: 'Everybody' })
  sync()
  people.carl.edits.reopen(id, 'other words')
  sync()
  people.carl.edits.reserve(id, 'too narrow')
  expect(standing()).toMatchObject({ state: 'unheld', isReworded: false })
})
