import { createWatchable } from '@samtavle/base'
import { expect, test } from 'vitest'
import { createTestClock } from '../test/local-session.ts'
import { createTyping, writingNow } from './typing.ts'

test('letters are coming from the first until a moment after the last', () => {
  const clock = createTestClock()
  const typing = createTyping(clock)
  const told: boolean[] = []
  typing.isTyping.watch(() => told.push(typing.isTyping.get()))
  for (let letter = 0; letter < 5; letter += 1) {
    typing.typed()
    clock.advance(200)
  }
  expect(told).toEqual([true])
  clock.advance(99)
  expect(told).toEqual([true])
  clock.advance(1)
  expect(told).toEqual([true, false])
  typing.typed()
  expect(told).toEqual([true, false, true])
})

test('whoever leaves what is written has paused at once, and is not told of again', () => {
  const clock = createTestClock()
  const typing = createTyping(clock)
  const told: boolean[] = []
  typing.isTyping.watch(() => told.push(typing.isTyping.get()))
  typing.typed()
  typing.stop()
  clock.advance(10_000)
  expect(told).toEqual([true, false])
})

test('what is written is nothing, or in a pause, or coming', () => {
  const target = createWatchable<object | null>(null)
  const typing = createTyping(createTestClock())
  const editor = { target, isTyping: typing.isTyping }
  expect(writingNow(editor)).toBe('nothing')
  target.set({})
  expect(writingNow(editor)).toBe('pausing')
  typing.typed()
  expect(writingNow(editor)).toBe('typing')
})
