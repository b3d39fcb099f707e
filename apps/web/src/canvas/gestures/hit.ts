import type { ItemId } from '@samtavle/board'
import { boardToScreen, exactBoardPoint, screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { Rect } from '../rect.ts'
import type { PointerKind, Target } from './gesture.ts'
import { cornerOf, corners } from './resize-frame.ts'

/** What hits are tested against. */
export interface HitField {
  readonly camera: Camera
  /** The one item whose frame has handles now, with its box. */
  readonly framed: { readonly id: ItemId; readonly box: Rect } | null
  readonly topmostAt: (point: ReturnType<typeof screenToBoard>) => ItemId | undefined
}

/** How far from a corner its handle is still caught, in pixels: fingers cover what they point at. */
const handleReachPx: Readonly<Record<PointerKind, number>> = { mouse: 9, pen: 14, touch: 22 }
/** A frame smaller than this on the screen has no handles: they would leave no paper to hold. */
export const smallestFramedPx = 44

/** What lies under a pointer: geometry only, no pixels are read. */
export function targetUnder(field: HitField, at: ScreenPoint, kind: PointerKind): Target {
  const handle = handleUnder(field, at, kind)
  if (handle !== null) return handle
  const id = field.topmostAt(screenToBoard(field.camera, at))
  return id === undefined ? { on: 'table' } : { on: 'item', id }
}

function handleUnder({ camera, framed }: HitField, at: ScreenPoint, kind: PointerKind): Target | null {
  if (framed === null || Math.min(framed.box.width, framed.box.height) * camera.zoom < smallestFramedPx) return null
  for (const corner of corners) {
    const [x, y] = boardToScreen(camera, exactBoardPoint(...cornerOf(framed.box, corner)))
    if (Math.hypot(x - at[0], y - at[1]) <= handleReachPx[kind]) return { on: 'handle', id: framed.id, corner }
  }
  return null
}
