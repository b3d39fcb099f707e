import { expect, test } from 'vitest'
import { areaFor, pictureArea, wholeArea, type SurfaceSize } from './sheet-area.ts'

const laptop: SurfaceSize = { width: 1440, height: 900, ratio: 1 }

test('a sheet covers what it holds in steps, and all of the surface where nobody knows how far that reaches', () => {
  expect(areaFor({ x: 300, y: 200, width: 120, height: 120 }, laptop, null)).toEqual({
    left: 256,
    top: 128,
    width: 256,
    height: 256,
  })
  expect(areaFor(null, laptop, null)).toEqual({ left: 0, top: 0, width: 1440, height: 900 })
})

test('it never leaves the surface and never is empty', () => {
  expect(areaFor({ x: 1400, y: 850, width: 500, height: 500 }, laptop, null)).toEqual({
    left: 1280,
    top: 768,
    width: 160,
    height: 132,
  })
  for (const x of [-900, 5000]) {
    const { left, width, height } = areaFor({ x, y: 10, width: 20, height: 20 }, laptop, null)
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(1440)
    expect(Math.min(width, height)).toBeGreaterThan(0)
  }
})

test('on dots that are no whole pixels it begins and ends with a dot', () => {
  const { left, top, width, height } = areaFor(
    { x: 301, y: 77, width: 99, height: 12 },
    { ...laptop, ratio: 1.1 },
    null,
  )
  for (const dots of [left, top, width, height]) expect(Number.isInteger(dots)).toBe(true)
  expect(left).toBeLessThanOrEqual(301 * 1.1)
  expect(left + width).toBeGreaterThanOrEqual(400 * 1.1)
  expect(wholeArea({ ...laptop, ratio: 1.1 })).toEqual({ left: 0, top: 0, width: 1584, height: 990 })
})

test('it stays while what it holds fits, grows when it does not, and is cut down when it is much too large', () => {
  const first = areaFor({ x: 300, y: 200, width: 120, height: 120 }, laptop, null)
  expect(areaFor({ x: 310, y: 190, width: 130, height: 90 }, laptop, first)).toBe(first)
  const grown = areaFor({ x: 300, y: 200, width: 320, height: 120 }, laptop, first)
  expect(grown.width).toBeGreaterThan(first.width)
  expect(areaFor({ x: 300, y: 200, width: 120, height: 120 }, laptop, grown)).toBe(grown)
  const whole = areaFor(null, laptop, grown)
  expect(areaFor({ x: 300, y: 200, width: 120, height: 120 }, laptop, whole)).toEqual(first)
})

test('a picture reaches over a surface on all sides alike, by whole dots, and not far over a large one', () => {
  expect(pictureArea({ width: 600, height: 300, ratio: 1 })).toEqual({ left: -150, top: -150, width: 900, height: 600 })
  expect(pictureArea({ width: 1920, height: 1080, ratio: 2 }).left).toBe(-640)
  for (const dots of Object.values(pictureArea({ ...laptop, ratio: 1.1 }))) expect(Number.isInteger(dots)).toBe(true)
})
