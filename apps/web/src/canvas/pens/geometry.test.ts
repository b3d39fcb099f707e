import { mostStrokePoints, parseStroke, type Stroke } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceToLine } from '../link-line.ts'
import { curveThrough, distance, pointOn, type Point } from './curve.ts'
import { bandBetween, curveOf, spotsOf } from './ink.ts'
import { simplified, type Sample } from './simplify.ts'
import { courseToStrokes } from './to-strokes.ts'
import { createTrace } from './trace.ts'

const pen = { color: 'birch', width: 3, hasPressure: true, zoom: 1 } as const
const exact = { distance: 0.4, swell: 1.8 }
const line = (samples: readonly Sample[]): number[] => samples.flatMap(([x, y]) => [x, y])
/** A circle as a steady hand would sample it. */
const circle = (radius: number, count: number): Sample[] =>
  Array.from({ length: count + 1 }, (_none, index) => {
    const angle = (2 * Math.PI * index) / count
    return [radius * Math.cos(angle), radius * Math.sin(angle), 0.5]
  })
const anyCourse = fc.array(
  fc.tuple(
    fc.double({ min: -500, max: 500, noNaN: true }),
    fc.double({ min: -500, max: 500, noNaN: true }),
    fc.constant(0.5),
  ),
  { minLength: 2, maxLength: 200, size: 'max' },
)
const traced = (samples: readonly Sample[]) => {
  const trace = createTrace({ ...exact, smoothing: 3 })
  samples.forEach(trace.add)
  return trace
}

test('what is kept lies as close to every sample as asked, from the first to the last', () => {
  fc.assert(
    fc.property(anyCourse, fc.double({ min: 0.1, max: 20, noNaN: true }), (course, distance) => {
      const kept = simplified(course, { distance, swell: 0 })
      expect([kept[0], kept.at(-1)]).toEqual([course[0], course.at(-1)])
      for (const [x, y] of course) expect(distanceToLine(line(kept), [x, y])).toBeLessThanOrEqual(distance + 1e-9)
    }),
  )
})

test('a straight line is two points, unless it was pressed harder on the way', () => {
  const straight = Array.from({ length: 100 }, (_none, x): Sample => [x, 0, 0.5])
  expect(simplified(straight, exact)).toHaveLength(2)
  const pressed = straight.map(([x, y]): Sample => [x, y, x === 50 ? 1 : 0.5])
  expect(simplified(pressed, exact)).toContainEqual([50, 0, 1])
})

test('trembling is smoothed away, and a fast stroke keeps its corner', () => {
  const trembling = Array.from({ length: 300 }, (_none, x): Sample => [x, x % 2, 0.5])
  const course = traced(trembling).course()
  expect(course.length).toBeLessThan(12)
  expect(course.slice(1, -1).every(([, y]) => Math.abs(y - 0.5) < 0.45)).toBe(true)
  const corner: Sample[] = [0, 40, 80].map((x): Sample => [x, 0, 0.5])
  const fast = traced([...corner, [80, 40, 0.5], [80, 80, 0.5]]).course()
  expect(distanceToLine(line(fast), [80, 0])).toBeLessThan(0.1)
})

test('a trace begins and ends where the pen did, however long it is, and says how far the pen has come', () => {
  fc.assert(
    fc.property(anyCourse, (samples) => {
      const trace = traced(samples)
      const course = trace.course()
      const tips = [samples[0], samples.at(-1)] as [Sample, Sample]
      expect(Math.hypot(...line([course[0] as Sample, tips[0]]).slice(0, 2))).toBeCloseTo(
        Math.hypot(tips[0][0], tips[0][1]),
      )
      expect([course[0], course.at(-1)]).toEqual(tips)
      expect(trace.length()).toBeGreaterThanOrEqual(distance([tips[0][0], tips[0][1]], [tips[1][0], tips[1][1]]) - 1e-6)
    }),
  )
  const spiral = Array.from({ length: 5000 }, (_none, index): Sample => [
    index * 0.05 * Math.cos(index / 40),
    index * 0.05 * Math.sin(index / 40),
    0.5,
  ])
  const course = traced(spiral).course()
  for (const [x, y] of spiral) expect(distanceToLine(line(course), [x, y])).toBeLessThan(1)
  expect(course.length).toBeLessThan(spiral.length / 4)
})

test('a circle of few points is painted round, and two long lines that meet do not bulge', () => {
  const kept = simplified(circle(100, 400), exact)
  expect(kept.length).toBeLessThan(70)
  const points = kept.map(([x, y]): Point => [x, y])
  for (const piece of curveThrough(points, 1)) {
    for (const part of [0.25, 0.5, 0.75])
      expect(Math.abs(distance([0, 0], pointOn(piece, part)) - 100)).toBeLessThan(0.5)
  }
  const bent: Point[] = [
    [0, 0],
    [300, 0],
    [560, 150],
  ]
  for (const piece of curveThrough(bent, 1)) {
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9])
      expect(distanceToLine(bent.flat(), [...pointOn(piece, part)])).toBeLessThanOrEqual(1)
  }
})

test('a corner stays a corner', () => {
  const [first, second] = curveThrough(
    [
      [0, 0],
      [100, 0],
      [100, 100],
    ],
    5,
  )
  expect([first?.into[1], second?.out[0]]).toEqual([0, 100])
})

test('what went on for long is several strokes of the allowed length, each beginning where the one before ends', () => {
  const course = Array.from({ length: 1800 }, (_none, index): Sample => [index, (index % 2) * 40, 0.5])
  const strokes = courseToStrokes(course, pen)
  expect(strokes).toHaveLength(4)
  expect(strokes.every(({ points }) => points.length <= 2 * mostStrokePoints && points.length > 4)).toBe(true)
  strokes.slice(1).forEach(({ points }, index) => expect(points.slice(0, 2)).toEqual(strokes[index]?.points.slice(-2)))
  expect(strokes.flatMap(({ points }, index) => (index === 0 ? points : points.slice(2)))).toEqual(line(course))
})

test('a dot is a stroke that goes nowhere and can be read back', () => {
  const [dot] = courseToStrokes([[10, 20, 0.5]], pen)
  expect(dot).toEqual({ points: [10, 20, 10, 20], width: 3, color: 'birch' })
  expect(parseStroke(dot).points).toHaveLength(4)
  expect(curveOf(dot as Stroke)).toEqual([])
  expect(spotsOf(dot as Stroke)).toHaveLength(1)
})

test('pressure is kept where the device tells it, and points as fine as one looked', () => {
  const course: Sample[] = [
    [0.3, 0.3, 0.2],
    [10.3, 0.3, 0.9],
  ]
  expect(courseToStrokes(course, pen)[0]).toMatchObject({ pressures: [20, 90], points: [0.5, 0.5, 10.5, 0.5] })
  expect(courseToStrokes(course, { ...pen, hasPressure: false })[0]?.pressures).toBeUndefined()
  const even = course.map(([x, y]): Sample => [x, y, 0.5])
  expect(courseToStrokes(even, pen)[0]?.pressures).toBeUndefined()
  expect(courseToStrokes(course, { ...pen, zoom: 4 })[0]?.points[0]).toBe(0.25)
  expect(courseToStrokes(course, { ...pen, zoom: 0.1 })[0]?.points[0]).toBe(0)
})

test('the ink of a pressed stroke is wide where it was pressed, without a gap, and every band turns the same way', () => {
  const stroke = { points: [0, 0, 0, 0, 60, 0, 90, 40], width: 6, pressures: [0, 0, 100, 50] }
  const spots = spotsOf(stroke)
  expect(spots[0]?.radius).toBeCloseTo(1.2)
  expect(Math.max(...spots.map(({ radius }) => radius))).toBeCloseTo(4.8)
  spots.slice(1).forEach((spot, index) => {
    const before = spots[index] ?? spot
    expect(distance(before.at, spot.at)).toBeLessThan(6)
    const corners = bandBetween(before, spot) ?? []
    const area = corners.reduce((sum, [x, y], at) => {
      const [nextX, nextY] = corners[(at + 1) % corners.length] ?? [x, y]
      return sum + x * nextY - nextX * y
    }, 0)
    expect(area).toBeGreaterThan(0)
  })
})
