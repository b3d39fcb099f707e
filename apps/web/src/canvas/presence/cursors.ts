import type { Clock } from '@samtavle/base'
import type { Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { sectorLook } from '../../sectors/sector-look.ts'
import { boardToScreen, exactBoardPoint, type Camera, type Insets, type Viewport } from '../camera.ts'
import { nearestIn } from '../rect.ts'
import { peerName } from './peer-look.ts'
import { heard, idleAfterMs, livelinessOf, pointerAt, type PointerTrack } from './pointer-track.ts'

/** Others' pointers over the board, with name, sector colour and sector shape. */
export interface Cursors {
  /** Others have moved or changed: the next frame reads them. */
  changed(): void
  /** Draws them; true while one of them moves. */
  draw(time: number, view: CursorView): boolean
  close(): void
}

/** What is seen of the board. */
export interface CursorView {
  readonly camera: Camera
  readonly viewport: Viewport
  readonly insets: Insets
}

interface Cursor {
  readonly element: HTMLElement
  readonly name: HTMLElement
  track: PointerTrack
}

/** Pinned pointers keep this distance from the edge. */
const edgePx = 8
const labelHalfPx = 11

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
  let isChanged = true
  let stopWaiting: (() => void) | null = null

  const drop = (clientId: number): void => {
    cursors.get(clientId)?.element.remove()
    cursors.delete(clientId)
  }
  const meet = (peer: Peer, pointer: readonly [number, number], time: number): void => {
    const known = cursors.get(peer.clientId)
    const cursor = known ?? { ...buildCursor(peer.sector), track: heard(undefined, pointer, time) }
    cursor.track = heard(cursor.track, pointer, time)
    const name = peerName(session, peer) ?? someone()
    if (cursor.name.textContent !== name) cursor.name.textContent = name
    if (known !== undefined) return
    cursors.set(peer.clientId, cursor)
    element.append(cursor.element)
  }
  const read = (time: number): void => {
    isChanged = false
    stopWaiting?.()
    stopWaiting = clock.after(fadeCheckMs, requestFrame)
    const here = new Set<number>()
    for (const peer of session.peers.get()) {
      if (peer.pointer === undefined) continue
      here.add(peer.clientId)
      meet(peer, peer.pointer, time)
    }
    for (const clientId of cursors.keys()) if (!here.has(clientId)) drop(clientId)
  }
  return {
    changed: () => void (isChanged = true),
    draw(time, view) {
      if (isChanged) read(time)
      let goesOn = false
      for (const { element: drawn, track } of cursors.values()) {
        const liveliness = livelinessOf(track, time)
        placeCursor(drawn, pointerAt(track, time), view)
        if (drawn.dataset['is'] !== liveliness) drawn.dataset['is'] = liveliness
        goesOn ||= liveliness === 'moving'
      }
      return goesOn
    },
    close() {
      stopWaiting?.()
      for (const clientId of [...cursors.keys()]) drop(clientId)
    },
  }
}

function placeCursor(
  element: HTMLElement,
  [x, y]: readonly [number, number],
  { camera, viewport, insets }: CursorView,
): void {
  const at = boardToScreen(camera, exactBoardPoint(x, y))
  const room = {
    x: edgePx,
    y: edgePx + labelHalfPx,
    width: viewport.width - insets.right - 2 * edgePx,
    height: viewport.height - insets.bottom - 2 * edgePx - labelHalfPx,
  }
  const shown = nearestIn(room, at)
  const isOutside = Math.hypot(shown[0] - at[0], shown[1] - at[1]) > 1
  element.style.transform = `translate(${shown[0]}px, ${shown[1]}px)`
  element.classList.toggle('is-pinned', isOutside)
  // Names open away from the edge they are pinned to, so that they stay readable.
  element.classList.toggle('opens-left', shown[0] > viewport.width - 130)
}

const svg = 'http://www.w3.org/2000/svg'

function buildCursor(sector: string | null): { readonly element: HTMLElement; readonly name: HTMLElement } {
  const element = document.createElement('div')
  element.className = 'canvas-cursor'
  const look = sectorLook(sector)
  element.style.setProperty('--cursor-color', `var(${look.color})`)
  const arrow = buildPath('canvas-cursor-arrow', '0 0 20 20', 'M2 1.5 17.5 9 10.4 11 7.4 17.8z')
  const label = document.createElement('div')
  label.className = 'canvas-cursor-label'
  const name = document.createElement('span')
  label.append(buildPath('canvas-cursor-shape', '0 0 20 20', look.path), name)
  element.append(arrow, label)
  return { element, name }
}

function buildPath(className: string, viewBox: string, data: string): SVGSVGElement {
  const picture = document.createElementNS(svg, 'svg')
  picture.setAttribute('class', className)
  picture.setAttribute('viewBox', viewBox)
  const path = document.createElementNS(svg, 'path')
  path.setAttribute('d', data)
  path.setAttribute('fill-rule', 'evenodd')
  picture.append(path)
  return picture
}
