import { expect, test } from 'vitest'
import { readersOf } from './circle-news.ts'

const round = (groups: readonly (readonly string[])[], endedAt: number | null = null) => ({
  endedAt,
  circles: { size: 2 as const, groups },
})

test('who sits with an author is told, the author only of others, and nobody of another circle', () => {
  const now = round([['a', 'b'], ['c', 'd', 'e'], ['f']])
  expect(readersOf([now], new Set(['a']))).toEqual(['b'])
  expect(readersOf([now], new Set(['a', 'b', 'f']))).toEqual(['a', 'b'])
  expect(readersOf([now], new Set(['d']))).toEqual(['c', 'e'])
})

test('nobody is told of a round that is over, has no circles, or was before', () => {
  const all = new Set(['a', 'b'])
  expect(readersOf([], all)).toEqual([])
  expect(readersOf([round([['a', 'b']], 9)], all)).toEqual([])
  expect(readersOf([{ endedAt: null, circles: null }], all)).toEqual([])
  expect(readersOf([round([['a', 'b']], 9), round([['a'], ['b']])], all)).toEqual([])
})
