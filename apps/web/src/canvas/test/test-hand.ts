import type { ItemId } from '@samtavle/board'
import { screenPoint } from '../camera.ts'
import type { Tool } from '../canvas.ts'
import { cancel, pointerDown, pointerLost, pointerMove, pointerUp } from '../gestures/arbiter.ts'
import {
  idle,
  type Act,
  type Gesture,
  type GestureContext,
  type PointerInput,
  type Target,
} from '../gestures/gesture.ts'

/** The note that lies under the hand. */
export const note = 'note-1' as ItemId
export const onTable: Target = { on: 'table' }
export const onNote: Target = { on: 'item', id: note }

/** What a hand is over, and with which tool. */
export interface Setting {
  tool: Tool
  isSpaceHeld: boolean
  canWrite: boolean
  selected: boolean
  target: Target
}

/** A hand over a board: keeps the gesture and notes every act. */
export function createHand(setting: Partial<Setting> = {}) {
  const given: Setting = {
    tool: 'select',
    isSpaceHeld: false,
    canWrite: true,
    selected: false,
    target: onTable,
    ...setting,
  }
  const context: GestureContext = { ...given, isSelected: () => given.selected, targetAt: () => given.target }
  let gesture: Gesture = idle
  let time = 0
  const acts: Act[] = []
  const take = (step: { gesture: Gesture; acts: readonly Act[] }): void => {
    gesture = step.gesture
    acts.push(...step.acts)
  }
  const input = (x: number, y: number, more: Partial<PointerInput> = {}): PointerInput => ({
    id: 1,
    kind: 'mouse',
    button: 0,
    shift: false,
    alt: false,
    command: false,
    at: screenPoint(x, y),
    time,
    ...more,
  })
  return {
    acts,
    does: () => acts.map((act) => act.do),
    state: () => gesture,
    wait: (ms: number) => void (time += ms),
    down: (x: number, y: number, more?: Partial<PointerInput>) =>
      take(pointerDown(gesture, input(x, y, more), context)),
    move: (x: number, y: number, more?: Partial<PointerInput>) =>
      take(pointerMove(gesture, input(x, y, more), context)),
    up: (x: number, y: number, more?: Partial<PointerInput>) => take(pointerUp(gesture, input(x, y, more), context)),
    escape: () => take(cancel(gesture)),
    lose: (pointer: number) => take(pointerLost(gesture, pointer)),
  }
}
