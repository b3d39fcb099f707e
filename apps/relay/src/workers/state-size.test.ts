import { expect, test } from 'vitest'
import { createStateSize } from './state-size.ts'

test('what was overwritten makes room again, and a full document is not measured at every write', () => {
  let real = 0
  let measured = 0
  const size = createStateSize({
    maxBytes: 1000,
    startBytes: 100,
    measure() {
      measured += 1
      return real
    },
  })
  for (let write = 0; write < 100; write += 1) {
    expect(size.hasRoomFor(10)).toBe(true)
    size.add(10)
    real = Math.min(500, real + 10)
  }
  expect(measured).toBeGreaterThan(0)
  expect(measured).toBeLessThan(5)
  real = 995
  size.add(600)
  const before = measured
  for (let write = 0; write < 100; write += 1) expect(size.hasRoomFor(10)).toBe(false)
  expect(measured).toBe(before + 1)
  expect(size.hasRoomFor(4)).toBe(true)
  // Somebody deletes, which emits a little each time.
  size.add(30)
  real = 200
  expect(size.hasRoomFor(10)).toBe(true)
})
