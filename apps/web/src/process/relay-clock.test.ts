import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createRelayClock } from './relay-clock.ts'

test('a device whose clock is wrong counts in the relay’s time, by the quickest of its answers', async () => {
  const clock = createTestClock()
  const ahead = 90_000
  const delays = [800, 500, 900]
  const fetchTime = (): Promise<number> => {
    const delay = delays.shift() ?? 0
    // The slow way back is what makes an answer old.
    clock.advance(delay / 2)
    const time = clock.now() + ahead
    clock.advance(delay / 2)
    return Promise.resolve(time)
  }
  const relay = createRelayClock({ clock, fetchTime })
  expect(relay.now()).toBe(clock.now())
  await Promise.all([relay.measure(), relay.measure()])
  expect(delays).toEqual([])
  expect(relay.now() - clock.now()).toBe(ahead)
})

test('it asks again after a while, and keeps what it knew when nobody answers', async () => {
  const clock = createTestClock()
  let answer: number | null = clock.now() + 5000
  let asked = 0
  const relay = createRelayClock({ clock, fetchTime: () => Promise.resolve(((asked += 1), answer)) })
  await relay.measure()
  await relay.measure()
  expect([asked, relay.offset.get()]).toEqual([1, 5000])
  clock.advance(200_000)
  answer = null
  await relay.measure()
  expect([asked, relay.offset.get()]).toEqual([2, 5000])
  answer = clock.now()
  await relay.measure()
  expect([asked, relay.offset.get()]).toEqual([3, 0])
})
