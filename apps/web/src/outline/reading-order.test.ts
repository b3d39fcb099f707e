import type { ItemId } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readingOrder, type Placed } from './reading-order.ts'

test('rows are read from left to right, top row first', () => {
  const order = readingOrder([note('d', 400, 220), note('b', 220, 0), note('c', 0, 220), note('a', 0, 0)])
  expect(order).toEqual(['a', 'b', 'c', 'd'])
})

test('a crooked row is still a row', () => {
  expect(readingOrder([note('a', 0, 30), note('b', 220, 0), note('c', 440, 60)])).toEqual(['a', 'b', 'c'])
})

test('a staircase does not grow into one endless row', () => {
  const steps = Array.from({ length: 6 }, (_, index) => note(`s${index}`, -index * 220, index * 90))
  expect(readingOrder(steps)).toEqual(['s1', 's0', 's3', 's2', 's5', 's4'])
})

test('a small note beside a tall one is judged by the small one', () => {
  expect(readingOrder([note('tall', 300, 0, 600), note('low', 0, 140, 200)])).toEqual(['tall', 'low'])
})

test('the order does not depend on the order of asking, and loses nobody', () => {
  const place = fc.record({ x: fc.integer({ min: -500, max: 500 }), y: fc.integer({ min: -500, max: 500 }) })
  fc.assert(
    fc.property(fc.array(place, { size: 'max', maxLength: 60 }), fc.integer(), (places, seed) => {
      const notes = places.map(({ x, y }, index) => note(`n${index}`, x, y))
      const shuffled = notes.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed))
      expect(readingOrder(shuffled)).toEqual(readingOrder(notes))
      expect(readingOrder(notes).toSorted()).toEqual(notes.map(({ id }) => id).toSorted())
    }),
  )
})

function note(id: string, x: number, y: number, height = 200): Placed {
  return { id: id as ItemId, x, y, height }
}

function hash(id: string, seed: number): number {
  return [...id].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 2654435761), seed)
}
