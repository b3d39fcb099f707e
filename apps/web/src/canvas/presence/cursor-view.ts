import {
  boardToScreen,
  exactBoardPoint,
  screenPoint,
  type Camera,
  type Insets,
  type ScreenPoint,
  type Viewport,
} from '../camera.ts'
import type { WritingNow } from '../editor/typing.ts'
import { grownView } from '../picture.ts'
import { nearestIn } from '../rect.ts'
import { isFarOut } from './paint-cursor.ts'

/** Pinned pointers keep this distance from the edge. */
const edgePx = 8
const labelHalfPx = 11
/** Room that a name needs to its right. */
const labelPx = 130
/** In a crowd a name is shown this near to my own pointer, in pixels. */
const nearPx = 90

/** What is seen of the board. */
export interface CursorView {
  /** The camera moves, so that pointers are painted with everything else. */
  readonly isMoving: boolean
  /** What I write comes first, and while my letters come I look at nothing else. */
  readonly writing: WritingNow
  readonly camera: Camera
  readonly viewport: Viewport
  readonly insets: Insets
  /** Where I point. */
  readonly pointer: ScreenPoint | null
}

/** A view with so many CSS pixels around it. Nobody points at anything that goes by. */
export function viewWith(view: CursorView, margin: number): CursorView {
  return margin === 0 ? view : { ...view, ...grownView(view, margin), pointer: null }
}

/** Whether pointers stand in the same places of the screen, and the same of them say their names. */
export function isSameView(before: CursorView, now: CursorView): boolean {
  const isSameCamera = (['x', 'y', 'zoom'] as const).every((part) => before.camera[part] === now.camera[part])
  const isSameRoom =
    before.viewport.width === now.viewport.width &&
    before.viewport.height === now.viewport.height &&
    before.insets.right === now.insets.right &&
    before.insets.bottom === now.insets.bottom
  return isSameCamera && isSameRoom && !before.isMoving
}

/** Where and how a pointer is seen. */
interface Seen {
  readonly shown: ScreenPoint
  readonly isPinned: boolean
  /** Names open away from the edge they are pinned to, so that they stay readable. */
  readonly opensLeft: boolean
  /** I point beside it. */
  readonly isNear: boolean
  readonly isFar: boolean
}

/** Where a pointer at a place of the board is seen. */
export function seenOf([x, y]: readonly [number, number], { camera, viewport, insets, pointer }: CursorView): Seen {
  const at = boardToScreen(camera, exactBoardPoint(x, y))
  const room = {
    x: edgePx,
    y: edgePx + labelHalfPx,
    width: viewport.width - insets.right - 2 * edgePx,
    height: viewport.height - insets.bottom - 2 * edgePx - labelHalfPx,
  }
  const shown = screenPoint(...nearestIn(room, at))
  return {
    shown,
    isPinned: Math.hypot(shown[0] - at[0], shown[1] - at[1]) > 1,
    opensLeft: shown[0] > viewport.width - labelPx,
    isNear: pointer !== null && Math.hypot(pointer[0] - shown[0], pointer[1] - shown[1]) < nearPx,
    isFar: isFarOut(camera.zoom),
  }
}
