import type { ItemId } from '@samtavle/board'
import type { CanvasParts } from './canvas-parts.ts'
import { freeSides } from './editor/neighbour.ts'
import type { Gesture, Target } from './gestures/gesture.ts'
import { targetUnder, type HitField } from './gestures/hit.ts'
import { isLocked } from './item-state.ts'
import type { PointerListener } from './gestures/pointer-listener.ts'
import type { OwnOverlay } from './painting.ts'
import { isLink } from './scene.ts'
import { shownBox } from './shown-item.ts'

/** Thin lines are caught this many pixels beside them. */
const lineReachPx = 12

/** What the pointer would hit now. */
export function hitField(parts: CanvasParts): HitField {
  const { scene, camera } = parts
  const reach = lineReachPx / camera.camera.get().zoom
  return {
    camera: camera.camera.get(),
    framed: framedItem(parts),
    beside: noteToGoOnFrom(parts),
    line: linkToLead(parts),
    topmostAt: (point) => scene.topmostAt(point, reach, (item) => !isLocked(item.view))?.id,
    lockedAt: (point) => scene.topmostAt(point, reach, (item) => isLocked(item.view))?.id,
  }
}

/** The overlay as it follows from selection, pointer and gesture. */
export function ownOverlay(parts: CanvasParts, pointers: PointerListener): OwnOverlay {
  const { scene, live, selection, hands, writing } = parts
  const selected = selection.ids.get()
  const gesture = pointers.gesture()
  const isIdle = gesture.is === 'idle'
  const hovered = isIdle ? hoveredItem(parts, pointers) : null
  // A link is no paper: its two ends show that it is selected.
  const boxes = selected.flatMap((id) => (isLinkId(parts, id) ? [] : (shownBox(scene, live, id) ?? [])))
  const draft = live.draft()
  return {
    selected: draft === null ? boxes : [...boxes, draft.setting.box],
    hasHandles: framedItem(parts) !== null && gesture.is !== 'dragging' && writing.editor.target.get() === null,
    hovered: hovered === null || selected.includes(hovered) ? null : (shownBox(scene, live, hovered) ?? null),
    marquee: hands.marquee(),
    hand: {
      drawn: hands.drawn(),
      guides: hands.guides(),
      beside: isIdle ? noteToGoOnFrom(parts) : null,
      line: isIdle ? (linkToLead(parts)?.line ?? null) : null,
      locked: selected.flatMap((id) => (isLocked(scene.item(id)?.view) ? (shownBox(scene, live, id) ?? []) : [])),
    },
  }
}

/** The one selected note beside which another can be added by hand. */
function noteToGoOnFrom({ scene, live, selection, commands, writing, tool, mayMake }: CanvasParts): HitField['beside'] {
  const [id, second] = selection.ids.get()
  if (id === undefined || second !== undefined || !commands.canWrite() || tool.get() !== 'select') return null
  if (!mayMake('note')) return null
  const item = scene.item(id)
  const isNote = item?.view.state === 'whole' && item.view.kind === 'note' && !isLocked(item.view)
  if (!isNote || writing.editor.target.get() !== null) return null
  const box = shownBox(scene, live, id)
  return box === undefined ? null : { id, box, sides: freeSides(scene, id, box) }
}

function linkToLead({ scene, selection, commands }: CanvasParts): HitField['line'] {
  const [id, second] = selection.ids.get()
  const item = id === undefined || second !== undefined ? undefined : scene.item(id)
  const line = item?.setting.line
  if (item === undefined || line === undefined || !isLink(item.view) || !commands.canWrite()) return null
  return isLocked(item.view) ? null : { id: item.id, line }
}

function isLinkId({ scene }: CanvasParts, id: ItemId): boolean {
  const view = scene.item(id)?.view
  return view !== undefined && isLink(view)
}

/** Whether nothing of mine is on its way but the board itself. */
export function isHandFree({ writing }: CanvasParts, pointers: PointerListener): boolean {
  return ['idle', 'panning'].includes(pointers.gesture().is) && writing.editor.target.get() === null
}

/** The look of the mouse pointer, by the name the style sheet knows. */
export function pointerLook(parts: CanvasParts, pointers: PointerListener, isSpaceHeld: boolean): string {
  const gesture: Gesture = pointers.gesture()
  if (gesture.is === 'panning') return 'grabbing'
  if (isSpaceHeld || parts.tool.get() === 'hand') return 'grab'
  if (parts.tool.get() === 'note') return 'note'
  if (parts.tool.get() !== 'select') return 'draw'
  const target =
    gesture.is === 'resizing' ? gesture.press.target : gesture.is === 'idle' ? targetNow(parts, pointers) : null
  if (target?.on === 'plus' || target?.on === 'end') return 'pointer'
  if (target?.on !== 'handle') return 'default'
  return target.corner === 'nw' || target.corner === 'se' ? 'nwse' : 'nesw'
}

/** The one item with handles: alone selected, writable, and not being written in. */
function framedItem({ scene, live, selection, commands, writing }: CanvasParts): HitField['framed'] {
  const [id, second] = selection.ids.get()
  if (id === undefined || second !== undefined || !commands.canWrite() || writing.editor.target.get() !== null)
    return null
  const item = scene.item(id)
  const hasFrame = item?.view.state === 'whole' && item.setting.line === undefined && !isLocked(item.view)
  const box = hasFrame ? shownBox(scene, live, id) : undefined
  return box === undefined ? null : { id, box }
}

function hoveredItem(parts: CanvasParts, pointers: PointerListener): ItemId | null {
  const target = parts.tool.get() === 'select' ? targetNow(parts, pointers) : null
  return target?.on === 'item' ? target.id : null
}

function targetNow(parts: CanvasParts, pointers: PointerListener): Target | null {
  const at = pointers.pointer()
  return at === null ? null : targetUnder(hitField(parts), at, 'mouse')
}
