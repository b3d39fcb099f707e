import type { BoardView, ItemId, Zone } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeIn, plainItem, plainLink, plainStands, plainView } from '../test/plain-view.ts'
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

const nodes = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const
const people = { anna: 'citizens', bo: 'public', carl: 'civil-society', dora: 'private' } as const

interface Sketch {
  readonly zones: readonly (Zone | null)[]
  readonly framings: readonly boolean[]
  readonly links: readonly (readonly [from: number, to: number])[]
  readonly holds: readonly (readonly [framing: number, actor: keyof typeof people])[]
}

const index = fc.nat({ max: nodes.length - 1 })
const sketch: fc.Arbitrary<Sketch> = fc.record({
  zones: fc.tuple(
    ...nodes.map(() => fc.constantFrom('understand' as const, 'plan' as const, 'implement' as const, null)),
  ),
  framings: fc.tuple(...nodes.map(() => fc.boolean())),
  links: fc.array(fc.tuple(index, index), { maxLength: 20, size: 'max' }),
  holds: fc.array(fc.tuple(index, fc.constantFrom(...(Object.keys(people) as (keyof typeof people)[]))), {
    maxLength: 20,
    size: 'max',
  }),
})

function viewOf({ zones, framings, links, holds }: Sketch): BoardView {
  const items = nodes.map((id, at) => {
    const held = holds.filter(([framing]) => framing === at).map(([, actor]) => [actor, 'hold'])
    return plainItem(id, {
      kind: framings[at] === true ? 'framing' : 'note',
      place: placeIn(zones[at] ?? null),
      zone: zones[at] ?? null,
      stands: plainStands(Object.fromEntries(held)),
    })
  })
  const pairs = links
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => plainLink(nodes[from] ?? '', nodes[to] ?? ''))
  return plainView([...items, ...pairs], people)
}

/** The rule again, as it stands in the method's own words: a plan that it leads to, and a shared framing that the plan leads to. */
function isGroundedByTheBook(view: BoardView, id: string): boolean {
  const plans = nodes.filter((node) => isA(view, node, 'note') && zoneOf(view, node) === 'plan')
  const framings = nodes.filter((node) => isA(view, node, 'framing') && isHeldTogether(view, node))
  return plans.some((plan) => leadsTo(view, id, plan) && framings.some((framing) => leadsTo(view, plan, framing)))
}

function leadsTo(view: BoardView, from: string, to: string, path: readonly string[] = []): boolean {
  if (from === to) return true
  if (path.includes(from) || isA(view, from, 'framing')) return false
  return nodes.some((next) => view.items.has(`${from}>${next}` as ItemId) && leadsTo(view, next, to, [...path, from]))
}

function isA(view: BoardView, id: string, kind: 'note' | 'framing'): boolean {
  const item = view.items.get(id as ItemId)
  return item?.state === 'whole' && item.kind === kind
}

function zoneOf(view: BoardView, id: string): Zone | null {
  return view.items.get(id as ItemId)?.zone ?? null
}

function isHeldTogether(view: BoardView, id: string): boolean {
  const item = view.items.get(id as ItemId)
  const sectors = item?.state === 'whole' ? [...item.stands.keys()].map((actor) => view.sectors.get(actor)) : []
  return new Set(sectors).size >= 2 && (sectors.includes('citizens') || sectors.includes('civil-society'))
}

type Judge = (view: BoardView) => ReadonlyMap<ItemId, Grounding>

function byTheBook(judge: Judge): fc.IPropertyWithHooks<[Sketch]> {
  return fc.property(sketch, (drawn) => {
    const view = viewOf(drawn)
    for (const [id, { state }] of judge(view))
      expect([id, state === 'grounded']).toEqual([id, isGroundedByTheBook(view, id)])
  })
}

test('[MET-20] [MET-22] whatever is linked with whatever, circles included, the judgement is the one of the book', () => {
  fc.assert(byTheBook(groundingsOf), { numRuns: 2000 })
})

const grounded: Grounding = { state: 'grounded', framings: [] }

test('[MET-20] the property catches a rule that is content with any shared framing below', () => {
  const contentWithLess: Judge = (view) =>
    new Map(
      [...groundingsOf(view)].map(([id, grounding]) => {
        const isOnFraming = grounding.state === 'ungrounded' && grounding.gaps[0].gap === 'no-plan'
        return [id, isOnFraming && grounding.gaps[0].framings.length > 0 ? grounded : grounding]
      }),
    )
  expect(fc.check(byTheBook(contentWithLess), { numRuns: 2000 }).failed).toBe(true)
})

function groundedIds(judge: Judge, drawn: Sketch): ReadonlySet<string> {
  return new Set([...judge(viewOf(drawn))].filter(([, { state }]) => state === 'grounded').map(([id]) => id))
}

/** Every link and hold more leaves what was grounded grounded, which is the same as: every one less grounds nothing. */
function monotone(judge: Judge): fc.IPropertyWithHooks<[Sketch, Sketch]> {
  return fc.property(sketch, sketch, (drawn, more) => {
    const before = groundedIds(judge, drawn)
    const with_ = { ...drawn, links: [...drawn.links, ...more.links], holds: [...drawn.holds, ...more.holds] }
    const after = groundedIds(judge, with_)
    for (const id of before) expect(after).toContain(id)
  })
}

test('[MET-25] more links and holds never unground anything, fewer never ground anything', () => {
  fc.assert(monotone(groundingsOf), { numRuns: 1000 })
})

test('[MET-25] the property catches a rule that wants every framing below to be shared', () => {
  const strict: Judge = (view) => {
    const unshared = [...view.items.values()].some(
      (item) => item.state === 'whole' && item.kind === 'framing' && item.stands.size === 1,
    )
    const ungrounded: Grounding = {
      state: 'ungrounded',
      gaps: [{ gap: 'rests-on-nothing', wouldGround: { do: 'restore', item: '' as ItemId } }],
    }
    return new Map([...groundingsOf(view)].map(([id, grounding]) => [id, unshared ? ungrounded : grounding]))
  }
  expect(fc.check(monotone(strict), { numRuns: 1000 }).failed).toBe(true)
})
