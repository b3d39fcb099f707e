import type { ActorId } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foursAcross, pairsAcross, type Placed } from './index.ts'

const sectors = ['public', 'private', 'civil-society', 'citizens', null] as const
const arbitraryPeople = fc
  .array(fc.constantFrom(...sectors), { maxLength: 45 })
  .map((list) => list.map((sector, index): Placed => ({ actor: `p${index}` as ActorId, sector })))

function isAcross(circle: readonly ActorId[], people: readonly Placed[]): boolean {
  const sectorBy = new Map(people.map(({ actor, sector }) => [actor, sector]))
  return new Set(circle.map((actor) => sectorBy.get(actor))).size > 1
}

test('[MET-97] everybody is in one pair, which is three once where the number is odd', () => {
  fc.assert(
    fc.property(arbitraryPeople, fc.string(), (people, seed) => {
      const pairs = pairsAcross(people, seed)
      expect(pairs.flat().toSorted()).toEqual(people.map(({ actor }) => actor).toSorted())
      const sizes = pairs.map(({ length }) => length).toSorted((a, b) => a - b)
      if (people.length > 1)
        expect(sizes).toEqual([...sizes.slice(people.length % 2).map(() => 2), ...(people.length % 2 ? [3] : [])])
    }),
  )
})

test('[MET-97] no pair is of one sector unless more than half of all are', () => {
  fc.assert(
    fc.property(arbitraryPeople, fc.string(), (people, seed) => {
      const largest = Math.max(
        0,
        ...sectors.map((sector) => people.filter((person) => person.sector === sector).length),
      )
      const alike = pairsAcross(people, seed).filter((pair) => pair.length > 1 && !isAcross(pair, people)).length
      expect(alike).toBeLessThanOrEqual(Math.max(0, largest - Math.floor(people.length / 2)))
    }),
  )
})

test('[MET-97] the same people meet others when they are asked another time, and alike on two devices', () => {
  const people = Array.from({ length: 12 }, (_, index): Placed => ({
    actor: `p${index}` as ActorId,
    sector: sectors[index % 4] ?? null,
  }))
  expect(pairsAcross(people, 'one')).toEqual(pairsAcross(people, 'one'))
  expect(pairsAcross(people, 'one')).not.toEqual(pairsAcross(people, 'two'))
  expect(pairsAcross([], 'one')).toEqual([])
})

test('[MET-98] circles are joined whole, whoever is here has a place, and who left is waited for by nobody', () => {
  fc.assert(
    fc.property(
      arbitraryPeople,
      fc.integer({ min: 0, max: 12 }),
      fc.integer({ min: 0, max: 12 }),
      (people, gone, late) => {
        const paired = people.slice(0, Math.max(0, people.length - late))
        const here = people.slice(gone)
        const pairs = pairsAcross(paired, 'seed')
        const fours = foursAcross(pairs, { people: here, seed: 'seed' })
        const all = fours.flat()
        expect(new Set(all).size).toBe(all.length)
        for (const { actor } of [...paired, ...here]) expect(all).toContain(actor)
        for (const pair of pairs) expect(fours.some((four) => pair.every((actor) => four.includes(actor)))).toBe(true)
        for (const four of fours) expect(four.length).toBeLessThanOrEqual(7)
        const isHere = (circle: readonly ActorId[]): boolean =>
          circle.some((actor) => here.some((person) => person.actor === actor))
        const lively = pairs.filter(isHere).length + here.filter(({ actor }) => !pairs.flat().includes(actor)).length
        expect(fours.filter(isHere).length).toBeLessThanOrEqual(Math.floor(lively / 2) + 1)
      },
    ),
  )
})

test('[MET-98] joined circles cross a sector border wherever two pairs do not share theirs', () => {
  const people = ['public', 'public', 'citizens', 'citizens'].map((sector, index): Placed => ({
    actor: `p${index}` as ActorId,
    sector,
  }))
  const [a, b, c, d] = people.map(({ actor }) => actor)
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four people were made')
  const more: readonly Placed[] = [
    ...people,
    { actor: 'p4' as ActorId, sector: 'public' },
    { actor: 'p5' as ActorId, sector: 'public' },
  ]
  const fours = foursAcross(
    [
      [a, b],
      ['p4' as ActorId, 'p5' as ActorId],
      [c, d],
    ],
    { people: more, seed: 'x' },
  )
  expect(fours.every((four) => isAcross(four, more))).toBe(true)
})
