import { expect, test } from 'vitest'
import { rectsMeet, type Rect } from '../rect.ts'
import { neighbourOf, type Direction } from './neighbour.ts'

const note: Rect = { x: 0, y: 0, width: 200, height: 200 }
const among =
  (...boxes: Rect[]) =>
  (rect: Rect) =>
    boxes.filter((box) => rectsMeet(box, rect)).map((box) => ({ setting: { box } }))

test.each<[Direction, readonly [number, number]]>([
  ['right', [320, 100]],
  ['left', [-120, 100]],
  ['below', [100, 320]],
  ['above', [100, -120]],
])('beside a note, %s, is free paper at a gap of 20', (direction, place) => {
  expect(neighbourOf(note, direction, among())).toEqual({ is: 'free', place })
})

test('below a note that grew is below its grown edge', () => {
  expect(neighbourOf({ ...note, height: 340 }, 'below', among())).toEqual({ is: 'free', place: [100, 460] })
})

test('a note that already sits there is the next one; the nearest of several', () => {
  const near: Rect = { x: 225, y: 5, width: 200, height: 200 }
  const far: Rect = { x: 330, y: 90, width: 200, height: 200 }
  expect(neighbourOf(note, 'right', among(far, near))).toEqual({ is: 'item', item: { setting: { box: near } } })
})

test('one that only touches the edge of the place does not take it', () => {
  expect(neighbourOf(note, 'right', among({ x: 220, y: 180, width: 200, height: 200 })).is).toBe('free')
})
