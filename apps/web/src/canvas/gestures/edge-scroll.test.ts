import { expect, test } from 'vitest'
import { screenPoint } from '../camera.ts'
import { createEdgeScroll } from './edge-scroll.ts'
import { idle, type Gesture } from './gesture.ts'

const viewport = { width: 1000, height: 800 }
const carrying: Gesture = {
  is: 'dragging',
  at: screenPoint(0, 0),
  press: {
    pointer: 1,
    kind: 'mouse',
    at: screenPoint(500, 400),
    target: { on: 'table' },
    shift: false,
    alt: false,
    command: false,
  },
}

test('a hand held at an edge scrolls after a moment, faster and faster, towards what is beyond', () => {
  const scroll = createEdgeScroll()
  const at = (time: number): number =>
    scroll.step(time, carrying, { pointer: screenPoint(996, 400), viewport })?.[0] ?? 1
  expect(at(0)).toBe(-0)
  expect(at(190)).toBe(-0)
  const early = at(240)
  const late = at(640)
  expect(early).toBeLessThan(0)
  expect(late).toBeLessThan(early)
  expect(late).toBe(-45)
})

test('a hand that carries nothing, or is away from the edge, scrolls nothing', () => {
  const scroll = createEdgeScroll()
  expect(scroll.step(0, carrying, { pointer: screenPoint(500, 400), viewport })).toBeNull()
  expect(scroll.step(900, idle, { pointer: screenPoint(2, 2), viewport })).toBeNull()
  expect(scroll.step(901, carrying, { pointer: null, viewport })).toBeNull()
  expect(scroll.step(902, carrying, { pointer: screenPoint(2, 400), viewport })?.map(Math.abs)).toEqual([0, 0])
})
