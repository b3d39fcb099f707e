import type { Clock } from '@samtavle/base'
import type { Axis } from '@samtavle/board'
import { cameraToText, fitRect, parseCamera, type Camera, type Insets, type Viewport } from './camera.ts'
import type { CameraStore } from './canvas.ts'
import { boundsOf, grownRect, rectsMeet, type Rect } from './rect.ts'

/** Remembers where somebody looked at a board on this device. */
export interface CameraMemory {
  recall(): Camera | undefined
  /** Keeps the camera once it has come to rest. */
  keep(camera: Camera): void
  close(): void
}

const restMs = 400

/** Opens the memory of one board; a device that refuses to remember costs only that. */
export function createCameraMemory(store: CameraStore, boardId: string, clock: Clock): CameraMemory {
  const key = `samtavle.camera.${boardId}`
  let latest: Camera | null = null
  let stopWaiting: (() => void) | null = null
  const write = (): void => {
    stopWaiting = null
    if (latest === null) return
    try {
      store.setItem(key, cameraToText(latest))
    } catch {
      // The board then opens with everything in view.
    }
  }
  return {
    recall() {
      try {
        return parseCamera(store.getItem(key) ?? undefined)
      } catch {
        return undefined
      }
    },
    keep(camera) {
      latest = camera
      stopWaiting?.()
      stopWaiting = clock.after(restMs, write)
    },
    close() {
      stopWaiting?.()
      write()
    },
  }
}

/** A margin of table around what is shown, in board units. */
const contentMargin = 80
/** What lies this near to the top of the axis is shown together with its headings, which need room on the screen above it. */
const headReach = 320
const headRoomPx = 66
/** Room for the words at the ends of the axis. */
const endRoomPx = 52

/** The whole table is shown with its edges where that makes everything at most this much smaller. */
const worthShrinking = 1.25

/** What things are to be seen in. */
interface Frame {
  readonly viewport: Viewport
  readonly insets: Insets
  /** Whether the axis is shown from end to end, also where there is nothing yet. */
  readonly isWhole?: boolean
}

/** What a first visit shows: everything there is, or the whole axis while there is nothing; never closer than life size. */
export function fitContent(
  content: Rect | undefined,
  axis: Axis,
  { viewport, insets, isWhole = false }: Frame,
): Camera {
  const seen = content === undefined ? emptyView(axis, viewport) : contentView(content, axis, viewport)
  const rect = isWhole ? (boundsOf([seen, axisRect(axis)]) ?? seen) : seen
  const reachesEnds = rect.width >= axisRect(axis).width
  const sides = reachesEnds ? Math.min(endRoomPx, viewport.width * 0.08) : 0
  const room: Insets = {
    ...insets,
    top: insets.top + (rect.y <= axis.y[0] ? headRoomPx : 0),
    left: insets.left + sides,
    right: insets.right + sides,
  }
  const camera = fitRect(rect, { viewport, insets: room, maxZoom: 1 })
  // Notes hang from the head of the axis: room that is left lies below them, where the next ones will go.
  const hangs = content !== undefined && rect.y <= axis.y[0]
  return hangs ? { ...camera, y: rect.y - room.top / camera.zoom } : camera
}

/** On a phone the whole axis would be a strip without a word; its beginning is where to begin. */
function emptyView(axis: Axis, viewport: Viewport): Rect {
  return viewport.width < viewport.height ? zoneRect(axis) : axisRect(axis)
}

function contentView(content: Rect, axis: Axis, viewport: Viewport): Rect {
  const rect = withHead(grownRect(content, contentMargin), axis)
  // Ground rules alone, which lie before the table, are not all there is to see.
  if (!rectsMeet(content, axisRect(axis))) return boundsOf([rect, emptyView(axis, viewport)]) ?? rect
  const whole = boundsOf([rect, axisRect(axis)]) ?? rect
  const isWorth = whole.width <= rect.width * worthShrinking && whole.height <= rect.height * worthShrinking
  return isWorth ? whole : rect
}

function axisRect(axis: Axis): Rect {
  const [left, right] = [axis.understand[0], axis.implement[1]]
  return { x: left, y: axis.y[0], width: right - left, height: axis.y[1] - axis.y[0] }
}

function zoneRect(axis: Axis): Rect {
  const [left, right] = axis.understand
  return { x: left, y: axis.y[0], width: right - left, height: axis.y[1] - axis.y[0] }
}

function withHead(rect: Rect, axis: Axis): Rect {
  const [top] = axis.y
  const isNear = rect.y > top && rect.y < top + headReach
  return isNear ? { ...rect, y: top, height: rect.y + rect.height - top } : rect
}
