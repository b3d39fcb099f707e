import type { Clock } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createLoopLag } from './loop-lag.ts'

/** A clock whose timers come as late as the test says. */
function createLateClock() {
  let now = 0
  let timer: { readonly dueAt: number; readonly callback: () => void } | null = null
  const clock: Clock = {
    now: () => now,
    after(delayMs, callback) {
      timer = { dueAt: now + delayMs, callback }
      return () => (timer = null)
    },
  }
  const fireLate = (lateMs: number): void => {
    const due = timer
    timer = null
    now = (due?.dueAt ?? now) + lateMs
    due?.callback()
  }
  return { clock, fireLate, isRunning: () => timer !== null }
}

test('a process that is late all the time says so, one that was late once does not', () => {
  const { clock, fireLate, isRunning } = createLateClock()
  const lag = createLoopLag(clock)
  for (const lateMs of [3, 900, 5, 4]) fireLate(lateMs)
  expect(lag.leastMs()).toBe(3)
  for (const lateMs of [300, 400, 250, 800]) fireLate(lateMs)
  expect(lag.leastMs()).toBe(250)
  fireLate(1)
  expect(lag.leastMs()).toBe(1)
  lag.close()
  expect(isRunning()).toBe(false)
})
