import { expect, test } from 'vitest'
import { createManualClock } from '../manual-clock.ts'
import { createLatestPace } from './latest-pace.ts'

test('the first value passes at once, then one per gap, and the last always', () => {
  const clock = createManualClock()
  const passed: number[] = []
  const pace = createLatestPace<number>(clock, 10, (value) => passed.push(value))
  for (const value of [1, 2, 3]) pace.receive(value)
  expect(passed).toEqual([1])
  clock.advance(100)
  expect(passed).toEqual([1, 3])
  clock.advance(1000)
  pace.receive(4)
  pace.receive(5)
  expect(passed).toEqual([1, 3, 4])
  pace.close()
  expect(passed).toEqual([1, 3, 4, 5])
  clock.advance(1000)
  expect(passed).toEqual([1, 3, 4, 5])
})
