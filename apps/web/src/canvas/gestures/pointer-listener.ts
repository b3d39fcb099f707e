import type { Unsubscribe } from '@samtavle/base'
import { screenPoint, type ScreenPoint } from '../camera.ts'
import type { WheelDevice } from '../habits.ts'
import { cancel, pointerDown, pointerLost, pointerMove, pointerUp } from './arbiter.ts'
import {
  idle,
  type Act,
  type Gesture,
  type GestureContext,
  type PointerInput,
  type PointerKind,
  type Step,
} from './gesture.ts'
import type { PensFor } from '../pens/later-pens.ts'
import type { OtherHand } from './other-hand.ts'
import { wheelStep, type WheelAct, type WheelGesture } from './wheel.ts'

/** Pointers and wheels over the canvas. */
export interface PointerListener {
  gesture(): Gesture
  /** Where a mouse or pen is, or a finger was last; null when it left. */
  pointer(): ScreenPoint | null
  /** Does once more what the last movement did, because the board moved under it. */
  again(): void
  /** Takes back what is going on; false when nothing was. */
  cancel(): boolean
  close(): void
}

/** Hands beside the first one: a second person's, and those that draw. */
export interface OtherHands {
  readonly second: OtherHand | null
  readonly pens: PensFor
}

/** What listening needs. */
export interface PointerListenerOptions {
  readonly container: HTMLElement
  /** Presses inside it belong to the text. */
  readonly field: HTMLElement
  readonly context: () => GestureContext
  /** What this person's wheel is taken for. */
  readonly wheel: () => WheelDevice
  /** A second person's hand, which fingers may belong to. */
  readonly otherHand: OtherHands
  readonly onPress: () => void
  readonly onAct: (act: Act) => void
  readonly onWheel: (act: WheelAct, at: ScreenPoint) => void
  /** The pointer is somewhere else, or the gesture is another one. */
  readonly onMove: () => void
}

/** Starts listening. The browser keeps none of its own gestures here: no page zoom, no text selection, no focus by pressing. */
export function listenToPointers(options: PointerListenerOptions): PointerListener {
  const { container, field } = options
  const { second: otherHand, pens } = options.otherHand
  let gesture: Gesture = idle
  let pointer: ScreenPoint | null = null
  let last: PointerInput | null = null
  let wheel: WheelGesture | null = null

  const pointOf = (event: MouseEvent): ScreenPoint => {
    const { left, top } = container.getBoundingClientRect()
    return screenPoint(event.clientX - left, event.clientY - top)
  }
  const inputOf = (event: PointerEvent): PointerInput => ({
    id: event.pointerId,
    kind: kindOf(event.pointerType),
    button: event.button,
    at: pointOf(event),
    shift: event.shiftKey,
    alt: event.altKey,
    command: event.ctrlKey || event.metaKey,
    time: event.timeStamp,
  })
  const take = (step: Step): void => {
    gesture = step.gesture
    step.acts.forEach(options.onAct)
    options.onMove()
  }
  const press = (inputs: readonly PointerInput[]): void => {
    for (const input of inputs) take(pointerDown(gesture, input, options.context()))
  }

  const onDown = (event: PointerEvent): void => {
    if (event.target === field) return
    container.setPointerCapture(event.pointerId)
    if (otherHand?.takes(inputOf(event), gesture, options.context()) === true) return
    pointer = pointOf(event)
    options.onPress()
    const input = inputOf(event)
    const { isSpaceHeld } = options.context()
    const board = { isSpaceHeld, isBoardFree: gesture.is === 'idle' }
    const left = pens(event)?.down(event, input, board) ?? [input]
    // A palm that came before its pen moves nothing.
    if (left.length === 0 && input.kind === 'pen') take(cancel(gesture))
    press(left)
  }
  const onMove = (event: PointerEvent): void => {
    if (otherHand?.owns(event.pointerId) === true) return otherHand.move(inputOf(event))
    last = inputOf(event)
    pointer = last.at
    if (pens(event)?.move(event, last) === true) return options.onMove()
    take(pointerMove(gesture, last, options.context()))
  }
  const onUp = (event: PointerEvent): void => {
    if (otherHand?.owns(event.pointerId) === true) return otherHand.up(inputOf(event))
    const input = inputOf(event)
    const left = pens(event)?.up(event, input)
    if (left?.length === 0) return options.onMove()
    press(left ?? [])
    take(pointerUp(gesture, input, options.context()))
  }
  const onLost = (event: PointerEvent): void => {
    if (otherHand?.owns(event.pointerId) === true) return otherHand.lost(event.pointerId)
    if (pens(event)?.lost(event.pointerId) !== true) take(pointerLost(gesture, event.pointerId))
  }
  const onLeave = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    pointer = null
    options.onMove()
  }
  const onWheel = (event: WheelEvent): void => {
    event.preventDefault()
    const step = wheelStep(
      wheel,
      {
        deltaX: event.deltaX,
        deltaY: event.deltaY,
        deltaMode: event.deltaMode,
        wheelDeltaY: 'wheelDeltaY' in event && typeof event.wheelDeltaY === 'number' ? event.wheelDeltaY : undefined,
        zooms: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        time: event.timeStamp,
      },
      options.wheel(),
    )
    wheel = step.gesture
    options.onWheel(step.act, pointOf(event))
  }
  const stop = (event: Event): void => event.preventDefault()
  /** The menu for a finger that rests would take the pointer away in the midst of what the finger does. */
  const onMenu = (event: MouseEvent): void => {
    if (gesture.is !== 'idle') event.preventDefault()
  }
  const onMouseDown = (event: MouseEvent): void => {
    // The press was handled already; the browser would only move the focus away from the editor that it may have opened.
    if (event.target !== field) event.preventDefault()
  }

  const stops = [
    listen(container, 'pointerdown', onDown),
    listen(container, 'pointermove', onMove),
    listen(container, 'pointerup', onUp),
    listen(container, 'pointercancel', onLost),
    listen(container, 'lostpointercapture', onLost),
    listen(container, 'pointerleave', onLeave),
    listen(container, 'wheel', onWheel, { passive: false }),
    listen(container, 'mousedown', onMouseDown),
    listen(container, 'contextmenu', onMenu),
    // Safari's own pinch, which `touch-action` does not turn off on every version.
    listenToAny(container, 'gesturestart', stop),
    listenToAny(container, 'gesturechange', stop),
  ]
  return {
    gesture: () => gesture,
    pointer: () => pointer,
    again() {
      if (last !== null && gesture.is !== 'idle') take(pointerMove(gesture, last, options.context()))
    },
    cancel() {
      if (gesture.is === 'idle' || gesture.is === 'spent') return false
      take(cancel(gesture))
      return true
    },
    close: () => stops.toReversed().forEach((unsubscribe) => unsubscribe()),
  }
}

function kindOf(pointerType: string): PointerKind {
  return pointerType === 'touch' || pointerType === 'pen' ? pointerType : 'mouse'
}

function listen<Name extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  name: Name,
  listener: (event: HTMLElementEventMap[Name]) => void,
  how?: AddEventListenerOptions,
): Unsubscribe {
  element.addEventListener(name, listener, how)
  return () => element.removeEventListener(name, listener, how)
}

function listenToAny(element: HTMLElement, name: string, listener: (event: Event) => void): Unsubscribe {
  element.addEventListener(name, listener)
  return () => element.removeEventListener(name, listener)
}
