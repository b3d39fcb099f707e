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
  let gesture: Gesture = idle
  const settled = createSettledSelection(selection, createWatchable(false), () => gesture)
  const heard: (readonly ItemId[])[] = []
  settled.ids.watch(() => heard.push(settled.ids.get()))
  selection.set([one])
  expect(heard).toEqual([[one]])
  const become = (next: Gesture): void => {
    gesture = next
    settled.gestureChanged()
  }
  become(pressing)
  selection.set([two])
  become(dragging)
  selection.set([one, two])
  expect(heard).toEqual([[one]])
  become(idle)
  expect(heard).toEqual([[one], [one, two]])
  become(dragging)
  become(idle)
  expect(heard).toHaveLength(2)
  settled.close()
  selection.set([])
  expect(heard).toHaveLength(2)
})

test('the press that selects is a hand that is down before anybody is told of it', () => {
  const selection = createWatchable<readonly ItemId[]>([])
  let gesture: Gesture = idle
  const settled = createSettledSelection(selection, createWatchable(false), () => gesture)
  gesture = pressing
  selection.set([one])
  settled.gestureChanged()
  expect(settled.ids.get()).toEqual([])
  gesture = idle
  settled.gestureChanged()
  expect(settled.ids.get()).toEqual([one])
  settled.close()
})

test('a note that is born with its first letter has its bars in the first pause', () => {
  const selection = createWatchable<readonly ItemId[]>([])
  const isTyping = createWatchable(true)
  const settled = createSettledSelection(selection, isTyping, () => idle)
  selection.set([one])
  expect(settled.ids.get()).toEqual([])
  isTyping.set(false)
  expect(settled.ids.get()).toEqual([one])
  isTyping.set(true)
  expect(settled.ids.get()).toEqual([one])
  settled.close()
  selection.set([])
  isTyping.set(false)
  expect(settled.ids.get()).toEqual([one])
})
