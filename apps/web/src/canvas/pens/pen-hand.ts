import type { NoteColor } from '@samtavle/board'
import { screenPoint, screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { PointerInput } from '../gestures/gesture.ts'
import { swellPart } from './ink.ts'
import { penWidths, type PenDesk } from './pen-desk.ts'
import type { Wet } from './pen-sheet.ts'
import type { Sample } from './simplify.ts'
import type { Drawn } from './to-strokes.ts'
import { createTrace, type Trace } from './trace.ts'

/** A pointer that is a pen's, a finger's that draws, or a palm's. */
export type PenHand = {
  readonly start: PointerInput
  /** Where it is now. */
  last: PointerInput
} & (
  | { readonly is: 'drawing'; readonly trace: Trace; readonly how: Drawn }
  | { readonly is: 'erasing'; from: readonly [number, number] }
  | { readonly is: 'waiting' }
  | { readonly is: 'ignored' }
)

export type DrawingPenHand = PenHand & { readonly is: 'drawing' }

/** How exactly a line is kept, and how wide a trembling is smoothed away, in pixels. */
const tolerancePx = 0.35
const smoothingPx = 2.5
/** A finger that has drawn less than this may still belong to a hand that zooms, in pixels. */
const meantPx = 24

/** A hand that begins to draw, with the first spot on the board. */
export function startDrawing(start: PointerInput, desk: PenDesk, camera: Camera): DrawingPenHand {
  const { zoom } = camera
  const width = penWidths[desk.width] / zoom
  const trace = createTrace({
    distance: tolerancePx / zoom,
    swell: width * swellPart,
    smoothing: smoothingPx / zoom,
  })
  return {
    is: 'drawing',
    start,
    last: start,
    trace,
    how: { color: desk.color, width, hasPressure: start.kind === 'pen', zoom },
  }
}

/** Everywhere a pointer was since it was heard of last: browsers gather what comes faster than frames do. */
export function samplesOf(event: PointerEvent, input: PointerInput, camera: Camera): readonly Sample[] {
  const gathered = typeof event.getCoalescedEvents === 'function' ? event.getCoalescedEvents() : []
  return (gathered.length > 0 ? gathered : [event]).map((each) => {
    const at: ScreenPoint = screenPoint(
      input.at[0] + each.clientX - event.clientX,
      input.at[1] + each.clientY - event.clientY,
    )
    const [x, y] = screenToBoard(camera, at)
    // A pen that is being lifted is pressed no more, and that is no thin end.
    return [x, y, input.kind === 'pen' && each.pressure > 0 ? each.pressure : 0.5]
  })
}

/** Whether a hand has drawn more than a finger trembles before it zooms. */
export function hasDrawn(hand: PenHand): boolean {
  return hand.is === 'drawing' && hand.trace.length() * hand.how.zoom > meantPx
}

/** What a hand has drawn as it looks now. */
export function wetOf({ trace, how }: DrawingPenHand): Wet {
  return wetCourse(trace.course(), how)
}

/** A course as it looks before it lies on the board. */
function wetCourse(course: readonly Sample[], { color, width, hasPressure }: Drawn): Wet & { color: NoteColor } {
  const points = course.flatMap(([x, y]) => [x, y])
  const isPressed = hasPressure && course.some(([, , pressure]) => pressure !== 0.5)
  const pressures = course.map(([, , pressure]) => pressure * 100)
  return { stroke: { points, width, ...(isPressed && { pressures }) }, color, isGoing: false }
}
