import type { WheelDevice } from '../habits.ts'

/** A wheel event as far as it tells what is meant. */
export interface WheelInput {
  readonly deltaX: number
  readonly deltaY: number
  /** 0 is pixels; anything else comes from a wheel with notches. */
  readonly deltaMode: number
  /** The old legacy figure; mice report it in notches of 120, trackpads as three times the delta. Missing in some browsers. */
  readonly wheelDeltaY: number | undefined
  /** Ctrl or Cmd; browsers also set it for a trackpad pinch. */
  readonly zooms: boolean
  readonly shift: boolean
  readonly time: number
}

/** The wheel gesture so far: the device is decided once and kept until the wheel rests. */
export interface WheelGesture {
  readonly device: 'mouse' | 'trackpad'
  readonly lastTime: number
}

/** What a wheel event does. */
export type WheelAct =
  | { readonly do: 'zoom'; readonly doublings: number }
  | { readonly do: 'pan'; readonly dx: number; readonly dy: number }

/** A pause this long ends a wheel gesture. */
const restMs = 220
/** A mouse moves the page by this much per notch at least; a trackpad begins with less. */
const smallestNotchPx = 40
/** Line and page deltas in pixels. */
const linePx = 33
/** Doublings per pixel: a notch of 100 px is a bit more than a quarter of a doubling; a pinch reports about 1 px per percent. */
const doublingsPerWheelPx = 0.0026
const doublingsPerPinchPx = 0.0144

/** Decides what one wheel event does, and remembers the device for the rest of the gesture. What a person says of their wheel holds. */
export function wheelStep(
  gesture: WheelGesture | null,
  input: WheelInput,
  chosen: WheelDevice = 'auto',
): { readonly gesture: WheelGesture; readonly act: WheelAct } {
  const goesOn = gesture !== null && input.time - gesture.lastTime < restMs
  const told = goesOn ? gesture.device : deviceOf(input)
  const device = chosen === 'auto' ? told : chosen
  return { gesture: { device, lastTime: input.time }, act: actOf(device, input) }
}

function actOf(device: WheelGesture['device'], input: WheelInput): WheelAct {
  const unit = input.deltaMode === 0 ? 1 : linePx
  const [dx, dy] = [input.deltaX * unit, input.deltaY * unit]
  if (input.zooms) return { do: 'zoom', doublings: -dy * (isPinch(dy) ? doublingsPerPinchPx : doublingsPerWheelPx) }
  if (device === 'trackpad') return { do: 'pan', dx: -dx, dy: -dy }
  // Shift turns a mouse wheel sideways; browsers disagree on which delta then holds the turn.
  if (input.shift) return { do: 'pan', dx: -(dx === 0 ? dy : dx), dy: 0 }
  return { do: 'zoom', doublings: -dy * doublingsPerWheelPx }
}

function isPinch(dy: number): boolean {
  return Math.abs(dy) < smallestNotchPx
}

function deviceOf({ deltaX, deltaY, deltaMode, wheelDeltaY, shift }: WheelInput): WheelGesture['device'] {
  if (deltaMode !== 0) return 'mouse'
  if (deltaX !== 0 && !shift) return 'trackpad'
  if (wheelDeltaY !== undefined && wheelDeltaY !== 0) {
    if (Math.abs(wheelDeltaY) % 120 === 0 && Math.abs(deltaY) * 3 !== Math.abs(wheelDeltaY)) return 'mouse'
    if (Math.abs(deltaY) * 3 === Math.abs(wheelDeltaY) && Math.abs(deltaY) < smallestNotchPx) return 'trackpad'
  }
  return Math.abs(deltaY) >= smallestNotchPx || shift ? 'mouse' : 'trackpad'
}
