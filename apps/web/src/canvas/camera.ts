import type { Brand } from '@samtavle/base'
import type { BoardPoint } from '@samtavle/board'
import type { Rect } from './rect.ts'

/** A point on the canvas in CSS pixels from its top left corner. */
export type ScreenPoint = Brand<readonly [x: number, y: number], 'ScreenPoint'>

/** Where we look: the board point in the canvas's top left corner, and CSS pixels per board unit. */
export interface Camera {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

/** The size of the canvas in CSS pixels. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** Parts of the canvas that other interface covers, in CSS pixels from each edge. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** What people may zoom to by hand. */
export const minZoom = 0.1
export const maxZoom = 30
/** Fitting a very large board may go further out than hands do. */
export const minFitZoom = 0.02

/** One wheel event never zooms more than this, so that a free-spinning wheel cannot throw anybody off the board. */
const maxDoublingsPerStep = 0.35

/**
 * Zoom is kept on a ladder of fine rungs (0.07 % apart, finer than eyes), because only then do ten steps in and ten out
 * end on exactly the same scale.
 */
const rungsPerDoubling = 1000

/** Makes a screen point. */
export function screenPoint(x: number, y: number): ScreenPoint {
  // The one place where numbers become canvas pixels.
  return [x, y] as const as ScreenPoint
}

/** Makes a board point without rounding: for looking and pointing; stored places go through `boardPoint`. */
export function exactBoardPoint(x: number, y: number): BoardPoint {
  // The one place where unrounded numbers become board units.
  return [x, y] as const as BoardPoint
}

/** Where a board point is seen. */
export function boardToScreen(camera: Camera, [x, y]: BoardPoint): ScreenPoint {
  return screenPoint((x - camera.x) * camera.zoom, (y - camera.y) * camera.zoom)
}

/** Which board point is seen there. */
export function screenToBoard(camera: Camera, [x, y]: ScreenPoint): BoardPoint {
  return exactBoardPoint(x / camera.zoom + camera.x, y / camera.zoom + camera.y)
}

/** Moves the board with the hand by a distance in screen pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom }
}

/** Zooms to a scale and keeps the board point under `at` where it is. */
export function zoomTo(camera: Camera, at: ScreenPoint, zoom: number): Camera {
  const next = ontoLadder(clampByHand(camera, zoom))
  const [x, y] = screenToBoard(camera, at)
  return { x: x - at[0] / next, y: y - at[1] / next, zoom: next }
}

/** Zooms by a number of doublings (negative is out), limited per step, and keeps the board point under `at` where it is. */
export function zoomAt(camera: Camera, at: ScreenPoint, doublings: number): Camera {
  const step = onRung(Math.min(maxDoublingsPerStep, Math.max(-maxDoublingsPerStep, doublings)))
  return zoomTo(camera, at, 2 ** (Math.log2(camera.zoom) + step))
}

/** Two fingers that were at `from` are now at `to`: what lay between them stays between them. */
export function pinched(
  camera: Camera,
  from: readonly [ScreenPoint, ScreenPoint],
  to: readonly [ScreenPoint, ScreenPoint],
): Camera {
  const before = middle(from)
  const after = middle(to)
  const ratio = Math.max(distance(to), 1) / Math.max(distance(from), 1)
  const moved = panBy(camera, after[0] - before[0], after[1] - before[1])
  return zoomTo(moved, after, camera.zoom * ratio)
}

/** The camera that shows a rectangle whole, centred in the part of the canvas that nothing covers. */
export function fitRect(
  rect: Rect,
  room: { readonly viewport: Viewport; readonly insets: Insets; readonly maxZoom: number },
): Camera {
  const { viewport, insets } = room
  const width = Math.max(1, viewport.width - insets.left - insets.right)
  const height = Math.max(1, viewport.height - insets.top - insets.bottom)
  const wanted = Math.min(width / Math.max(1, rect.width), height / Math.max(1, rect.height), room.maxZoom)
  const zoom = downLadder(Math.max(minFitZoom, wanted))
  return {
    x: rect.x + rect.width / 2 - (insets.left + width / 2) / zoom,
    y: rect.y + rect.height / 2 - (insets.top + height / 2) / zoom,
    zoom,
  }
}

/** The part of the board that the camera sees. */
export function seenRect(camera: Camera, viewport: Viewport): Rect {
  return { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom }
}

/** The camera part of the way from one view to another; it travels so that the eye can follow both pan and zoom. */
export function cameraBetween(from: Camera, to: Camera, part: number): Camera {
  if (part >= 1) return to
  const zoom = from.zoom * (to.zoom / from.zoom) ** part
  // Moving in step with 1/zoom keeps the travel straight on the screen; with equal zooms that is a plain glide.
  const spread = 1 / to.zoom - 1 / from.zoom
  const travelled = Math.abs(spread) < 1e-9 ? part : (1 / zoom - 1 / from.zoom) / spread
  return { x: from.x + (to.x - from.x) * travelled, y: from.y + (to.y - from.y) * travelled, zoom }
}

/** Reads a remembered camera; anything that is not one is undefined. */
export function parseCamera(text: string | undefined): Camera | undefined {
  const [x, y, zoom] = (text ?? '').split(' ').map(Number)
  if (x === undefined || y === undefined || zoom === undefined) return undefined
  if (![x, y, zoom].every(Number.isFinite) || zoom < minFitZoom / 2 || zoom > maxZoom) return undefined
  return { x, y, zoom: ontoLadder(zoom) }
}

/** Writes a camera for `parseCamera`. */
export function cameraToText(camera: Camera): string {
  return `${camera.x} ${camera.y} ${camera.zoom}`
}

function clampByHand(camera: Camera, zoom: number): number {
  // After a fit below the floor the hand may stay there and come in, but not go further out.
  return Math.min(maxZoom, Math.max(Math.min(minZoom, camera.zoom), zoom))
}

function onRung(doublings: number): number {
  return Math.round(doublings * rungsPerDoubling) / rungsPerDoubling
}

function ontoLadder(zoom: number): number {
  return 2 ** onRung(Math.log2(zoom))
}

function downLadder(zoom: number): number {
  return 2 ** (Math.floor(Math.log2(zoom) * rungsPerDoubling + 1e-6) / rungsPerDoubling)
}

function middle([a, b]: readonly [ScreenPoint, ScreenPoint]): ScreenPoint {
  return screenPoint((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
}

function distance([a, b]: readonly [ScreenPoint, ScreenPoint]): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1])
}
