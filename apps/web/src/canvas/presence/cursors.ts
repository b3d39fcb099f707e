import type { Clock } from '@samtavle/base'
import { hidesCursors, type Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import type { Palette } from '../palette.ts'
import type { SheetNews } from '../shown-sheets.ts'
import { isSameView, seenOf, viewWith, type CursorView } from './cursor-view.ts'
import { buildCursor, type CursorParts } from './cursor-parts.ts'
import { paintCursor } from './paint-cursor.ts'
import { peerName } from './peer-look.ts'
import {
  heard,
  idleAfterMs,
  isUnderway,
  livelinessOf,
  longestGlideMs,
  opacityAt,
  pointerAt,
  type PointerTrack,
} from './pointer-track.ts'

/*
 * Others' pointers are elements on a field that moves with the camera, so that a pan moves one element and not each. Where many point
 * at once they are painted: fifty elements are fifty layers for the browser, in every frame. Then each is shown with less: without
 * its name unless I point near it, and moved less often.
 */

/** Others' pointers over the board, with name, sector colour and sector shape. */
export interface Cursors {
  /** Others have moved or changed: it asks for the frame that reads them. */
  changed(): void
  /** Draws those that are elements, and tells what is left to be painted. */
  draw(time: number, view: CursorView): DrawnCursors
  /** Paints those that the last drawing left to be painted; `margin` CSS pixels around what is seen are painted, too. */
  paint(context: CanvasRenderingContext2D, palette: Palette, margin: number): void
  close(): void
}

/** What came of drawing. */
export interface DrawnCursors {
  /** One of them moves, so the next frame is to draw them again. */
  readonly goesOn: boolean
  /** What is to be painted on a sheet of their own: something else than before, the same, or nothing. */
  readonly sheet: SheetNews
}

interface Cursor extends CursorParts {
  readonly sector: string | null
  track: PointerTrack
  /** Where it was put on the field. */
  at: string
  isPinned: boolean
  /** What the element says of itself, by name: reading it from the page costs more than writing it. */
  readonly says: Map<string, string>
}

/** More pointers than this are a crowd. */
const crowdFrom = 16
/** In a crowd pointers move this often and no more, less often while I write. While my letters come they stand. */
const crowdEveryMs = { nothing: 50, writing: 100 }

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
  let wasVeiled = false
  let shownFrom = ''
  /** What they are painted in; null while they are elements. */
  let painted: { readonly view: CursorView; readonly time: number } | null = null
  let stopWaiting: (() => void) | null = null
  let stopTurn: (() => void) | null = null

  const drop = (clientId: number): void => {
    cursors.get(clientId)?.element.remove()
    cursors.delete(clientId)
  }
  const meet = (peer: Peer, pointer: readonly [number, number], time: number): void => {
    const known = cursors.get(peer.clientId)
    const cursor = known ?? newCursor(peer, pointer, time)
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
    wasVeiled = isVeiled(session)
    stopWaiting?.()
    stopWaiting = clock.after(fadeCheckMs, requestFrame)
    const here = new Set<number>()
    for (const peer of session.peers.get()) {
      if (peer.pointer === undefined || wasVeiled) continue
      here.add(peer.clientId)
      meet(peer, peer.pointer, time)
    }
    for (const clientId of cursors.keys()) if (!here.has(clientId)) drop(clientId)
  }
  const isCrowd = (): boolean => cursors.size > crowdFrom
  const paintFrom = (view: CursorView, time: number): void => {
    if (painted === null) field.hidden = true
    painted = { view, time }
  }
  const putBack = (): void => {
    field.hidden = false
    painted = null
    stopTurn?.()
    stopTurn = null
  }
  /** Whether what is painted is not what would be painted now. Whoever was on the way then may have arrived since. */
  const isOutdated = (view: CursorView, time: number): boolean => {
    // Painting a crowd takes as long as two letters, and whoever writes looks at their words; but what nobody is to see goes at once.
    if (view.writing === 'typing') return isVeiled(session) !== wasVeiled
    if (isChanged || painted === null) return true
    const [before, now] = [painted.view.pointer, view.pointer]
    if (before?.[0] !== now?.[0] || before?.[1] !== now?.[1]) return true
    return isAnyUnderway(cursors, painted.time) || isAnyUnderway(cursors, time)
  }
  const drawCrowd = (time: number, view: CursorView): DrawnCursors => {
    stopTurn?.()
    stopTurn = null
    if (view.isMoving) {
      paintFrom(view, time)
      return { goesOn: false, sheet: 'nothing' }
    }
    const everyMs = crowdEveryMs[view.writing === 'nothing' ? 'nothing' : 'writing']
    const isTyping = view.writing === 'typing'
    const isNewView = painted === null || !isSameView(painted.view, view)
    const dueIn = painted === null || isNewView ? 0 : painted.time + everyMs - time
    if (!isNewView && !isOutdated(view, time)) return { goesOn: false, sheet: 'same' }
    if (dueIn <= 0) {
      if (isChanged) read(time)
      paintFrom(view, isTyping ? time + longestGlideMs : time)
    }
    if (dueIn > 0 || (!isTyping && isAnyUnderway(cursors, time)))
      stopTurn = clock.after(dueIn > 0 ? dueIn : everyMs, requestFrame)
    return { goesOn: false, sheet: dueIn > 0 ? 'same' : 'new' }
  }
  return {
    changed() {
      isChanged = true
      // A crowd that waits for its turn has asked for its frame.
      if (stopTurn === null) requestFrame()
    },
    draw(time, view) {
      // In a crowd what is heard waits for the turn.
      if (isChanged && !isCrowd()) read(time)
      if (isCrowd()) return drawCrowd(time, view)
      if (painted !== null) putBack()
      const { x, y, zoom } = view.camera
      const from = `${x} ${y} ${zoom} ${view.viewport.width} ${view.viewport.height}`
      if (from !== shownFrom) field.style.transform = translation(-x * zoom, -y * zoom)
      shownFrom = from
      let goesOn = false
      for (const cursor of cursors.values()) {
        const liveliness = livelinessOf(cursor.track, time)
        placeCursor(cursor, pointerAt(cursor.track, time), view)
        setState(cursor, 'is', liveliness === 'moving' ? 'fresh' : liveliness)
        goesOn ||= liveliness === 'moving'
      }
      return { goesOn, sheet: 'nothing' }
    },
    paint(context, palette, margin) {
      if (painted === null) return
      const { time } = painted
      // Under a camera that moves what is heard waits until it is painted.
      if (isChanged && painted.view.isMoving) read(time)
      const view = viewWith(painted.view, margin)
      for (const cursor of cursors.values()) paintOne(context, palette, { cursor, view, time })
    },
    close() {
      stopWaiting?.()
      stopTurn?.()
      for (const clientId of [...cursors.keys()]) drop(clientId)
      field.remove()
    },
  }
}

/** Whether nobody is to see where others point: while all write for themselves, or vote unseen. */
function isVeiled(session: BoardSession): boolean {
  return session.veiled.get() || hidesCursors(session.board.votings())
}

function newCursor({ sector }: Peer, pointer: readonly [number, number], time: number): Cursor {
  const track = heard(undefined, pointer, time)
  return { ...buildCursor(sector), sector, track, at: '', isPinned: false, says: new Map() }
}

function isAnyUnderway(cursors: ReadonlyMap<number, Cursor>, time: number): boolean {
  return [...cursors.values()].some(({ track }) => isUnderway(track, time))
}

function paintOne(
  context: CanvasRenderingContext2D,
  palette: Palette,
  { cursor, view, time }: { readonly cursor: Cursor; readonly view: CursorView; readonly time: number },
): void {
  const { track, sector, name } = cursor
  const { shown: at, isNear, ...seen } = seenOf(pointerAt(track, time), view)
  const look = { at, sector, opacity: opacityAt(track, time), ...seen }
  paintCursor(context, palette, { ...look, name: isNear ? name.textContent : null })
}

function placeCursor(cursor: Cursor, point: readonly [number, number], view: CursorView): void {
  const { element } = cursor
  const { camera } = view
  const { shown, isPinned, opensLeft } = seenOf(point, view)
  cursor.isPinned = isPinned
  const place = translation(shown[0] + camera.x * camera.zoom, shown[1] + camera.y * camera.zoom)
  if (place !== cursor.at) element.style.transform = place
  cursor.at = place
  setState(cursor, 'pinned', isPinned ? 'yes' : 'no')
  setState(cursor, 'opens', opensLeft ? 'left' : 'right')
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
