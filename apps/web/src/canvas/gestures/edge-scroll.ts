import type { ScreenPoint, Viewport } from '../camera.ts'
import type { Gesture, PointerKind } from './gesture.ts'

/** Scrolls the board while something is carried to its edge. */
export interface EdgeScroll {
  /** How far to pan in this frame, in pixels; null when nothing is at an edge. */
  step(time: number, gesture: Gesture, field: EdgeField): readonly [dx: number, dy: number] | null
}

/** Where the hand is, and in what. */
export interface EdgeField {
  readonly pointer: ScreenPoint | null
  readonly viewport: Viewport
}

/** Fingers hide the edge that they are at. */
const edgePx: Readonly<Record<PointerKind, number>> = { mouse: 8, pen: 12, touch: 32 }
/** A hand that only passes by does not scroll. */
const waitMs = 200
const easeMs = 200
const pxPerSecond = 900
/** A frame that came late must not throw the board away. */
const longestFrameMs = 50

/** Starts away from every edge. */
export function createEdgeScroll(): EdgeScroll {
  let since: number | null = null
  let last = 0
  return {
    step(time, gesture, { pointer, viewport }) {
      const passed = Math.min(longestFrameMs, time - last)
      last = time
      const isCarrying = gesture.is === 'dragging' || gesture.is === 'drawing' || gesture.is === 'marquee'
      const [x, y] = isCarrying && pointer !== null ? pushAt(pointer, viewport, edgePx[gesture.press.kind]) : [0, 0]
      if (x === 0 && y === 0) {
        since = null
        return null
      }
      since ??= time
      const eased = Math.min(1, Math.max(0, (time - since - waitMs) / easeMs))
      const px = (passed / 1000) * pxPerSecond * eased
      return [x * px, y * px]
    },
  }
}

/** Which way the board has to go to show more of what lies beyond the edge. */
function pushAt([x, y]: ScreenPoint, { width, height }: Viewport, edge: number): readonly [x: number, y: number] {
  const push = (at: number, size: number): number => (at <= edge ? 1 : at >= size - edge ? -1 : 0)
  return [push(x, width), push(y, height)]
}
