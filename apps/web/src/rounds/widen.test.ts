import { mayWiden, type ActorId, type Circles } from '@samtavle/board'
import { expect, test } from 'vitest'
import { circleFor, othersWith, widerCircles } from './widen.ts'

const people = (...groups: readonly string[]): Circles['groups'] =>
  groups.map((group) => group.split('').map((letter) => letter as ActorId))
const sectorOf = (actor: ActorId): string => (actor < 'd' ? 'public' : 'citizens')
const seed = 'round'

test('everybody who is here is paired across sectors, and who has left is waited for by nobody', () => {
  const alone: Circles = { size: 1, groups: people('a', 'b', 'c', 'd', 'e', 'f') }
  const wider = widerCircles(alone, { isHere: (actor) => actor !== 'c', sectorOf, seed })
  expect(wider?.groups.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([1, 2, 3])
  expect(wider?.groups).toContainEqual(['c'])
  for (const pair of wider?.groups.slice(0, 2) ?? []) {
    expect(new Set(pair.map((actor) => sectorOf(actor as ActorId))).size).toBe(2)
  }
  expect(mayWiden(alone, { size: 2, groups: (wider?.groups ?? []) as Circles['groups'] })).toBe(true)
})

test('pairs become fours whole, and fours go no further', () => {
  const pairs: Circles = { size: 2, groups: people('ad', 'be', 'cfg') }
  const wider = widerCircles(pairs, { isHere: () => true, sectorOf, seed })
  expect(wider?.size).toBe(4)
  expect(mayWiden(pairs, { size: 4, groups: (wider?.groups ?? []) as Circles['groups'] })).toBe(true)
  expect(widerCircles({ size: 4, groups: people('abcd') }, { isHere: () => true, sectorOf, seed })).toBeNull()
  expect(widerCircles({ size: 1, groups: [] }, { isHere: () => true, sectorOf, seed })).toBeNull()
})

test('whoever comes late joins where few are and one of them is here', () => {
  const pairs: Circles = { size: 2, groups: people('ab', 'cd', 'e', 'fg') }
  expect(circleFor(pairs, (actor) => actor !== 'e' && actor !== 'd')).toBe(1)
  expect(circleFor(pairs, () => false)).toBeUndefined()
  expect(othersWith(pairs, 'c')).toEqual(['d'])
  expect(othersWith(pairs, 'z')).toEqual([])
})
