import type { ScreenPoint } from '../camera.ts'
import type { Act, Gesture, GestureContext, PointerInput, PointerKind, Press, Step, Tap } from './gesture.ts'

/** How far a press may tremble before it is a movement, in pixels. */
const trembleMousePx = 4
const trembleTouchPx = 10
/** Two taps this close in time and place are a double one. */
const doubleTapMs = 400
const doubleTapPx: Readonly<Record<PointerKind, number>> = { mouse: 12, pen: 24, touch: 35 }

/** A pointer went down. */
export function pointerDown(gesture: Gesture, input: PointerInput, context: GestureContext): Step {
  if (gesture.is === 'idle') return press(gesture.lastTap, input, context)
  if (input.kind === 'touch' && isOneTouch(gesture)) return startPinch(gesture, input)
  return { gesture: withPointer(gesture, input.id), acts: [] }
}

/** A pointer moved. */
export function pointerMove(gesture: Gesture, input: PointerInput, context: GestureContext): Step {
  switch (gesture.is) {
    case 'pressing':
      return input.id === gesture.press.pointer && hasMoved(gesture.press, input.at)
        ? startMoving(gesture.press, input, context)
        : { gesture, acts: [] }
    case 'panning':
      if (input.id !== gesture.pointer) return { gesture, acts: [] }
      return { gesture: { ...gesture, at: input.at }, acts: [panAct(gesture.at, input.at)] }
    case 'marquee':
    case 'dragging':
    case 'resizing':
      if (input.id !== gesture.press.pointer) return { gesture, acts: [] }
      return { gesture: { ...gesture, at: input.at }, acts: [movingAct(gesture.is, gesture.press, input.at)] }
    case 'pinching':
      return pinch(gesture, input)
    default:
      return { gesture, acts: [] }
  }
}

/** A pointer went up. */
export function pointerUp(gesture: Gesture, input: PointerInput, context: GestureContext): Step {
  switch (gesture.is) {
    case 'pressing':
      return input.id === gesture.press.pointer ? tap(gesture, input, context) : { gesture, acts: [] }
    case 'panning':
      return { gesture: input.id === gesture.pointer ? idleAfter(null) : gesture, acts: [] }
    case 'marquee':
    case 'dragging':
    case 'resizing':
      if (input.id !== gesture.press.pointer) return { gesture, acts: [] }
      return {
        gesture: idleAfter(null),
        acts: [movingAct(gesture.is, gesture.press, input.at), endingAct(gesture.is, true)],
      }
    case 'pinching':
      return endPinch(gesture, input.id)
    case 'spent':
      return { gesture: withoutPointer(gesture.pointers, input.id), acts: [] }
    case 'idle':
      return { gesture, acts: [] }
  }
}

/** The browser took a pointer away: what had started is taken back. */
export function pointerLost(gesture: Gesture, pointer: number): Step {
  if (gesture.is === 'idle' || !pointersOf(gesture).includes(pointer)) return { gesture, acts: [] }
  const { gesture: spent, acts } = cancel(gesture)
  return { gesture: spent.is === 'spent' ? withoutPointer(spent.pointers, pointer) : spent, acts }
}

/** Escape: what had started is taken back, and nothing happens until every pointer is up. */
export function cancel(gesture: Gesture): Step {
  if (gesture.is === 'idle' || gesture.is === 'spent') return { gesture, acts: [] }
  return { gesture: { is: 'spent', pointers: pointersOf(gesture) }, acts: takingBack(gesture) }
}

function press(lastTap: Tap | null, input: PointerInput, context: GestureContext): Step {
  if (input.button === 2) return { gesture: idleAfter(lastTap), acts: [] }
  if (input.button === 1 || context.isSpaceHeld || context.tool === 'hand') {
    return { gesture: { is: 'panning', pointer: input.id, kind: input.kind, at: input.at }, acts: [] }
  }
  const target = context.tool === 'note' ? ({ on: 'table' } as const) : context.targetAt(input.at, input.kind)
  const { id: pointer, kind, at, shift, alt } = input
  const pressing: Gesture = { is: 'pressing', press: { pointer, kind, at, target, shift, alt }, lastTap }
  // A mouse selects at once, because it feels slow otherwise; a finger may still become a pinch.
  const selectsNow = kind !== 'touch' && target.on === 'item' && !shift && !context.isSelected(target.id)
  return { gesture: pressing, acts: selectsNow ? [{ do: 'select', id: target.id }] : [] }
}

function startMoving(press: Press, input: PointerInput, context: GestureContext): Step {
  const { target } = press
  const pans: Gesture = { is: 'panning', pointer: press.pointer, kind: press.kind, at: input.at }
  const canMoveItems = context.canWrite && context.tool === 'select'
  if (target.on === 'table' || !canMoveItems) {
    if (press.kind === 'touch' || context.tool === 'note') return { gesture: pans, acts: [panAct(press.at, input.at)] }
    const acts: Act[] = [
      { do: 'start-marquee', from: press.at, adds: press.shift },
      movingAct('marquee', press, input.at),
    ]
    return { gesture: { is: 'marquee', press, at: input.at }, acts }
  }
  if (target.on === 'handle') {
    const acts: Act[] = [
      { do: 'start-resize', id: target.id, corner: target.corner },
      movingAct('resizing', press, input.at),
    ]
    return { gesture: { is: 'resizing', press, at: input.at }, acts }
  }
  const selects: Act[] = context.isSelected(target.id) ? [] : [{ do: press.shift ? 'toggle' : 'select', id: target.id }]
  const acts: Act[] = [
    ...selects,
    { do: 'start-drag', id: target.id, copies: press.alt },
    movingAct('dragging', press, input.at),
  ]
  return { gesture: { is: 'dragging', press, at: input.at }, acts }
}

function tap({ press, lastTap }: Gesture & { is: 'pressing' }, input: PointerInput, context: GestureContext): Step {
  if (context.tool === 'note') {
    return { gesture: idleAfter(null), acts: context.canWrite ? [{ do: 'new-note', at: press.at }] : [] }
  }
  const isDouble = lastTap !== null && isDoubleTap(lastTap, input)
  const acts = isDouble ? doubleTapActs(press, context) : tapActs(press)
  const remembered = isDouble ? null : { at: input.at, time: input.time, kind: input.kind }
  return { gesture: idleAfter(remembered), acts }
}

function tapActs({ target, shift }: Press): readonly Act[] {
  if (target.on === 'table') return shift ? [] : [{ do: 'deselect' }]
  return [{ do: shift ? 'toggle' : 'select', id: target.id }]
}

function doubleTapActs({ target, at }: Press, { canWrite }: GestureContext): readonly Act[] {
  if (!canWrite) return []
  return target.on === 'table' ? [{ do: 'new-note', at }] : [{ do: 'edit', id: target.id, at }]
}

function isDoubleTap(last: Tap, now: PointerInput): boolean {
  const distance = Math.hypot(now.at[0] - last.at[0], now.at[1] - last.at[1])
  return last.kind === now.kind && now.time - last.time <= doubleTapMs && distance <= doubleTapPx[now.kind]
}

function startPinch(gesture: Gesture, input: PointerInput): Step {
  const [first] = pointersOf(gesture)
  const at = gesture.is === 'pressing' ? gesture.press.at : 'at' in gesture ? gesture.at : input.at
  if (first === undefined) return { gesture, acts: [] }
  const fingers: readonly [ScreenPoint, ScreenPoint] = [at, input.at]
  const pinching: Gesture = { is: 'pinching', pointers: [first, input.id], from: fingers, now: fingers }
  return { gesture: pinching, acts: [...takingBack(gesture), { do: 'start-pinch' }] }
}

function pinch(gesture: Gesture & { is: 'pinching' }, input: PointerInput): Step {
  const [first, second] = gesture.now
  const isFirst = input.id === gesture.pointers[0]
  if (!isFirst && input.id !== gesture.pointers[1]) return { gesture, acts: [] }
  const now: readonly [ScreenPoint, ScreenPoint] = isFirst ? [input.at, second] : [first, input.at]
  return { gesture: { ...gesture, now }, acts: [{ do: 'pinch', from: gesture.from, to: now }] }
}

/** The finger that stays pans on, so that the board does not stop under it. */
function endPinch(gesture: Gesture & { is: 'pinching' }, lifted: number): Step {
  const [first, second] = gesture.pointers
  if (lifted !== first && lifted !== second) return { gesture, acts: [] }
  const [pointer, at] = lifted === first ? [second, gesture.now[1]] : [first, gesture.now[0]]
  return { gesture: { is: 'panning', pointer, kind: 'touch', at }, acts: [] }
}

function takingBack(gesture: Gesture): readonly Act[] {
  return gesture.is === 'marquee' || gesture.is === 'dragging' || gesture.is === 'resizing'
    ? [endingAct(gesture.is, false)]
    : []
}

function movingAct(is: 'marquee' | 'dragging' | 'resizing', { at: from }: Press, to: ScreenPoint): Act {
  const verbs = { marquee: 'marquee', dragging: 'drag', resizing: 'resize' } as const
  return { do: verbs[is], from, to }
}

function endingAct(is: 'marquee' | 'dragging' | 'resizing', keep: boolean): Act {
  const verbs = { marquee: 'end-marquee', dragging: 'end-drag', resizing: 'end-resize' } as const
  return { do: verbs[is], keep }
}

function panAct(from: ScreenPoint, to: ScreenPoint): Act {
  return { do: 'pan', dx: to[0] - from[0], dy: to[1] - from[1] }
}

function hasMoved(press: Press, at: ScreenPoint): boolean {
  const tremble = press.kind === 'touch' ? trembleTouchPx : trembleMousePx
  return Math.hypot(at[0] - press.at[0], at[1] - press.at[1]) > tremble
}

function isOneTouch(gesture: Gesture): boolean {
  if (gesture.is === 'panning') return gesture.kind === 'touch'
  return 'press' in gesture && gesture.press.kind === 'touch'
}

function pointersOf(gesture: Gesture): readonly number[] {
  switch (gesture.is) {
    case 'idle':
      return []
    case 'panning':
      return [gesture.pointer]
    case 'pinching':
    case 'spent':
      return gesture.pointers
    default:
      return [gesture.press.pointer]
  }
}

function withPointer(gesture: Gesture, pointer: number): Gesture {
  return gesture.is === 'spent' ? { ...gesture, pointers: [...gesture.pointers, pointer] } : gesture
}

function withoutPointer(pointers: readonly number[], lifted: number): Gesture {
  const left = pointers.filter((pointer) => pointer !== lifted)
  return left.length === 0 ? idleAfter(null) : { is: 'spent', pointers: left }
}

function idleAfter(lastTap: Tap | null): Gesture {
  return { is: 'idle', lastTap }
}
