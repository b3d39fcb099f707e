import { zones, type Zone } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import type { CanvasWords } from '../canvas-words.ts'
import { axisLineY, thicknessAt, type Heading } from '../headings.ts'
import type { Brush } from './brush.ts'
import type { HeadingsPaint } from './paint-headings.ts'
import { emsOf } from './remembered-width.ts'

/** The rope as it may become is seen through what it is. */
const paleness = 0.2
/** Over this many pixels one thickness runs into the next: there is no break at a border. */
const spliceLength = 26
const thinnestCore = 1.5
/** What is not firm yet, as under the cards themselves: a broken line and not an alarm. */
const breaks = [10, 8]
const brokenWidth = 2.5

interface Rope {
  readonly left: number
  readonly right: number
  readonly from: number
  readonly to: number
  readonly y: number
  /** How thick the whole rope is at a place of the screen. */
  thickness(x: number): number
}

/**
 * One rope along the top of the whole axis. Pale it grows thicker all the way, as the work may; on it lies what the group has
 * spun: as far along and as thick as things are firm, and broken where they rest on nothing shared yet.
 */
export function paintRope({ context, palette }: Brush, paint: HeadingsPaint, headings: readonly Heading[]): void {
  const { axis, room, words } = paint
  const { camera, viewport } = room
  const toX = (x: number): number => (x - camera.x) * camera.zoom
  const [left, right] = [toX(axis.understand[0]), toX(axis.implement[1])]
  const y = axisLineY(axis, room, headings)
  if (y < -40 || y > viewport.height + 40) return
  const [from, to] = [Math.max(left, -40), Math.min(right, viewport.width + 40)]
  if (from >= to) return
  const thickness = (x: number): number => thicknessAt((x - left) / (right - left), camera.zoom)
  const rope: Rope = { left, right, from, to, y, thickness }
  context.save()
  context.fillStyle = palette.accent
  context.globalAlpha = paleness
  traceRope(context, rope, [
    [from, thickness(from)],
    [to, thickness(to)],
  ])
  context.globalAlpha = 1
  traceRope(
    context,
    rope,
    corePoints(paint.thickness, (zone) => axis[zone].map(toX), rope),
  )
  paintBroken({ context, palette }, paint, rope)
  paintEnds({ context, palette }, { left, right, y: y - 1, words, viewport })
  context.restore()
}

/** How much of the rope's thickness a zone has spun, 0 to 1. One shared framing is all that the thin end needs. */
export function firmPart(thickness: Thickness, zone: Zone): number {
  const { whole, firm } = thickness[zone]
  if (zone === 'understand') return firm > 0 ? 1 : 0
  return whole === 0 ? 0 : firm / whole
}

function corePoints(
  thickness: Thickness,
  rangeOf: (zone: Zone) => readonly number[],
  rope: Rope,
): readonly (readonly [x: number, height: number])[] {
  return zones.flatMap((zone) => {
    const [start = 0, end = 0] = rangeOf(zone)
    const splice = Math.min(spliceLength, (end - start) / 4)
    const part = firmPart(thickness, zone)
    const heightAt = (x: number): number => (part === 0 ? 0 : Math.max(thinnestCore, part * rope.thickness(x)))
    const [a, b] = [start === rope.left ? start : start + splice, end === rope.right ? end : end - splice]
    return [
      [a, heightAt(a)],
      [b, heightAt(b)],
    ] as const
  })
}

/** Fills from the line upwards, and round at the thick end, like the end of a brush stroke. */
function traceRope(
  context: CanvasRenderingContext2D,
  { from, to, right, y }: Rope,
  points: readonly (readonly [x: number, height: number])[],
): void {
  context.beginPath()
  context.moveTo(Math.max(from, points[0]?.[0] ?? from), y)
  for (const [x, height] of points) context.lineTo(x, y - height)
  const last = points.at(-1)?.[1] ?? 0
  if (to === right) context.arc(to, y - last / 2, last / 2, -Math.PI / 2, Math.PI / 2)
  context.lineTo(points.at(-1)?.[0] ?? to, y)
  context.fill()
}

/** What is carried out on nothing shared, as a fine broken line over what is firm: plans and framings have time to become it. */
function paintBroken(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  { axis, room: { camera }, thickness }: HeadingsPaint,
  rope: Rope,
): void {
  const part = firmPart(thickness, 'implement')
  if (thickness.implement.whole === 0 || part === 1) return
  const [start, end] = axis.implement.map((x) => (x - camera.x) * camera.zoom)
  if (start === undefined || end === undefined) return
  // Over the middle of what is missing.
  const yAt = (x: number): number => rope.y - ((1 + part) / 2) * rope.thickness(x)
  context.strokeStyle = palette.open
  context.lineWidth = brokenWidth
  context.setLineDash(breaks)
  context.beginPath()
  // Dashes begin with their zone, so that they stay where they are when the board is moved.
  context.moveTo(start + spliceLength, yAt(start))
  context.lineTo(end, yAt(end))
  context.stroke()
  context.setLineDash([])
}

interface Ends {
  readonly left: number
  readonly right: number
  readonly y: number
  readonly words: CanvasWords
  readonly viewport: { readonly width: number }
}

/** The two words beside the ends of the line. */
function paintEnds({ context, palette }: Pick<Brush, 'context' | 'palette'>, ends: Ends): void {
  const wordSizePx = 13
  const fontOf = (weight: number): string => `${weight} ${wordSizePx}px ${palette.fontText}`
  const widthOf = (text: string, font: string): number =>
    wordSizePx * emsOf(context, { text, font, palette }, wordSizePx)
  context.fillStyle = palette.inkSoft
  // Most of the time neither end is in view, and nothing is measured.
  if (ends.left > 8) {
    const [thin, font] = [ends.words('zones.thin'), fontOf(400)]
    const hasRoom = ends.left - 8 - widthOf(thin, font) > 2
    context.font = font
    context.textAlign = 'right'
    if (hasRoom) context.fillText(thin, ends.left - 8, ends.y + 3)
    context.textAlign = 'left'
  }
  if (ends.right + 14 > ends.viewport.width) return
  const [thick, font] = [ends.words('zones.thick'), fontOf(700)]
  const hasRoom = ends.right + 14 + widthOf(thick, font) < ends.viewport.width - 2
  context.font = font
  if (hasRoom) context.fillText(thick, ends.right + 14, ends.y - 1)
}
