import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  circleOf,
  mayWiden,
  parseCircles,
  roundsIn,
  withPlace,
  writeRound,
  type ActorId,
  type Circles,
} from './index.ts'

const people = (...groups: readonly string[]): Circles['groups'] =>
  groups.map((group) => group.split('').map((letter) => letter as ActorId))
const pairs: Circles = { size: 2, groups: people('ab', 'cd', 'efg') }

test('[BRD-72] circles are read as they were written, and an anonymous round has none', () => {
  const doc = new Y.Doc()
  const round = { id: 'r', by: null, at: 1, prompt: '', zone: 'plan', endedAt: null, circles: pairs } as const
  writeRound(doc, { ...round, isAnonymous: false })
  expect(roundsIn(doc)[0]?.circles).toEqual(pairs)
  writeRound(doc, { ...round, isAnonymous: true })
  expect(roundsIn(doc)[0]?.circles).toBeNull()
})

test('[BRD-72] whatever stands there, nobody is in two circles and none holds too many', () => {
  for (const value of [null, 7, [], {}, { size: 3, groups: [] }, { size: '2' }]) expect(parseCircles(value)).toBeNull()
  expect(parseCircles({ size: 2 })).toEqual({ size: 2, groups: [] })
  const wild = { size: 2, groups: [['a', 'a', 7, 'b', ''], 'cd', ['b'], ['c', 'd', 'e', 'f', 'a'], []] }
  expect(parseCircles(wild)?.groups).toEqual(people('ab', 'cde'))
  expect(parseCircles({ size: 1, groups: [['a', 'b'], ['c']] })?.groups).toEqual(people('a', 'c'))
})

test('[BRD-72] circles only widen, and nobody is parted from whom they read', () => {
  const alone: Circles = { size: 1, groups: people('a', 'f') }
  expect(mayWiden(alone, pairs)).toBe(true)
  expect(mayWiden(pairs, { size: 4, groups: people('abcd', 'efg') })).toBe(true)
  expect(mayWiden(pairs, { size: 4, groups: people('acbd', 'ef') })).toBe(false)
  expect(mayWiden(pairs, { size: 4, groups: people('abc', 'defg') })).toBe(false)
  expect(mayWiden(pairs, { size: 2, groups: people('abcd', 'efg') })).toBe(false)
  expect(mayWiden({ size: 4, groups: people('abcd') }, pairs)).toBe(false)
  expect(mayWiden(alone, { size: 2, groups: [] })).toBe(false)
})

test('[BRD-72] whoever comes late has a place: where they wish, in the smallest, or in a new one', () => {
  const late = 'z' as ActorId
  const full: Circles = { size: 2, groups: people('efg') }
  expect(withPlace({ size: 1, groups: people('a') }, late, 0).groups).toEqual(people('a', 'z'))
  expect(circleOf(withPlace(pairs, late, 1), late)).toEqual(['c', 'd', 'z'])
  expect(circleOf(withPlace(pairs, late, 2), late)).toEqual(['a', 'b', 'z'])
  expect(circleOf(withPlace(pairs, late, 99), late)).toEqual(['a', 'b', 'z'])
  expect(withPlace(full, late).groups).toEqual(people('efg', 'z'))
  const twice = withPlace(pairs, late)
  expect(withPlace(twice, late, 1)).toBe(twice)
  expect(circleOf(pairs, 'nobody')).toEqual([])
})
