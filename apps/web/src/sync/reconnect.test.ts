import { expect, test } from 'vitest'
import { reconnectDelayMs } from './reconnect.ts'

const clients = 200

/** Marsaglia's xorshift: the same numbers on every run. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    state >>>= 0
    return state / 2 ** 32
  }
}

test('two hundred that fell together come back spread out: at most a tenth of them in any tenth of a second, all within seconds', () => {
  const random = randomFrom(7)
  for (let round = 0; round < 50; round += 1) {
    const delays = Array.from({ length: clients }, () => reconnectDelayMs(0, random()))
    for (const from of delays) {
      const together = delays.filter((delay) => delay >= from && delay < from + 100).length
      expect(together).toBeLessThanOrEqual(clients / 10)
    }
    expect(Math.max(...delays)).toBeLessThan(3000)
  }
})

test('whoever keeps failing waits longer, never more than fifteen seconds, and anywhere in that time', () => {
  expect(reconnectDelayMs(0, 0.999)).toBeLessThan(reconnectDelayMs(2, 0.999))
  for (const failures of [5, 20, 1000]) expect(reconnectDelayMs(failures, 0.999)).toBeLessThan(15_000)
  expect(reconnectDelayMs(20, 0.5)).toBe(7500)
  expect(reconnectDelayMs(20, 0)).toBe(0)
})
