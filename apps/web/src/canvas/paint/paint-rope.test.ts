import { expect, test } from 'vitest'
import { firmPart } from './paint-rope.ts'

const none = { whole: 0, firm: 0 }

test('the rope of an empty board is pale all along, and one shared framing spins the thin end whole', () => {
  const empty = { understand: none, plan: none, implement: none }
  expect([firmPart(empty, 'understand'), firmPart(empty, 'plan'), firmPart(empty, 'implement')]).toEqual([0, 0, 0])
  expect(firmPart({ ...empty, understand: { whole: 3, firm: 0 } }, 'understand')).toBe(0)
  expect(firmPart({ ...empty, understand: { whole: 3, firm: 1 } }, 'understand')).toBe(1)
})

test('thicker zones are spun as far as their work is firm', () => {
  const work = { understand: none, plan: { whole: 4, firm: 1 }, implement: { whole: 2, firm: 2 } }
  expect([firmPart(work, 'plan'), firmPart(work, 'implement')]).toEqual([0.25, 1])
})
