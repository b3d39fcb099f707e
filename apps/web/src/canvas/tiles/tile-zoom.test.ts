import { expect, test } from 'vitest'
import { standInOrder, zoomToPaint } from './tile-zoom.ts'

const still = { isZooming: false, isRushing: false }
const zooming = { isZooming: true, isRushing: false }
const rushing = { isZooming: true, isRushing: true }

test('at rest tiles are painted at exactly the zoom they are looked at', () => {
  expect(zoomToPaint(0.4321, 1, still)).toBe(0.4321)
  expect(zoomToPaint(0.4321, null, still)).toBe(0.4321)
})

test('from one end of the zoom to the other few levels are painted, and none is stretched past what eyes forgive', () => {
  let shown = zoomToPaint(0.1, null, still)
  const levels = new Set([shown])
  for (let zoom = 0.1; zoom <= 30; zoom *= 1.03) {
    shown = zoomToPaint(zoom, shown, zooming)
    levels.add(shown)
    expect(zoom / shown).toBeLessThan(3.2)
    expect(zoom / shown).toBeGreaterThan(0.5)
  }
  expect(levels.size).toBeLessThan(8)
})

test('in a rush what is there is stretched further, and not so far that nothing can be made out', () => {
  expect(zoomToPaint(0.7, 0.1, rushing)).toBe(0.1)
  expect(zoomToPaint(0.7, 0.1, zooming)).toBe(0.5)
  expect(zoomToPaint(0.9, 0.1, rushing)).toBe(1)
  expect(zoomToPaint(0.9, 0.1, still)).toBe(0.9)
})

test('the nearest level stands in, and rather a finer one than a coarser', () => {
  expect(standInOrder([0.1, 0.5, 2, 8], 1)).toEqual([2, 0.5, 8, 0.1])
})
