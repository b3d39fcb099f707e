import { expect, test } from 'vitest'
import fc from 'fast-check'
import { rectsMeet } from '../rect.ts'
import { boardUnder, nearestFirst, pixelsAround, sharedPart, tilePixels, tileSize, tilesTouching } from './tile-grid.ts'

const anyRect = fc.record({
  x: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  y: fc.double({ min: -1e5, max: 1e5, noNaN: true }),
  width: fc.double({ min: 0.1, max: 5000, noNaN: true }),
  height: fc.double({ min: 0.1, max: 5000, noNaN: true }),
})
const anyLevel = fc.record({ zoom: fc.constantFrom(0.02, 0.1, 0.37, 1, 2.5), ratio: fc.constantFrom(1, 1.25, 2) })

test('the tiles of a rectangle cover it, and each of them has a part of it', () => {
  fc.assert(
    fc.property(anyRect, anyLevel, (rect, level) => {
      const pixels = pixelsAround(level, rect)
      const tiles = tilesTouching(pixels)
      const parts = tiles.map((at) => sharedPart(tilePixels(at), pixels))
      expect(parts).not.toContain(null)
      const area = parts.reduce((sum, part) => sum + (part?.width ?? 0) * (part?.height ?? 0), 0)
      expect(area).toBe(pixels.width * pixels.height)
    }),
    { numRuns: 60 },
  )
})

test('pixels around a part of the board cover it to the last one', () => {
  fc.assert(
    fc.property(anyRect, anyLevel, (rect, level) => {
      const back = boardUnder(level, pixelsAround(level, rect))
      expect(back.x).toBeLessThanOrEqual(rect.x + 1e-6)
      expect(back.y).toBeLessThanOrEqual(rect.y + 1e-6)
      expect(back.x + back.width).toBeGreaterThanOrEqual(rect.x + rect.width - 1e-6)
      expect(back.y + back.height).toBeGreaterThanOrEqual(rect.y + rect.height - 1e-6)
    }),
    { numRuns: 60 },
  )
})

test('a rectangle that ends on the edge of a tile does not ask for the next', () => {
  expect(tilesTouching({ x: 0, y: 0, width: tileSize, height: tileSize })).toEqual([{ column: 0, row: 0 }])
  expect(tilesTouching({ x: -1, y: 0, width: 2, height: 1 })).toEqual([
    { column: -1, row: 0 },
    { column: 0, row: 0 },
  ])
  expect(tilesTouching({ x: 5, y: 5, width: 0, height: 10 })).toEqual([])
})

test('the tile under the pointer comes first and the farthest last', () => {
  const tiles = tilesTouching({ x: 0, y: 0, width: 5 * tileSize, height: tileSize })
  const columns = nearestFirst(tiles, [3.4 * tileSize, 100]).map(({ column }) => column)
  expect(columns).toEqual([3, 2, 4, 1, 0])
})

test('shared parts are those of rectangles that meet', () => {
  fc.assert(
    fc.property(anyRect, anyRect, (a, b) => {
      expect(sharedPart(a, b) !== null).toBe(rectsMeet(a, b))
    }),
    { numRuns: 60 },
  )
})
