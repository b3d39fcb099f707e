import type { ScreenPoint } from '../camera.ts'
import type {
  Act,
  Drawn,
  Gesture,
  GestureContext,
  PointerInput,
  PointerKind,
  Press,
  Step,
  Tap,
  Target,
} from './gesture.ts'

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
    case 'drawing':
      if (input.id !== gesture.press.pointer) return { gesture, acts: [] }
      return { gesture: { ...gesture, at: input.at }, acts: [movingAct(gesture.is, gesture.press, input)] }
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
    case 'drawing':
      if (input.id !== gesture.press.pointer) return { gesture, acts: [] }
      return {
        gesture: idleAfter(null),
        acts: [movingAct(gesture.is, gesture.press, input), endingAct(gesture.is, true)],
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
  const target = pressedTarget(input, context)
  const { id: pointer, kind, at, shift, alt, command } = input
  const pressing: Gesture = { is: 'pressing', press: { pointer, kind, at, target, shift, alt, command }, lastTap }
  // A mouse selects at once, because it feels slow otherwise; a finger may still become a pinch.
  const selectsNow =
    context.tool === 'select' && kind !== 'touch' && target.on === 'item' && !shift && !context.isSelected(target.id)
  return { gesture: pressing, acts: selectsNow ? [{ do: 'select', id: target.id, alone: command }] : [] }
}

/** Papers and frames are put down wherever one presses; lines lead from what lies there, not from its handles. */
function pressedTarget({ at, kind }: PointerInput, { tool, targetAt }: GestureContext): Target {
  if (tool === 'note' || tool === 'section') return { on: 'table' }
  const target = targetAt(at, kind)
  return tool === 'link' && target.on !== 'item' ? { on: 'table' } : target
}

function startMoving(press: Press, input: PointerInput, context: GestureContext): Step {
  const { target } = press
  // A finger that pans hides what it began on: it pulls no note off the plus.
  const isHidden = press.kind === 'touch' && target.on === 'plus'
  const drawn = context.canWrite && !isHidden ? drawnFrom(target, context.tool) : null
  if (drawn !== null) {
    const acts: Act[] = [{ do: 'start-draw', drawn, from: press.at }, movingAct('drawing', press, input)]
    return { gesture: { is: 'drawing', press, at: input.at }, acts }
  }
  const canMoveItems = context.canWrite && context.tool === 'select'
  if (target.on === 'handle' && canMoveItems) {
    const acts: Act[] = [
      { do: 'start-resize', id: target.id, corner: target.corner },
      movingAct('resizing', press, input),
    ]
    return { gesture: { is: 'resizing', press, at: input.at }, acts }
  }
  if (target.on !== 'item' || !canMoveItems) return startOnTable(press, input, context)
  const alone = press.command
  const selects: Act[] = context.isSelected(target.id)
    ? []
    : [{ do: press.shift ? 'toggle' : 'select', id: target.id, alone }]
  const acts: Act[] = [
    ...selects,
    { do: 'start-drag', id: target.id, copies: press.alt },
    movingAct('dragging', press, input),
  ]
  return { gesture: { is: 'dragging', press, at: input.at }, acts }
}

function drawnFrom(target: Target, tool: GestureContext['tool']): Drawn | null {
  if (tool === 'section') return { is: 'section' }
  if (tool === 'link') return target.on === 'item' ? { is: 'link', from: target.id } : null
  if (tool !== 'select') return null
  if (target.on === 'end') return { is: 'end', id: target.id, end: target.end }
  return target.on === 'plus' ? { is: 'note', from: target.id } : null
}

/** A finger pans, a mouse draws a marquee. */
function startOnTable(press: Press, input: PointerInput, { tool }: GestureContext): Step {
  if (press.kind === 'touch' || tool !== 'select') {
    const pans: Gesture = { is: 'panning', pointer: press.pointer, kind: press.kind, at: input.at }
    return { gesture: pans, acts: [panAct(press.at, input.at)] }
  }
  const acts: Act[] = [{ do: 'start-marquee', from: press.at, adds: press.shift }, movingAct('marquee', press, input)]
  return { gesture: { is: 'marquee', press, at: input.at }, acts }
}

function tap({ press, lastTap }: Gesture & { is: 'pressing' }, input: PointerInput, context: GestureContext): Step {
  if (context.tool !== 'select') return { gesture: idleAfter(null), acts: toolTapActs(press, context) }
  const isDouble = lastTap !== null && isDoubleTap(lastTap, input) && press.target.on !== 'plus'
  const acts = isDouble ? doubleTapActs(press, context) : tapActs(press, context)
  const remembered = isDouble ? null : { at: input.at, time: input.time, kind: input.kind }
  return { gesture: idleAfter(remembered), acts }
}

function toolTapActs({ target, at }: Press, { tool, canWrite }: GestureContext): readonly Act[] {
  if (!canWrite) return []
  if (tool === 'note') return [{ do: 'new-note', at }]
  if (tool === 'section') return [{ do: 'new-section', at }]
  return tool === 'link' ? [{ do: 'link-tap', id: target.on === 'item' ? target.id : null }] : []
}

function tapActs({ target, shift, command }: Press, { canWrite }: GestureContext): readonly Act[] {
  if (target.on === 'table') {
    if (target.locked !== undefined) return [{ do: shift ? 'toggle' : 'select', id: target.locked, alone: command }]
    return shift ? [] : [{ do: 'deselect' }]
  }
  if (target.on === 'plus') return canWrite ? [{ do: 'add-beside', id: target.id, side: target.side }] : []
  return [{ do: shift ? 'toggle' : 'select', id: target.id, alone: command }]
}

function doubleTapActs({ target, at }: Press, { canWrite }: GestureContext): readonly Act[] {
  if (!canWrite) return []
  return target.on === 'table' || target.on === 'plus' ? [{ do: 'new-note', at }] : [{ do: 'edit', id: target.id, at }]
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
  return gesture.is === 'marquee' || gesture.is === 'dragging' || gesture.is === 'resizing' || gesture.is === 'drawing'
    ? [endingAct(gesture.is, false)]
    : []
}

type Moving = 'marquee' | 'dragging' | 'resizing' | 'drawing'

function movingAct(is: Moving, { at: from }: Press, { at: to, command }: PointerInput): Act {
  if (is === 'dragging') return { do: 'drag', from, to, loose: command }
  if (is === 'drawing') return { do: 'draw', from, to, loose: command }
  const verbs = { marquee: 'marquee', resizing: 'resize' } as const
  return { do: verbs[is], from, to }
}

function endingAct(is: Moving, keep: boolean): Act {
  const verbs = { marquee: 'end-marquee', dragging: 'end-drag', resizing: 'end-resize', drawing: 'end-draw' } as const
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
