import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createStateSize } from './state-size.ts'

test('what was overwritten or deleted makes room again, and a full document is not measured at every write', () => {
  const clock = createManualClock()
  let real = 0
  let measured = 0
  const size = createStateSize({
    clock,
    maxBytes: 1000,
    startBytes: 100,
    measure() {
      measured += 1
      return real
    },
  })
  for (let write = 0; write < 200; write += 1) {
    expect(size.hasRoomFor(10)).toBe(true)
    size.add(10)
    real = Math.min(500, real + 10)
    clock.advance(100)
  }
  expect(measured).toBeGreaterThan(0)
  expect(measured).toBeLessThan(6)
  real = 995
  size.add(600)
  clock.advance(5000)
  const before = measured
  for (let write = 0; write < 100; write += 1) expect(size.hasRoomFor(10)).toBe(false)
  expect(measured).toBe(before + 1)
  expect(size.hasRoomFor(4)).toBe(true)
  // Somebody deletes, which says little and frees much.
  size.add(3)
  real = 200
  expect(size.hasRoomFor(10)).toBe(false)
  clock.advance(2000)
  expect(size.hasRoomFor(10)).toBe(true)
})
