import type { Axis, Zone } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import type { CanvasWords } from '../canvas-words.ts'
import { axisLineY, headingPad, placeHeadings, type Heading, type HeadingRoom } from '../headings.ts'
import type { Rect } from '../rect.ts'
import { layoutText, type MeasureText, type TextLayout } from '../text/layout.ts'
import { prepareText } from '../text/measure.ts'
import type { Brush } from './brush.ts'
import { paintRope } from './paint-rope.ts'
import { emsOf, measuredAt } from './remembered-width.ts'

/** What the headings of the axis are painted from; the context's units are CSS pixels. */
export interface HeadingsPaint {
  readonly axis: Axis
  readonly room: HeadingRoom
  readonly words: CanvasWords
  readonly measure: MeasureText
  /** Zones in which nothing lies yet: they invite. */
  readonly emptyZones: ReadonlySet<Zone>
  /** How far along the axis the work is, and how much of it is firm. */
  readonly thickness: Thickness
}

/** The rope and the feet of letters reach so far over the places of headings at most, in CSS pixels. */
const roomAround = 24

/** Asked for several times in a frame, which is one object for all who ask. */
const placedByPaint = new WeakMap<HeadingsPaint, readonly Heading[]>()

/** Where the headings stand. */
export function placedHeadings(paint: HeadingsPaint): readonly Heading[] {
  const known = placedByPaint.get(paint)
  if (known !== undefined) return known
  const headings = placeHeadings(paint.axis, paint.room)
  placedByPaint.set(paint, headings)
  return headings
}

/** Paints quiet sentences into zones in which nothing lies. */
export function paintInvitations(brush: Brush, paint: HeadingsPaint): void {
  prepareText(brush.context)
  for (const zone of paint.emptyZones) paintInvitation(brush, zone, paint)
}

/** Paints what lies on the table under the notes: headings in their zones, and the line from thin to thick. */
export function paintHeadingsOnTable(brush: Brush, paint: HeadingsPaint): void {
  const headings = placedHeadings(paint)
  prepareText(brush.context)
  for (const heading of headings) if (!heading.isStuck) paintHeading(brush, heading, paint)
  if (!isAnyStuck(headings)) paintRope(brush, paint, headings)
}

/** Paints what waits at the upper edge over the notes, because its own place is out of sight. */
export function paintWaitingHeadings(brush: Brush, paint: HeadingsPaint): void {
  const headings = placedHeadings(paint)
  if (!isAnyStuck(headings)) return
  prepareText(brush.context)
  for (const heading of headings) if (heading.isStuck) paintHeading(brush, heading, paint)
  paintRope(brush, paint, headings)
}

/** How far headings reach with their rope, in CSS pixels. */
export function headingsReach(paint: HeadingsPaint): Rect {
  const headings = placedHeadings(paint)
  const line = axisLineY(paint.axis, paint.room, headings)
  const top = Math.min(line, ...headings.map((heading) => heading.top)) - roomAround
  const bottom = Math.max(line, ...headings.map((heading) => heading.top + heading.height)) + roomAround
  return { x: 0, y: top, width: paint.room.viewport.width, height: bottom - top }
}

/** Whether a heading waits at the upper edge. */
export function isAnyStuck(headings: readonly Heading[]): boolean {
  return headings.some((heading) => heading.isStuck)
}

function paintHeading({ context, palette }: Brush, heading: Heading, paint: HeadingsPaint): void {
  const { words } = paint
  const { zone, left, right, top, height, isStuck, nameSize, questionSize } = heading
  context.save()
  if (isStuck) {
    context.globalAlpha = 0.97
    context.fillStyle = palette.zones[zone]
    context.fillRect(left, Math.min(top, 0), right - left, top + height - Math.min(top, 0))
    context.globalAlpha = 1
  }
  context.beginPath()
  context.rect(left, top - 20, right - left, height + 40)
  context.clip()
  const x = left + (right - left < 200 ? 10 : headingPad)
  const baseline = isStuck ? top + height / 2 + nameSize * 0.33 : top + nameSize
  const nameWidth = paintName({ context, palette }, words(`zones.${zone}`), {
    x,
    y: baseline,
    size: nameSize,
    width: right - x - 4,
  })
  if (questionSize !== null) {
    const afterName = x + nameWidth + 14
    paintStrand({ context, palette }, { heading, y: baseline, from: afterName }, paint)
    const at = isStuck ? { x: afterName, y: baseline } : { x: x + 1, y: baseline + questionSize * 1.55 }
    paintQuestion({ context, palette }, words(`canvas.question.${zone}`), {
      ...at,
      size: questionSize,
      width: right - at.x - 10,
    })
  }
  context.restore()
}

/** How much of a zone is firm, in words at its far edge: the rope says it from afar, this from near. */
function paintStrand(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  { heading, y, from }: { readonly heading: Heading; readonly y: number; readonly from: number },
  { words, thickness }: HeadingsPaint,
): void {
  const { zone, right, questionSize, isStuck } = heading
  const strand = thickness[zone]
  if (strand.whole === 0 || questionSize === null) return
  // A heading that waits has its question on the same line.
  if (isStuck) return
  const text = words(`canvas.strand.${zone}`, { ...strand })
  const sizePx = measuredAt(questionSize)
  const ems = emsOf(context, { text, font: `600 ${sizePx}px ${palette.fontText}`, palette }, sizePx)
  const left = right - headingPad - ems * questionSize
  if (left < from) return
  context.font = `600 ${questionSize}px ${palette.fontText}`
  context.fillStyle = strand.firm === strand.whole ? palette.accent : palette.zoneInk
  context.fillText(text, left, y)
}

/** A name is written smaller rather than cut; answers how wide it became. */
function paintName(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  name: string,
  at: { readonly x: number; readonly y: number; readonly size: number; readonly width: number },
): number {
  context.fillStyle = palette.ink
  const font = `560 ${measuredAt(at.size)}px ${palette.fontHeading}`
  const wanted = at.size * emsOf(context, { text: name, font, palette }, measuredAt(at.size))
  const part = Math.min(1, at.width / wanted)
  context.font = `560 ${part < 1 ? Math.max(8, at.size * part) : at.size}px ${palette.fontHeading}`
  // Hinted letters may come out a little wider than they were measured.
  context.fillText(name, at.x, at.y, at.width)
  return wanted * part
}

/** A question that has no room is left out: half of one asks nothing. */
function paintQuestion(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  question: string,
  at: { readonly x: number; readonly y: number; readonly size: number; readonly width: number },
): void {
  const sizePx = measuredAt(at.size)
  const ems = emsOf(context, { text: question, font: `${sizePx}px ${palette.fontText}`, palette }, sizePx)
  if (ems * at.size > at.width) return
  context.fillStyle = palette.zoneInk
  context.font = `${at.size}px ${palette.fontText}`
  context.fillText(question, at.x, at.y)
}

const invitationSize = 17
const widestInvitation = 300
/** As deep in a zone as its middle on a new board: in one that has grown long it is near where one begins. In board units. */
const deepestInvitation = 900

/** A quiet sentence in the middle of an empty zone. It lies on the board like everything else there: what kept to the middle of the screen would jump when the board was moved. */
function paintInvitation({ context, palette }: Brush, zone: Zone, { axis, room, words, measure }: HeadingsPaint): void {
  const { camera, viewport } = room
  const [from, to] = axis[zone]
  const deep = Math.min(deepestInvitation, (axis.y[1] - axis.y[0]) / 2)
  const zoneWidth = (to - from) * camera.zoom
  if (zoneWidth < 190 || deep * camera.zoom < 75) return
  const x = ((from + to) / 2 - camera.x) * camera.zoom
  const y = (axis.y[0] + deep - camera.y) * camera.zoom
  const width = Math.min(widestInvitation, zoneWidth - 56)
  if (x < -width || x > viewport.width + width || y < -width || y > viewport.height + width) return
  const layout = balancedLayout(words(`canvas.invitation.${zone}`), width, measure)
  context.save()
  context.globalAlpha = 0.9
  context.fillStyle = palette.zoneInk
  context.font = `${invitationSize}px ${palette.fontText}`
  context.textAlign = 'center'
  const firstLine = y - layout.height / 2 + layout.lineHeight
  for (const [row, line] of layout.lines.entries()) {
    context.fillText(line.text, x, firstLine + row * layout.lineHeight)
  }
  context.restore()
}

/** Invitations are set in many widths each time they are painted. Another font measures with another function. */
const balancedByMeasure = new WeakMap<MeasureText, Map<string, TextLayout>>()
/** More than the zones of a board need, in some widths while somebody zooms. */
const mostBalanced = 60

function balancedLayout(text: string, width: number, measure: MeasureText): TextLayout {
  const known = balancedByMeasure.get(measure) ?? new Map<string, TextLayout>()
  balancedByMeasure.set(measure, known)
  const key = `${width} ${text}`
  const layout = known.get(key) ?? balanced(text, width, measure)
  if (known.size >= mostBalanced) known.clear()
  known.set(key, layout)
  return layout
}

/** Lines of about the same length: as narrow as the number of lines allows. */
function balanced(text: string, width: number, measure: MeasureText): TextLayout {
  const style = { ceiling: invitationSize, floor: invitationSize, height: Infinity }
  const widest = layoutText(text, style, width, measure)
  let layout = widest
  for (let narrower = width - 8; narrower > width / 2; narrower -= 8) {
    const tried = layoutText(text, style, narrower, measure)
    if (tried.lines.length > widest.lines.length) return layout
    layout = tried
  }
  return layout
}
