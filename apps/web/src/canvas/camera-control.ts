import { createWatchable, type Watchable } from '@samtavle/base'
import { cameraBetween, fitRect, seenRect, type Camera, type Insets, type Viewport } from './camera.ts'
import type { Rect } from './rect.ts'

/** The camera as it moves: by hand at once, by command in a short flight. */
export interface CameraControl {
  readonly camera: Watchable<Camera>
  viewport(): Viewport
  insets(): Insets
  /** Moves at once and ends any flight. */
  set(camera: Camera): void
  /** Where it is going, or where it is. */
  goal(): Camera
  /** Glides there, or jumps for those who asked for less motion. */
  flyTo(camera: Camera, ms?: number): void
  /** Shows a rectangle whole. */
  flyToFit(rect: Rect, maxZoom: number): void
  /** Moves just as far as needed to bring a rectangle clear of the edges; without need, not at all. */
  reveal(rect: Rect): void
  /** Takes one step of a flight; true while it goes on. */
  step(time: number): boolean
}

const flightMs = 320
/** A revealed rectangle keeps this distance from the edges, in CSS pixels. */
const revealMargin = 24

/** What the camera needs to know of its canvas. */
export interface CameraControlOptions {
  readonly first: Camera
  readonly viewport: () => Viewport
  readonly insets: () => Insets
  readonly prefersLessMotion: () => boolean
  /** Asks for a frame in which `step` will be called. */
  readonly requestFrame: () => void
}

/** Starts with the camera at rest. */
export function createCameraControl(options: CameraControlOptions): CameraControl {
  const { viewport, insets } = options
  const camera = createWatchable(options.first)
  let flight: { readonly from: Camera; readonly to: Camera; readonly ms: number; startedAt: number | null } | null =
    null

  const set = (next: Camera): void => {
    flight = null
    camera.set(next)
  }
  const flyTo = (to: Camera, ms = flightMs): void => {
    if (options.prefersLessMotion()) return set(to)
    flight = { from: camera.get(), to, ms, startedAt: null }
    options.requestFrame()
  }
  return {
    camera,
    viewport,
    insets,
    set,
    goal: () => flight?.to ?? camera.get(),
    flyTo,
    flyToFit: (rect, maxZoom) => flyTo(fitRect(rect, { viewport: viewport(), insets: insets(), maxZoom })),
    reveal(rect) {
      const next = revealing(flight?.to ?? camera.get(), rect, { viewport: viewport(), insets: insets() })
      if (next !== null) flyTo(next)
    },
    step(time) {
      if (flight === null) return false
      flight.startedAt ??= time
      const part = Math.min(1, (time - flight.startedAt) / flight.ms)
      const { from, to } = flight
      if (part >= 1) flight = null
      camera.set(cameraBetween(from, to, easeOut(part)))
      return part < 1
    },
  }
}

/** The camera moved so that a rectangle is clear of the edges, or null when it already is. */
function revealing(
  camera: Camera,
  rect: Rect,
  { viewport, insets }: { readonly viewport: Viewport; readonly insets: Insets },
): Camera | null {
  const seen = seenRect(camera, viewport)
  const clear = (inset: number): number => (inset + revealMargin) / camera.zoom
  const dx = shiftInto(
    [rect.x, rect.x + rect.width],
    [seen.x + clear(insets.left), seen.x + seen.width - clear(insets.right)],
  )
  const dy = shiftInto(
    [rect.y, rect.y + rect.height],
    [seen.y + clear(insets.top), seen.y + seen.height - clear(insets.bottom)],
  )
  return dx === 0 && dy === 0 ? null : { ...camera, x: camera.x + dx, y: camera.y + dy }
}

/** How far a window of view moves for a span to lie in it; a span too long shows its beginning. */
function shiftInto([from, to]: readonly [number, number], [low, high]: readonly [number, number]): number {
  if (from < low || to - from > high - low) return from - low
  return Math.max(0, to - high)
}

function easeOut(part: number): number {
  return 1 - (1 - part) ** 3
}
