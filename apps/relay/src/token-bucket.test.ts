import { expect, test } from 'vitest'
import { createManualClock } from './manual-clock.ts'
import { createTokenBucket, createTokenBuckets } from './token-bucket.ts'

test('a bucket lets a burst through and then its pace', () => {
  const clock = createManualClock()
  const bucket = createTokenBucket(clock, { perSecond: 2, burst: 3 })
  expect([bucket.take(), bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, true, false])
  clock.advance(500)
  expect([bucket.take(), bucket.take()]).toEqual([true, false])
  clock.advance(60_000)
  expect([bucket.take(3), bucket.take(1)]).toEqual([true, false])
})

test('what costs too much takes nothing', () => {
  const bucket = createTokenBucket(createManualClock(), { perSecond: 1, burst: 5 })
  expect([bucket.take(6), bucket.take(5)]).toEqual([false, true])
})

test('each key has a bucket of its own', () => {
  const buckets = createTokenBuckets(createManualClock(), { perSecond: 1, burst: 1 })
  expect([buckets.take('a'), buckets.take('a'), buckets.take('b')]).toEqual([true, false, true])
})

test('keys used longest ago are forgotten, so that no row of addresses fills the memory', () => {
  const buckets = createTokenBuckets(createManualClock(), { perSecond: 1, burst: 1 })
  buckets.take('first')
  expect(buckets.take('first')).toBe(false)
  for (let index = 0; index < 10_000; index += 1) buckets.take(`address-${index}`)
  expect(buckets.take('first')).toBe(true)
})
