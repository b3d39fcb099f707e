import { expect, test } from 'vitest'
import { createUnshown } from './unshown.ts'

const level = { zoom: 0.5, ratio: 2 }
const seen = { x: 0, y: 0, width: 1000, height: 800 }

test('nothing is known at first, and nothing is missing after everything was shown', () => {
  const unshown = createUnshown()
  unshown.add({ x: 0, y: 0, width: 10, height: 10 })
  expect(unshown.isKnown()).toBe(false)
  unshown.clear()
  expect(unshown.isKnown()).toBe(true)
  expect(unshown.partsIn(seen, level)).toEqual([])
})

test('what changed is told within what is seen, with its edges, and parts that meet as one', () => {
  const unshown = createUnshown()
  unshown.clear()
  unshown.add({ x: 100, y: 100, width: 50, height: 50 })
  unshown.add({ x: 140, y: 140, width: 20, height: 20 })
  unshown.add({ x: 990, y: 10, width: 50, height: 20 })
  unshown.add({ x: 5000, y: 0, width: 10, height: 10 })
  expect(unshown.partsIn(seen, level)).toEqual([
    { x: 98, y: 98, width: 64, height: 64 },
    { x: 988, y: 8, width: 12, height: 24 },
  ])
})

test('more changes than are worth it are not remembered, until everything was shown again', () => {
  const unshown = createUnshown()
  unshown.clear()
  for (let count = 0; count < 100; count += 1) unshown.add({ x: count, y: 0, width: 1, height: 1 })
  expect(unshown.isKnown()).toBe(false)
  unshown.clear()
  expect(unshown.isKnown()).toBe(true)
  unshown.addAll()
  expect(unshown.isKnown()).toBe(false)
})
