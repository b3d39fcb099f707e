import type { ItemId } from '@samtavle/board'
import { boardToScreen, exactBoardPoint, screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { Direction } from '../editor/neighbour.ts'
import type { Line } from '../link-line.ts'
import type { Rect } from '../rect.ts'
import type { PointerKind, Target } from './gesture.ts'
import { cornerOf, corners } from './resize-frame.ts'

/** What hits are tested against. */
export interface HitField {
  readonly camera: Camera
  /** The one item whose frame has handles now, with its box. */
  readonly framed: { readonly id: ItemId; readonly box: Rect } | null
  /** The one note that others can be added beside, and on which sides there is room. */
  readonly beside: Beside | null
  /** The one link whose ends can be led elsewhere. */
  readonly line: { readonly id: ItemId; readonly line: Line } | null
  readonly topmostAt: (point: ReturnType<typeof screenToBoard>) => ItemId | undefined
  /** What is held still there. */
  readonly lockedAt: (point: ReturnType<typeof screenToBoard>) => ItemId | undefined
}

/** A note with the sides on which another one has room. */
export interface Beside {
  readonly id: ItemId
  readonly box: Rect
  readonly sides: readonly Direction[]
}

/** How far from a corner its handle is still caught, in pixels: fingers cover what they point at. */
const handleReachPx: Readonly<Record<PointerKind, number>> = { mouse: 9, pen: 14, touch: 22 }
/** A frame smaller than this on the screen has no handles: they would leave no paper to hold. */
export const smallestFramedPx = 44

/** What lies under a pointer: geometry only, no pixels are read. */
export function targetUnder(field: HitField, at: ScreenPoint, kind: PointerKind): Target {
  const handle = handleUnder(field, at, kind)
  const special = handle ?? endUnder(field, at, kind) ?? plusUnder(field, at, kind)
  if (special !== null) return special
  const point = screenToBoard(field.camera, at)
  const id = field.topmostAt(point)
  if (id !== undefined) return { on: 'item', id }
  const locked = field.lockedAt(point)
  return locked === undefined ? { on: 'table' } : { on: 'table', locked }
}

function handleUnder({ camera, framed }: HitField, at: ScreenPoint, kind: PointerKind): Target | null {
  if (framed === null || Math.min(framed.box.width, framed.box.height) * camera.zoom < smallestFramedPx) return null
  for (const corner of corners) {
    const [x, y] = boardToScreen(camera, exactBoardPoint(...cornerOf(framed.box, corner)))
    if (Math.hypot(x - at[0], y - at[1]) <= handleReachPx[kind]) return { on: 'handle', id: framed.id, corner }
  }
  return null
}

/** Plus signs stand this far from their note, in pixels, and are hidden where they would be larger than what they are for. */
const plusGapPx = 20
export const plusRadiusPx = 11
const smallestPlussedPx = 50
const smallestAllRoundPx = 100

/** Where the plus signs of a note stand on the screen. From far away only the lower one is there. */
export function plusPlaces(beside: Beside, camera: Camera): readonly (readonly [side: Direction, at: ScreenPoint])[] {
  const size = beside.box.width * camera.zoom
  if (size < smallestPlussedPx) return []
  const shown = beside.sides.filter((side) => size >= smallestAllRoundPx || side === 'below')
  return shown.map((side) => [side, plusPlace(beside.box, side, camera)])
}

function plusPlace({ x, y, width, height }: Rect, side: Direction, camera: Camera): ScreenPoint {
  const gap = plusGapPx / camera.zoom
  const [middleX, middleY] = [x + width / 2, y + height / 2]
  const places = {
    right: exactBoardPoint(x + width + gap, middleY),
    left: exactBoardPoint(x - gap, middleY),
    below: exactBoardPoint(middleX, y + height + gap),
    above: exactBoardPoint(middleX, y - gap),
  }
  return boardToScreen(camera, places[side])
}

function plusUnder({ camera, beside }: HitField, at: ScreenPoint, kind: PointerKind): Target | null {
  if (beside === null) return null
  const reach = plusRadiusPx + (kind === 'mouse' ? 3 : 9)
  const hit = plusPlaces(beside, camera).find(([, [x, y]]) => Math.hypot(x - at[0], y - at[1]) <= reach)
  return hit === undefined ? null : { on: 'plus', id: beside.id, side: hit[0] }
}

function endUnder({ camera, line }: HitField, at: ScreenPoint, kind: PointerKind): Target | null {
  if (line === null) return null
  const reach = handleReachPx[kind] + 3
  for (const end of ['to', 'from'] as const) {
    const [x, y] = boardToScreen(camera, endOf(line.line, end))
    if (Math.hypot(x - at[0], y - at[1]) <= reach) return { on: 'end', id: line.id, end }
  }
  return null
}

/** Where a line begins or ends on the board. */
export function endOf(line: Line, end: 'from' | 'to') {
  return end === 'from'
    ? exactBoardPoint(line[0] ?? 0, line[1] ?? 0)
    : exactBoardPoint(line.at(-2) ?? 0, line.at(-1) ?? 0)
}
