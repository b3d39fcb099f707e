import { expect, test } from 'vitest'
import type { Axis } from '@samtavle/board'
import { axisLineY, placeHeadings, thicknessAt } from './headings.ts'

const axis: Axis = { understand: [0, 4000], plan: [4000, 8000], implement: [8000, 12_000], y: [0, 2600] }
const viewport = { width: 1440, height: 900 }
const insets = { top: 24, right: 24, bottom: 96, left: 24 }
const at = (x: number, y: number, zoom: number) => placeHeadings(axis, { camera: { x, y, zoom }, viewport, insets })

test('seen whole, every zone has its heading over its own part, large enough to read', () => {
  for (const zoom of [0.03, 0.06, 0.115]) {
    const headings = at(-200, -2000, zoom)
    expect(headings.map((heading) => heading.zone)).toEqual(['understand', 'plan', 'implement'])
    for (const heading of headings) {
      expect(heading.nameSize).toBeGreaterThanOrEqual(11)
      expect(heading.isStuck).toBe(false)
    }
  }
})

test('zoomed far in, letters stay of a size', () => {
  const [heading] = at(0, -2, 30)
  expect(heading?.nameSize).toBeLessThanOrEqual(32)
})

test('where there is no room in the zone the heading stands above it', () => {
  const zoom = 0.05
  for (const heading of at(-200, -2000, zoom)) expect(heading.top + heading.height).toBeLessThanOrEqual(2000 * zoom)
})

test('deep inside a zone its heading waits at the top, in the visible part', () => {
  const headings = at(3000, 1200, 1)
  expect(headings.map((heading) => [heading.zone, heading.isStuck, heading.left, heading.right])).toEqual([
    ['understand', true, 0, 1000],
    ['plan', true, 1000, 1440],
  ])
  expect(axisLineY(axis, { camera: { x: 3000, y: 1200, zoom: 1 }, viewport, insets }, headings)).toBe(42)
})

test('the heading leaves with the lower edge of its zone, and beside the axis there is none', () => {
  const [leaving] = at(0, 2590, 1)
  expect((leaving?.top ?? 0) + (leaving?.height ?? 0)).toBeLessThanOrEqual(10)
  expect(at(0, 2700, 1)).toEqual([])
  expect(at(20_000, 0, 1)).toEqual([])
})

test('a narrow zone keeps its name and gives up its question', () => {
  const phone = placeHeadings(axis, {
    camera: { x: -100, y: -2000, zoom: 0.031 },
    viewport: { width: 390, height: 700 },
    insets,
  })
  expect(phone).toHaveLength(3)
  for (const heading of phone) expect(heading.questionSize).toBeNull()
})

test('the line grows from thin to thick without a break', () => {
  for (const zoom of [0.02, 0.1, 1, 30]) {
    const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => thicknessAt(part, zoom))
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
    expect(steps[4]).toBeGreaterThan(3 * (steps[0] ?? 0))
  }
})
