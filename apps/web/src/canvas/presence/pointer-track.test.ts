import { expect, test } from 'vitest'
import { heard, isUnderway, livelinessOf, opacityAt, pointerAt, type PointerTrack } from './pointer-track.ts'

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

test('where it is painted it fades when it rests and goes when its person is away, and is watched until it has', () => {
  const track = heard(heard(undefined, [0, 0], 0), [9, 9], 50)
  expect([60, 900, 1250, 2000, 70_000].map((time) => opacityAt(track, time))).toEqual([1, 1, 0.75, 0.5, 0])
  expect([60, 900, 1250, 2000, 60_100, 70_000].map((time) => isUnderway(track, time))).toEqual([
    true,
    false,
    true,
    false,
    true,
    false,
  ])
})
