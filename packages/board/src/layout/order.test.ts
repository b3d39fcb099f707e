import { expect, test } from 'vitest'
import { ordersAbove, ordersBelow } from './order.ts'

test('new keys lie above or below all others, in their own order', () => {
  const keys = ordersAbove([], 200)
  const above = ordersAbove(keys.toReversed(), 3)
  const below = ordersBelow(keys, 3)
  const all = [...below, ...keys, ...above]
  expect(all).toEqual(all.toSorted((a, b) => (a < b ? -1 : 1)))
  expect(new Set(all).size).toBe(206)
})

test('keys that nobody can count from are passed over, at both ends', () => {
  const keys = ordersAbove([], 5)
  const useless = ['', '~~~~', '!', 'zzzzzzzzzzzzzzzzzzzzzzzzzzzz']
  const [above] = ordersAbove([...useless, ...keys, ...useless], 1)
  const [below] = ordersBelow([...useless, ...keys], 1)
  expect(keys.every((key) => above !== undefined && above > key && below !== undefined && below < key)).toBe(true)
  expect(ordersAbove(useless, 1)).toHaveLength(1)
})
