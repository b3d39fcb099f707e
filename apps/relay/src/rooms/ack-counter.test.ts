import { expect, test } from 'vitest'
import { createAckCounter } from './ack-counter.ts'

test('an ack covers the writes from the first on, without a hole', () => {
  const acks = createAckCounter()
  const [first, second, third] = [acks.count(), acks.count(), acks.count()]
  expect([first, second, third]).toEqual([1, 2, 3])
  acks.settle(3)
  expect(acks.take()).toBeNull()
  acks.settle(1)
  expect(acks.take()).toBe(1)
  expect(acks.take()).toBeNull()
  acks.settle(2)
  expect(acks.take()).toBe(3)
})
