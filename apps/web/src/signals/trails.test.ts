import { expect, test } from 'vitest'
import { createTrails, trailMs } from './trails.ts'

test('light follows a hand, point by point, and is gone after a moment', () => {
  const trails = createTrails()
  trails.add(1, [0, 0], 0)
  trails.add(1, [0, 0], 5)
  trails.add(1, [10, 0], 10)
  trails.add(2, [5, 5], 10)
  expect(trails.seen(20).map(({ who, points }) => [who, points.length])).toEqual([
    [1, 2],
    [2, 1],
  ])
  expect(trails.seen(trailMs + 5).map(({ points }) => points.length)).toEqual([1, 1])
  expect(trails.seen(trailMs + 20)).toEqual([])
})

test('a hand that was lifted begins another stroke, and a stroke is not endless', () => {
  const trails = createTrails()
  trails.add(1, [0, 0], 0)
  trails.lift(1)
  trails.add(1, [50, 0], 1)
  expect(trails.seen(2)).toHaveLength(2)
  for (let x = 0; x < 1000; x += 1) trails.add(1, [x, 9], 3)
  expect(trails.seen(4).at(-1)?.points.length).toBeLessThan(200)
})
