import { createWatchable } from '@samtavle/base'
import type { ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { screenPoint } from './camera.ts'
import { idle, type Gesture } from './gestures/gesture.ts'
import { createSettledSelection } from './settled-selection.ts'

const [one, two] = ['one', 'two'] as unknown as readonly [ItemId, ItemId]
const at = screenPoint(0, 0)
const press = {
  pointer: 1,
  kind: 'mouse',
  at,
  target: { on: 'item', id: one },
  shift: false,
  alt: false,
  command: false,
} as const
const pressing: Gesture = { is: 'pressing', press, lastTap: null }
const dragging: Gesture = { is: 'dragging', press, at }

test('bars hear of a selection at once, or when the hand that is down is up again', () => {
  const selection = createWatchable<readonly ItemId[]>([])
  const settled = createSettledSelection(selection)
  const heard: (readonly ItemId[])[] = []
  settled.ids.watch(() => heard.push(settled.ids.get()))
  selection.set([one])
  settled.gestureIs(pressing)
  selection.set([two])
  settled.gestureIs(dragging)
  selection.set([one, two])
  expect(heard).toEqual([[one]])
  settled.gestureIs(idle)
  expect(heard).toEqual([[one], [one, two]])
  settled.gestureIs(dragging)
  settled.gestureIs(idle)
  expect(heard).toHaveLength(2)
  settled.close()
  selection.set([])
  expect(heard).toHaveLength(2)
})
