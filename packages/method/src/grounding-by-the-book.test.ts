import type { BoardView, ItemId, Zone } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeIn, plainItem, plainLink, plainStands, plainView } from '../test/plain-view.ts'
import { groundingsOf, type Grounding } from './index.ts'

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
    const held = holds.filter(([framing]) => framing === at).map(([, actor]): [string, string] => [actor, 'hold'])
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
  expect(fc.check(byTheBook(contentWithLess), { numRuns: 20_000, endOnFailure: true }).failed).toBe(true)
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
  expect(fc.check(monotone(strict), { numRuns: 20_000, endOnFailure: true }).failed).toBe(true)
})
