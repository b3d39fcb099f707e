import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createHeldBase } from './held-base.ts'

const large = new Uint8Array(100_000)

test('a large document is kept for two seconds from when it was last asked for, and a small one not at all', () => {
  const clock = createManualClock()
  const held = createHeldBase(clock)
  held.keep(3, large)
  clock.advance(1999)
  expect(held.take()?.seq).toBe(3)
  clock.advance(1999)
  expect(held.take()?.seq).toBe(3)
  clock.advance(2000)
  expect(held.take()).toBeNull()
  held.keep(4, new Uint8Array(1000))
  expect(held.take()).toBeNull()
})

test('a newer one takes the place of the one before, and what is dropped is gone', () => {
  const held = createHeldBase(createManualClock())
  held.keep(3, large)
  const first = held.take()
  held.keep(3, large)
  expect(held.take()).toBe(first)
  held.keep(5, large)
  expect(held.take()?.seq).toBe(5)
  held.drop()
  expect(held.take()).toBeNull()
})
