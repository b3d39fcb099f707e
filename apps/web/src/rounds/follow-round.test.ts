import { createWatchable } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { followRound } from './follow-round.ts'

/** A relay that answers when the test says so. */
function followed(isOver = false) {
  const clock = createTestClock()
  const told = createWatchable(0)
  const answers: ((nextMs: number) => void)[] = []
  let asked = 0
  const ask = (): Promise<number> => {
    asked += 1
    return new Promise((resolve) => answers.push(resolve))
  }
  const answer = async (nextMs: number): Promise<void> => {
    answers.shift()?.(nextMs)
    await Promise.resolve()
    await Promise.resolve()
  }
  const following = followRound({ ask, clock, isOver, told })
  following.askNow()
  return { clock, following, asked: () => asked, answer, tell: () => told.set(told.get() + 1) }
}

test('a round is asked again after a while, and at once when there is news', async () => {
  const { clock, asked, answer, tell } = followed()
  await answer(30_000)
  clock.advance(29_000)
  expect(asked()).toBe(1)
  tell()
  expect(asked()).toBe(2)
  await answer(30_000)
  clock.advance(29_000)
  expect(asked()).toBe(2)
  clock.advance(1000)
  expect(asked()).toBe(3)
})

test('news that come while one asks are asked for once, afterwards', async () => {
  const { asked, answer, tell } = followed()
  for (let times = 0; times < 5; times += 1) tell()
  expect(asked()).toBe(1)
  await answer(30_000)
  expect(asked()).toBe(2)
  await answer(30_000)
  expect(asked()).toBe(2)
})

test('who has stopped asks no more, and a round that is over is asked about once', async () => {
  const { clock, following, asked, answer, tell } = followed()
  following.stop()
  await answer(1000)
  tell()
  clock.advance(60_000)
  expect(asked()).toBe(1)
  const over = followed(true)
  await over.answer(1000)
  over.clock.advance(60_000)
  expect(over.asked()).toBe(1)
})
