import type { Clock } from '@samtavle/base'
import type { Axis } from '@samtavle/board'
import { cameraToText, fitRect, parseCamera, type Camera, type Insets, type Viewport } from './camera.ts'
import type { CameraStore } from './canvas.ts'
import { grownRect, type Rect } from './rect.ts'

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

/** A margin of table around what is shown, in board units, and room for the words at the ends of the axis. */
const contentMargin = 80

/** What a first visit shows: everything there is, or the whole axis while there is nothing. */
export function firstView(content: Rect | undefined, axis: Axis): Rect {
  if (content !== undefined) return withHead(grownRect(content, contentMargin), axis)
  const [left, right] = [axis.understand[0], axis.implement[1]]
  const width = right - left
  const head = width * 0.05
  const rect: Rect = { x: left, y: axis.y[0] - head, width, height: axis.y[1] - axis.y[0] + head }
  return { ...rect, x: rect.x - width * 0.04, width: width * 1.08 }
}

/** Fits a rectangle with room to breathe, never closer than life size. */
export function fitCamera(rect: Rect, viewport: Viewport, insets: Insets): Camera {
  return fitRect(rect, { viewport, insets, maxZoom: 1 })
}

/** Near the top of the axis its headings belong to the picture. */
function withHead(rect: Rect, axis: Axis): Rect {
  const top = axis.y[0] - 40
  const isNearTop = rect.y > top && rect.y < axis.y[0] + 320
  return isNearTop ? { ...rect, y: top, height: rect.y + rect.height - top } : rect
}
