import type { Clock } from '@samtavle/base'
import { hidesCursors, type Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import {
  boardToScreen,
  exactBoardPoint,
  screenPoint,
  type Camera,
  type Insets,
  type ScreenPoint,
  type Viewport,
} from '../camera.ts'
import type { Palette } from '../palette.ts'
import { nearestIn } from '../rect.ts'
import { buildCursor, type CursorParts } from './cursor-parts.ts'
import { paintCursor } from './paint-cursor.ts'
import { peerName } from './peer-look.ts'
import { heard, idleAfterMs, livelinessOf, pointerAt, type PointerTrack } from './pointer-track.ts'

/*
 * Others' pointers are elements on a field that moves with the camera, so that a pan moves one element and not fifty. Where many point
 * at once each is shown with less: without its name unless I point near it, and moved less often; and while the camera moves, and
 * everything is painted in every frame, they are painted, too: fifty elements that move together are fifty layers for the browser.
 */

/** Others' pointers over the board, with name, sector colour and sector shape. */
export interface Cursors {
  /** Others have moved or changed: the next frame reads them. */
  changed(): void
  /** Draws them; true while one of them moves. */
  draw(time: number, view: CursorView): boolean
  /** Paints those that the last drawing left to be painted. */
  paint(context: CanvasRenderingContext2D, palette: Palette): void
  close(): void
}

/** What is seen of the board. */
export interface CursorView {
  /** The camera moves, so that pointers may be painted with everything else. */
  readonly isMoving: boolean
  readonly camera: Camera
  readonly viewport: Viewport
  readonly insets: Insets
  /** Where I point. */
  readonly pointer: ScreenPoint | null
}

interface Cursor extends CursorParts {
  readonly sector: string | null
  track: PointerTrack
  /** How much of it was seen when it was last an element. */
  opacity: number
  /** Where it was put on the field. */
  at: string
  isPinned: boolean
  /** What the element says of itself, by name: reading it from the page costs more than writing it. */
  readonly says: Map<string, string>
}

/** Pinned pointers keep this distance from the edge. */
const edgePx = 8
const labelHalfPx = 11
/** Room that a name needs to its right. */
const labelPx = 130

/** More pointers than this are a crowd. */
const crowdFrom = 16
/** In a crowd a name is shown this near to my own pointer, in pixels. */
const nearPx = 90
/** In a crowd pointers move this often and no more. */
const crowdEveryMs = 50

/** What cursors need. */
export interface CursorsOptions {
  /** Lies over the canvas and takes no pointer events. */
  readonly element: HTMLElement
  readonly session: BoardSession
  readonly clock: Clock
  /** What somebody without a name is called. */
  readonly someone: () => string
  /** Asks for a frame in which `draw` is called. */
  readonly requestFrame: () => void
}

/** A still pointer fades a moment after its last move. */
const fadeCheckMs = idleAfterMs + 50

/** Draws nobody until others are heard of. */
export function createCursors({ element, session, clock, someone, requestFrame }: CursorsOptions): Cursors {
  const cursors = new Map<number, Cursor>()
  const field = document.createElement('div')
  field.className = 'canvas-cursor-field'
  element.append(field)
  let isChanged = true
  let movedAt = -Infinity
  let shownFrom = ''
  /** What they are painted in; null while they are elements. */
  let painted: { readonly view: CursorView; readonly time: number } | null = null
  let stopWaiting: (() => void) | null = null

  const drop = (clientId: number): void => {
    cursors.get(clientId)?.element.remove()
    cursors.delete(clientId)
  }
  const meet = (peer: Peer, pointer: readonly [number, number], time: number): void => {
    const known = cursors.get(peer.clientId)
    const cursor = known ?? {
      ...buildCursor(peer.sector),
      sector: peer.sector,
      opacity: 1,
      track: heard(undefined, pointer, time),
      at: '',
      isPinned: false,
      says: new Map(),
    }
    cursor.track = heard(cursor.track, pointer, time)
    const star = session.facilitators.get().has(peer.actor) ? '★ ' : ''
    const name = `${star}${peerName(session, peer) ?? someone()}`
    if (cursor.name.textContent !== name) cursor.name.textContent = name
    if (known !== undefined) return
    cursors.set(peer.clientId, cursor)
    field.append(cursor.element)
  }
  const read = (time: number): void => {
    isChanged = false
    stopWaiting?.()
    stopWaiting = clock.after(fadeCheckMs, requestFrame)
    const here = new Set<number>()
    const isVeiled = hidesCursors(session.board.votings())
    for (const peer of session.peers.get()) {
      if (peer.pointer === undefined || isVeiled) continue
      here.add(peer.clientId)
      meet(peer, peer.pointer, time)
    }
    for (const clientId of cursors.keys()) if (!here.has(clientId)) drop(clientId)
  }
  const paintFrom = (view: CursorView, time: number): void => {
    if (painted === null) {
      // Asked before there is nothing to ask.
      for (const cursor of cursors.values()) cursor.opacity = Number(getComputedStyle(cursor.element).opacity)
      field.hidden = true
    }
    painted = { view, time }
  }
  const putBack = (): void => {
    field.hidden = false
    painted = null
    movedAt = -Infinity
  }
  return {
    changed: () => void (isChanged = true),
    draw(time, view) {
      if (isChanged) read(time)
      const isCrowd = cursors.size > crowdFrom
      if (isCrowd && view.isMoving) {
        paintFrom(view, time)
        return false
      }
      if (painted !== null) putBack()
      const { x, y, zoom } = view.camera
      const from = `${x} ${y} ${zoom} ${view.viewport.width} ${view.viewport.height}`
      const isNewView = from !== shownFrom
      shownFrom = from
      if (isNewView) field.style.transform = translation(-x * zoom, -y * zoom)
      const isTurn = !isCrowd || time - movedAt >= crowdEveryMs
      if (isTurn) movedAt = time
      let goesOn = false
      for (const cursor of cursors.values()) {
        const liveliness = livelinessOf(cursor.track, time)
        // What waits at the edge stays there while the field moves under it.
        const isNew = cursor.at === ''
        if (isTurn || isNew || (isNewView && cursor.isPinned))
          placeCursor(cursor, pointerAt(cursor.track, time), view, isCrowd)
        setState(cursor, 'is', liveliness === 'moving' ? 'fresh' : liveliness)
        goesOn ||= liveliness === 'moving'
      }
      return goesOn
    },
    paint(context, palette) {
      if (painted === null) return
      const { view, time } = painted
      for (const { track, sector, opacity, name } of cursors.values()) {
        const { shown, isPinned, opensLeft, isNear } = seenOf(pointerAt(track, time), view)
        const isAwake = ['moving', 'fresh'].includes(livelinessOf(track, time))
        const look = { at: shown, sector, isPinned, opensLeft, opacity: isAwake ? 1 : opacity }
        paintCursor(context, palette, { ...look, name: isNear ? name.textContent : null })
      }
    },
    close() {
      stopWaiting?.()
      for (const clientId of [...cursors.keys()]) drop(clientId)
      field.remove()
    },
  }
}

/** Where and how a pointer is seen. */
interface Seen {
  readonly shown: ScreenPoint
  readonly isPinned: boolean
  /** Names open away from the edge they are pinned to, so that they stay readable. */
  readonly opensLeft: boolean
  /** I point beside it. */
  readonly isNear: boolean
}

function seenOf([x, y]: readonly [number, number], { camera, viewport, insets, pointer }: CursorView): Seen {
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
  }
}

function placeCursor(cursor: Cursor, point: readonly [number, number], view: CursorView, isCrowd: boolean): void {
  const { element } = cursor
  const { camera } = view
  const { shown, isPinned, opensLeft, isNear } = seenOf(point, view)
  cursor.isPinned = isPinned
  const place = translation(shown[0] + camera.x * camera.zoom, shown[1] + camera.y * camera.zoom)
  if (place !== cursor.at) element.style.transform = place
  cursor.at = place
  setState(cursor, 'pinned', isPinned ? 'yes' : 'no')
  setState(cursor, 'opens', opensLeft ? 'left' : 'right')
  setState(cursor, 'named', !isCrowd || isNear ? 'yes' : 'no')
}

function translation(x: number, y: number): string {
  return `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
}

/** Touches an element only when it says something else than before. */
function setState({ element, says }: Cursor, name: string, value: string): void {
  if (says.get(name) === value) return
  says.set(name, value)
  element.dataset[name] = value
}
