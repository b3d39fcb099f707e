import { expect, test } from 'vitest'
import { atRest, createCameraPace } from './camera-pace.ts'

const here = { x: 0, y: 0, zoom: 1 }

test('a camera moves until it has stood for a while, and zooms only when its zoom is another', () => {
  const paceAt = createCameraPace(here)
  expect(paceAt(here, 0)).toEqual(atRest)
  const beside = { ...here, x: 5 }
  expect(paceAt(beside, 1000)).toEqual({ isZooming: false, isRushing: false, isSettled: true, isMoving: true })
  expect(paceAt(beside, 1149).isMoving).toBe(true)
  expect(paceAt(beside, 1150).isMoving).toBe(false)
  const nearer = { ...beside, zoom: 2 }
  expect(paceAt(nearer, 2000)).toEqual({ isZooming: true, isRushing: true, isSettled: false, isMoving: true })
  expect(paceAt(nearer, 2110)).toEqual({ isZooming: false, isRushing: false, isSettled: false, isMoving: true })
  expect(paceAt(nearer, 2400)).toEqual(atRest)
})

test('a hand that goes on where it can zoom no further has not come to rest, and is in no rush for long', () => {
  const paceAt = createCameraPace(here)
  paceAt({ ...here, zoom: 8 }, 1000)
  const paces = Array.from({ length: 31 }, (_none, frame) => paceAt({ ...here, zoom: 8 }, 1016 + frame * 16))
  expect(paces.slice(0, 15).every(({ isRushing }) => isRushing)).toBe(true)
  const pushing = { ...here, zoom: 8 }
  expect(paceAt(pushing, 1500)).toMatchObject({ isZooming: true, isRushing: false })
  expect(paceAt(pushing, 1600)).toMatchObject({ isZooming: true })
  expect(paceAt(pushing, 1610)).toMatchObject({ isZooming: false })
})

test('a notch of a wheel now and then is no rush, many in a row are, until the hand is slower', () => {
  const paceAt = createCameraPace(here)
  let zoom = 1
  const zoomed = (doublings: number, time: number) => paceAt({ ...here, zoom: (zoom *= 2 ** doublings) }, time)
  for (const time of [1000, 1200, 1400, 1600]) expect(zoomed(0.35, time)).toMatchObject({ isRushing: false })
  const rush = Array.from({ length: 20 }, (_none, frame) => zoomed(0.17, 3000 + frame * 16).isRushing)
  expect(rush.slice(0, 2)).toEqual([false, false])
  expect(rush.slice(3)).not.toContain(false)
  const slow = Array.from({ length: 20 }, (_none, frame) => zoomed(-0.02, 3320 + frame * 16).isRushing)
  expect(slow.at(0)).toBe(true)
  expect(slow.at(-1)).toBe(false)
})
