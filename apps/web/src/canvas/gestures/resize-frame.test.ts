import { expect, test } from 'vitest'
import type { ItemId } from '@samtavle/board'
import { screenPoint } from '../camera.ts'
import { targetUnder, type HitField } from './hit.ts'
import { cornerOf, corners, resizedFrame } from './resize-frame.ts'

const frame = { x: 100, y: 100, width: 200, height: 200 }
const opposite = { nw: 'se', ne: 'sw', se: 'nw', sw: 'ne' } as const

test.each(corners)('dragging the %s corner leaves the opposite one where it is', (corner) => {
  for (const shape of ['proportional', 'free'] as const) {
    const resized = resizedFrame(frame, corner, [37, -12], shape)
    const [before, after] = [cornerOf(frame, opposite[corner]), cornerOf(resized, opposite[corner])]
    expect(after[0]).toBeCloseTo(before[0], 9)
    expect(after[1]).toBeCloseTo(before[1], 9)
  }
})

test('a note keeps its shape and follows the hand along the diagonal', () => {
  const resized = resizedFrame({ ...frame, height: 300 }, 'se', [200, 300], 'proportional')
  expect(resized).toEqual({ x: 100, y: 100, width: 400, height: 600 })
})

test('nothing becomes too small to find or too large to see past', () => {
  expect(resizedFrame(frame, 'se', [-900, -900], 'proportional').width).toBeCloseTo(60, 9)
  expect(resizedFrame(frame, 'nw', [900, 900], 'free')).toMatchObject({ width: 60, height: 60 })
  expect(resizedFrame(frame, 'se', [1e6, 1e6], 'proportional').width).toBeCloseTo(2400, 9)
})

const note = 'note-1' as ItemId
const field: HitField = {
  camera: { x: 0, y: 0, zoom: 1 },
  framed: { id: note, box: frame },
  beside: null,
  line: null,
  lockedAt: () => undefined,
  topmostAt: () => note,
}

test('a handle is caught a little beside its corner, further by a finger, and lies over the item', () => {
  expect(targetUnder(field, screenPoint(306, 305), 'mouse')).toEqual({ on: 'handle', id: note, corner: 'se' })
  expect(targetUnder(field, screenPoint(315, 300), 'mouse')).toEqual({ on: 'item', id: note })
  expect(targetUnder(field, screenPoint(315, 300), 'touch')).toEqual({ on: 'handle', id: note, corner: 'se' })
})

test('seen from far away there are no handles, and beside everything is the table', () => {
  const far = { ...field, camera: { x: 0, y: 0, zoom: 0.1 } }
  expect(targetUnder(far, screenPoint(30, 30), 'mouse')).toEqual({ on: 'item', id: note })
  expect(targetUnder({ ...far, topmostAt: () => undefined }, screenPoint(30, 30), 'mouse')).toEqual({ on: 'table' })
})
