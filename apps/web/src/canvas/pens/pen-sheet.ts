import type { NoteColor, Stroke } from '@samtavle/board'
import type { Camera, Viewport } from '../camera.ts'
import type { Looks } from '../picture.ts'
import { inksOf } from './inks.ts'
import { paintNewStroke } from './paint-stroke.ts'

/** What is on the sheet: strokes that are being drawn, and those that are being rubbed out. */
export interface Wet {
  readonly stroke: Stroke
  readonly color: NoteColor
  readonly isGoing: boolean
}

/** A sheet of its own over the board, so that a line follows the pen and nothing else is painted for it. */
export interface PenSheet {
  /** Paints before the next frame, if anything has to be. */
  request(): void
  close(): void
}

/** What the sheet is made from. */
export interface PenSheetOptions {
  readonly root: HTMLElement
  /** It lies under this one. */
  readonly above: HTMLElement
  readonly looks: () => Looks
  readonly camera: () => Camera
  readonly viewport: () => Viewport
  /** Everything wet, from the bottom up; asked once before each frame. */
  readonly wet: () => readonly Wet[]
}

/** How much is seen of what is being rubbed out. */
const goingAlpha = 0.22

/** Makes a sheet with nothing on it. */
export function createPenSheet({ root, above, looks, camera, viewport, wet }: PenSheetOptions): PenSheet {
  const canvas = document.createElement('canvas')
  canvas.className = 'canvas-pens'
  canvas.setAttribute('aria-hidden', 'true')
  Object.assign(canvas.style, {
    position: 'absolute',
    inset: '0',
    width: '100%',
    height: '100%',
    pointerEvents: 'none',
  })
  root.insertBefore(canvas, above)
  const context = canvas.getContext('2d')
  let frame: number | null = null
  let isBlank = true

  const paint = (): void => {
    frame = null
    const strokes = wet()
    if (context === null || (isBlank && strokes.length === 0)) return
    const ratio = window.devicePixelRatio || 1
    fit(canvas, viewport(), ratio)
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.clearRect(0, 0, canvas.width, canvas.height)
    const { x, y, zoom } = camera()
    const { palette, face } = looks()
    context.setTransform(ratio * zoom, 0, 0, ratio * zoom, -x * ratio * zoom, -y * ratio * zoom)
    for (const { stroke, color, isGoing } of strokes) {
      context.globalAlpha = isGoing ? goingAlpha : 1
      paintNewStroke({ context, palette, face, zoom }, stroke, inksOf(palette)[color])
    }
    context.globalAlpha = 1
    isBlank = strokes.length === 0
  }
  return {
    request() {
      frame ??= requestAnimationFrame(paint)
    },
    close() {
      if (frame !== null) cancelAnimationFrame(frame)
      canvas.remove()
    },
  }
}

function fit(canvas: HTMLCanvasElement, { width, height }: Viewport, ratio: number): void {
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)]
  if (canvas.width !== wide) canvas.width = wide
  if (canvas.height !== high) canvas.height = high
}
