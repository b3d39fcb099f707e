import { expect, test } from 'vitest'
import fc from 'fast-check'
import { rectHolds, rectsMeet, type Rect } from '../rect.ts'
import { damageWith, type Damage } from './damage.ts'

const tile: Rect = { x: 0, y: 0, width: 512, height: 512 }
const anyPart = fc.record({
  x: fc.integer({ min: 0, max: 470 }),
  y: fc.integer({ min: 0, max: 470 }),
  width: fc.integer({ min: 1, max: 42 }),
  height: fc.integer({ min: 1, max: 42 }),
})

test('whatever was damaged stays covered, by few rectangles of which none is painted twice', () => {
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 40 }), (parts) => {
      const damage = parts.reduce<Damage>((sum, part) => damageWith(sum, part, tile), 'none')
      if (typeof damage === 'string') {
        expect(damage === 'none').toBe(parts.length === 0)
        return
      }
      expect(damage.length).toBeLessThanOrEqual(12)
      for (const [index, a] of damage.entries())
        for (const b of damage.slice(index + 1)) expect(rectsMeet(a, b)).toBe(false)
      for (const { x, y, width, height } of parts) {
        const corners = [
          [x, y],
          [x + width, y + height],
        ] as const
        expect(damage.some((rect) => corners.every((corner) => rectHolds(rect, corner)))).toBe(true)
      }
    }),
    { numRuns: 80 },
  )
})

test('a tile of which most is damaged is painted whole', () => {
  expect(damageWith('none', { x: 0, y: 0, width: 512, height: 400 }, tile)).toBe('whole')
  expect(damageWith('whole', { x: 0, y: 0, width: 1, height: 1 }, tile)).toBe('whole')
})
