import { defaultAxis } from '@samtavle/board'
import { expect, test } from 'vitest'
import { seenRect } from './camera.ts'
import { fitContent } from './camera-memory.ts'

const viewport = { width: 1920, height: 760 }
const insets = { top: 0, right: 0, bottom: 0, left: 0 }
const { understand, implement } = defaultAxis

test('where there are only ground rules, which lie before the table, the table is seen beside them', () => {
  const rule = { x: understand[0] - 700, y: 0, width: 420, height: 160 }
  const seen = seenRect(fitContent(rule, defaultAxis, { viewport, insets }), viewport)
  expect(seen.x).toBeLessThanOrEqual(rule.x)
  expect(seen.x + seen.width).toBeGreaterThanOrEqual(implement[1])
})

test('notes on the table are seen from near, without the rest of it', () => {
  const note = { x: understand[0] + 400, y: 400, width: 200, height: 200 }
  const seen = seenRect(fitContent(note, defaultAxis, { viewport, insets }), viewport)
  expect(seen.width).toBeLessThan(implement[1] - understand[0])
})
