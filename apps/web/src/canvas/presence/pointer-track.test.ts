import { expect, test } from 'vitest'
import { heard, livelinessOf, pointerAt, type PointerTrack } from './pointer-track.ts'

test('a pointer glides from where it is drawn to where it was heard of, in about the time between two places', () => {
  let track: PointerTrack = heard(undefined, [0, 0], 0)
  for (let time = 33; time <= 1000; time += 33) track = heard(track, [time, 0], time)
  expect(track.pace).toBeLessThan(45)
  expect(pointerAt(track, track.heardAt)[0]).toBeLessThan(track.to[0])
  expect(pointerAt(track, track.heardAt + 60)).toEqual(track.to)
})

test('hearing the same place again is no movement', () => {
  const track = heard(undefined, [5, 5], 0)
  expect(heard(track, [5, 5], 500)).toBe(track)
})

test('it rests after a second and is away after a minute', () => {
  const track = heard(heard(undefined, [0, 0], 0), [9, 9], 50)
  expect([60, 400, 1200, 61_000].map((time) => livelinessOf(track, time))).toEqual(['moving', 'fresh', 'idle', 'away'])
})
