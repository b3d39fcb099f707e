import type { Rect } from '../rect.ts'
import type { Corner } from './gesture.ts'

/** Notes stay readable and stay notes, in board units. */
const smallest = 60
const largest = 2400

/** Whether dragging keeps the shape, as notes do, or each side follows the hand. */
export type ResizeShape = 'proportional' | 'free'

/** The frame after one of its corners was dragged by a distance; the opposite corner stays where it is. */
export function resizedFrame(
  frame: Rect,
  corner: Corner,
  [dx, dy]: readonly [number, number],
  shape: ResizeShape,
): Rect {
  const grows: readonly [number, number] = [corner.endsWith('e') ? dx : -dx, corner.startsWith('s') ? dy : -dy]
  const size = shape === 'free' ? freeSize(frame, grows) : proportionalSize(frame, grows)
  return {
    x: corner.endsWith('e') ? frame.x : frame.x + frame.width - size.width,
    y: corner.startsWith('s') ? frame.y : frame.y + frame.height - size.height,
    ...size,
  }
}

/** The corner of a rectangle. */
export function cornerOf(rect: Rect, corner: Corner): readonly [x: number, y: number] {
  return [rect.x + (corner.endsWith('e') ? rect.width : 0), rect.y + (corner.startsWith('s') ? rect.height : 0)]
}

/** Every corner, clockwise. */
export const corners = ['nw', 'ne', 'se', 'sw'] as const satisfies readonly Corner[]

function freeSize({ width, height }: Rect, [dx, dy]: readonly [number, number]) {
  return { width: within(width + dx), height: within(height + dy) }
}

/** The hand's movement along the diagonal decides, so that neither side has the say alone. */
function proportionalSize({ width, height }: Rect, [dx, dy]: readonly [number, number]) {
  const along = (dx * width + dy * height) / (width * width + height * height)
  const factor = Math.max(smallest / Math.min(width, height), Math.min(largest / Math.max(width, height), 1 + along))
  return { width: width * factor, height: height * factor }
}

function within(size: number): number {
  return Math.min(largest, Math.max(smallest, size))
}
