import { zones, type Axis, type Zone } from '@samtavle/board'
import type { Camera, Insets, Viewport } from './camera.ts'

/** The heading of one zone as it stands on the screen, in CSS pixels. */
export interface Heading {
  readonly zone: Zone
  /** The visible part of the zone; the heading never leaves it. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly height: number
  /** True when the zone's own top is out of sight and the heading waits at the upper edge. */
  readonly isStuck: boolean
  /** Letter sizes; without room the question is left out (null). */
  readonly nameSize: number
  readonly questionSize: number | null
}

/** What placing headings needs. */
export interface HeadingRoom {
  readonly camera: Camera
  readonly viewport: Viewport
  readonly insets: Insets
}

/** Upper part of a zone that is kept free of notes that we lay out, in board units. */
const headBand = 220
const nameSizes = { smallest: 13, perZoom: 85, largest: 32 }
const questionSizes = { smallest: 12, perZoom: 40, largest: 16 }
/** A zone narrower than this on the screen shows only its name, narrower still nothing. */
const narrowestForQuestion = 250
const narrowest = 46
export const headingPad = 20

/** Where the headings stand: over their zones, legible at every zoom, and waiting at the top when their zone goes on below. */
export function placeHeadings(axis: Axis, room: HeadingRoom): readonly Heading[] {
  const headings = zones.flatMap((zone) => placeHeading(axis, zone, room) ?? [])
  // Names stand in one row, also where one of them has no room for its question.
  const free = headings.filter((heading) => !heading.isStuck)
  const top = Math.min(...free.map((heading) => heading.top))
  return headings.map((heading) => (heading.isStuck ? heading : { ...heading, top }))
}

/** How thick the thin-to-thick line is at a part (0 to 1) of the axis, in CSS pixels. */
export function thicknessAt(part: number, zoom: number): number {
  const thickest = Math.min(18, Math.max(8, 56 * zoom))
  const clamped = Math.min(1, Math.max(0, part))
  return 1.5 + (thickest - 1.5) * clamped
}

/** The upper edge of the axis on the screen, or where its line waits when the edge is out of sight. */
export function axisLineY(axis: Axis, room: HeadingRoom, headings: readonly Heading[]): number {
  const natural = (axis.y[0] - room.camera.y) * room.camera.zoom
  const stuck = headings.find((heading) => heading.isStuck)
  return stuck === undefined ? natural : Math.max(natural, stuck.top + stuck.height)
}

function placeHeading(axis: Axis, zone: Zone, { camera, viewport }: HeadingRoom): Heading | null {
  const toX = (x: number): number => (x - camera.x) * camera.zoom
  const toY = (y: number): number => (y - camera.y) * camera.zoom
  const left = Math.max(0, toX(axis[zone][0]))
  const right = Math.min(viewport.width, toX(axis[zone][1]))
  const [zoneTop, zoneBottom] = [toY(axis.y[0]), toY(axis.y[1])]
  if (right - left < narrowest || zoneBottom < 0 || zoneTop > viewport.height + 80) return null
  const free = zoneTop + roomAbove(camera.zoom, right - left)
  const isStuck = free < 0
  const sizes = sizesFor(camera.zoom, { width: right - left, isStuck })
  const height = heightOf(sizes, isStuck)
  const top = isStuck ? Math.min(0, zoneBottom - height) : free
  return { zone, left, right, top, height, isStuck, ...sizes }
}

/** Distance from the zone's top edge down to its heading; negative where the heading has to stand above the line. */
function roomAbove(zoom: number, width: number): number {
  const height = heightOf(sizesFor(zoom, { width, isStuck: false }), false)
  const spare = headBand * zoom - height
  return spare >= 8 ? Math.min(spare / 2, 26) : -height - thicknessAt(1, zoom) - 6
}

/** In steps of half a pixel: while one zooms, letters of ever another size would be made anew in every frame. */
function inSteps(size: number): number {
  return Math.round(size * 2) / 2
}

function sizesFor(zoom: number, { width, isStuck }: { readonly width: number; readonly isStuck: boolean }) {
  const largest = isStuck ? 19 : nameSizes.largest
  const wanted = Math.min(largest, Math.max(nameSizes.smallest, nameSizes.perZoom * zoom))
  const nameSize = Math.min(wanted, Math.max(11, width / 6))
  const question = Math.min(
    isStuck ? 14 : questionSizes.largest,
    Math.max(questionSizes.smallest, questionSizes.perZoom * zoom),
  )
  return { nameSize: inSteps(nameSize), questionSize: width < narrowestForQuestion ? null : inSteps(question) }
}

function heightOf(
  { nameSize, questionSize }: { readonly nameSize: number; readonly questionSize: number | null },
  isStuck: boolean,
): number {
  if (isStuck) return 42
  return nameSize * 1.3 + (questionSize === null ? 0 : questionSize * 1.5)
}

/** Whether headings have only gone where the table has gone, in CSS pixels; others slide along an edge, come or go. */
export function movedTogether(
  before: readonly Heading[],
  now: readonly Heading[],
  [dx, dy]: readonly [dx: number, dy: number],
): boolean {
  const isSame = (a: Heading, b: Heading | undefined): boolean =>
    b !== undefined &&
    a.zone === b.zone &&
    a.isStuck === b.isStuck &&
    a.nameSize === b.nameSize &&
    a.questionSize === b.questionSize &&
    isNear(a.left + dx, b.left) &&
    isNear(a.right + dx, b.right) &&
    isNear(a.top + dy, b.top)
  return before.length === now.length && before.every((heading, index) => isSame(heading, now[index]))
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.5
}
