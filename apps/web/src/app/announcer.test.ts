import { expect, test } from 'vitest'
import { createAnnouncer } from './announcer.ts'

test('what is said is there, and leaves by itself', () => {
  const { clock, advance } = testClock()
  const announcer = createAnnouncer(clock)
  announcer.say('Moved to Plan.')
  expect(announcer.current().map((one) => one.text)).toEqual(['Moved to Plan.'])
  advance()
  expect(announcer.current()).toEqual([])
})

test('the same words twice are one announcement with a new id, so that it is read again', () => {
  const announcer = createAnnouncer(testClock().clock)
  announcer.say('Copied')
  const first = announcer.current()[0]?.id
  announcer.say('Copied')
  expect(announcer.current()).toHaveLength(1)
  expect(announcer.current()[0]?.id).not.toBe(first)
})

test('never more than three at once', () => {
  const announcer = createAnnouncer(testClock().clock)
  for (const text of ['a', 'b', 'c', 'd']) announcer.say(text)
  expect(announcer.current().map((one) => one.text)).toEqual(['b', 'c', 'd'])
})

function testClock() {
  const waiting: (() => void)[] = []
  return {
    clock: {
      now: () => 0,
      after(_delayMs: number, callback: () => void) {
        waiting.push(callback)
        return () => {}
      },
    },
    advance: () => waiting.splice(0).forEach((callback) => callback()),
  }
}
