import { expect, test } from 'vitest'
import { screenPoint } from '../camera.ts'
import type { PointerInput } from '../gestures/gesture.ts'
import { untilPensCome } from './later-pens.ts'

const input: PointerInput = {
  ...{ id: 1, kind: 'mouse', button: 0, at: screenPoint(5, 5), time: 0 },
  ...{ shift: false, alt: false, command: false },
}

function pressed(given: Partial<PointerInput>, isSpaceHeld = false): readonly PointerInput[] {
  // Only what draws reads the event itself.
  return untilPensCome.down({} as PointerEvent, { ...input, ...given }, { isSpaceHeld, isBoardFree: true })
}

test('until pens have come, who would draw moves nothing, and who pushes the board does', () => {
  expect(pressed({})).toEqual([])
  expect(pressed({ kind: 'pen' })).toEqual([])
  expect(pressed({ button: 1 })).toHaveLength(1)
  expect(pressed({}, true)).toEqual([input])
  expect(untilPensCome.up({} as PointerEvent, input)).toBeNull()
})
