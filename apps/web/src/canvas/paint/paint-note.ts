import type { NoteColor } from '@samtavle/board'
import type { ItemSetting } from '../item-setting.ts'
import { noteMargin } from '../item-setting.ts'
import type { Inks } from '../palette.ts'
import { detailFor, type Brush, type Detail } from './brush.ts'
import type { PaperShadow } from './paper-shadow.ts'
import { paintSectorShape } from './sector-shape.ts'
import { paintText } from './paint-text.ts'

/** Who is named at the lower edge of an item; a sector of undefined leaves out the shape. */
export interface Byline {
  readonly name: string | null
  readonly sector: string | null | undefined
  /** What the colour of the paper means to the group. */
  readonly meaning?: string
  /** What people had said of it before it came here, at the other end of the line. */
  readonly votes?: string
  /** Room that something else takes at that end, in the item's own units. */
  readonly taken?: number
}

/** How this note is to be painted besides what the board says of it. */
export interface NotePaint {
  readonly setting: ItemSetting
  readonly color: NoteColor
  readonly byline: Byline | null
  readonly shadow: PaperShadow
  readonly shade: CanvasGradient
  /** False while an editor shows the words. */
  readonly withWords: boolean
}

/** Under these widths in pixels a shadow is a smudge, and round corners and sheen are not seen. */
const smallestShadowPx = 64
const smallestSheenPx = 64
/** Under this many pixels a byline cannot be read. */
const smallestBylinePx = 6

/** The edge around a paper seen from far away. */
const farEdgePx = 0.6
/** From here on the lower edge is a little heavier, as of a shadow. */
const smallestFallPx = 24

const cornerRadius = 3
const bylineSize = 11.5
const shapeSize = 10

/** Paints one note as paper. Pure: the same note, brush and zoom give the same picture, on a layer or on a tile. */
export function paintNote(brush: Brush, note: NotePaint): void {
  const { context, palette } = brush
  const { setting } = note
  const zoom = brush.zoom * setting.scale
  const detail = detailFor(zoom, () => setting.text().fontSize, setting.width)
  if (detail === 'color' && setting.width * zoom < smallestFallPx) return paintSpot(brush, setting, note.color)
  context.save()
  context.translate(setting.box.x, setting.box.y)
  context.scale(setting.scale, setting.scale)
  if (setting.width * zoom > smallestShadowPx) note.shadow.paint(context, setting.width, setting.height)
  paintPaper(brush, setting, { paper: palette.papers[note.color], shade: note.shade })
  if (detail !== 'color') {
    if (note.byline !== null && bylineSize * zoom > smallestBylinePx)
      paintByline(brush, setting, note.byline, palette.onPaper)
    if (note.withWords) paintWords(brush, setting, { detail, inks: palette.onPaper })
  }
  context.restore()
}

/** A paper from so far that it is two rectangles: ten thousand of them are painted when somebody steps back. */
function paintSpot({ context, palette, zoom }: Brush, { box }: ItemSetting, color: NoteColor): void {
  const edge = farEdgePx / zoom
  context.fillStyle = palette.edge
  context.fillRect(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge)
  context.fillStyle = palette.papers[color]
  context.fillRect(box.x, box.y, box.width, box.height)
}

/** Height of the shade that makes a paper heavier at its lower edge. */
const shadeHeight = 90

function paintPaper(
  { context, palette, zoom }: Brush,
  { width, height, scale }: ItemSetting,
  { paper, shade }: { readonly paper: string; readonly shade: CanvasGradient },
): void {
  if (width * zoom * scale < smallestSheenPx) {
    // From far away an edge tells paper from table where their colours are near each other.
    const edge = farEdgePx / (zoom * scale)
    context.fillStyle = palette.edge
    context.fillRect(-edge, -edge, width + 2 * edge, height + 2 * edge)
    if (width * zoom * scale >= smallestFallPx) context.fillRect(0, height, width, 1.6 * edge)
    context.fillStyle = paper
    context.fillRect(0, 0, width, height)
    return
  }
  context.fillStyle = paper
  context.beginPath()
  context.roundRect(0, 0, width, height, cornerRadius)
  context.fill()
  // Paper catches light at its upper edge and is a little heavier at the lower one.
  context.fillStyle = palette.shine
  context.fillRect(cornerRadius, 0, width - 2 * cornerRadius, 1)
  context.translate(0, height)
  context.fillStyle = shade
  context.beginPath()
  context.roundRect(0, -shadeHeight, width, shadeHeight, [0, 0, cornerRadius, cornerRadius])
  context.fill()
  context.translate(0, -height)
}

/** The shade of the lower edge for `paintNote`: made once per palette, seen from the lower left corner of a paper. */
export function createPaperShade(context: CanvasRenderingContext2D, shade: string): CanvasGradient {
  const gradient = context.createLinearGradient(0, -shadeHeight, 0, 0)
  gradient.addColorStop(0, `rgb(${shade} / 0)`)
  gradient.addColorStop(0.75, `rgb(${shade} / 0.035)`)
  gradient.addColorStop(0.97, `rgb(${shade} / 0.075)`)
  gradient.addColorStop(1, `rgb(${shade} / 0.16)`)
  return gradient
}

/** Words of an item at their place, in the item's own units. */
export function paintWords(
  brush: Brush,
  setting: ItemSetting,
  how: { readonly detail: Detail; readonly inks: Inks },
): void {
  const { context } = brush
  context.translate(setting.textAt[0], setting.textAt[1])
  paintText(brush, setting.text(), { detail: how.detail, color: how.inks.words })
  context.translate(-setting.textAt[0], -setting.textAt[1])
}

/** The author's shape and name at the lower edge. */
function paintByline(brush: Brush, setting: ItemSetting, byline: Byline, inks: Inks): void {
  const { name, sector } = byline
  const { context, face } = brush
  const y = setting.height - noteMargin.bottom / 2
  let x = noteMargin.side
  if (sector !== undefined) {
    paintSectorShape(context, sector, { x: x + shapeSize / 2, y: y - 0.5, size: shapeSize, color: inks.sector(sector) })
    x += shapeSize + 5
  }
  context.font = `${bylineSize}px ${face.family}`
  context.fillStyle = inks.byline
  const base = y + bylineSize * 0.33
  const beforeVotes = paintVotes(brush, byline, { right: setting.width - noteMargin.side, y: base })
  const right = paintMeaning(brush, byline, { left: x, right: beforeVotes, y: base })
  if (name !== null) context.fillText(shortened(context, name, right - x), x, base)
}

/** Answers where the room for the name ends; a name and a meaning share what there is. */
function paintMeaning(
  { context }: Brush,
  { name, meaning }: Byline,
  { left, right, y }: { readonly left: number; readonly right: number; readonly y: number },
): number {
  if (meaning === undefined) return right
  const words = shortened(context, meaning, (right - left) * (name === null ? 1 : 0.55))
  const start = right - context.measureText(words).width
  context.fillText(words, start, y)
  return start - 8
}

/** Answers where the room for the name ends. */
function paintVotes(
  { context }: Brush,
  { votes, taken = 0 }: Byline,
  { right, y }: { readonly right: number; readonly y: number },
): number {
  if (votes === undefined) return right - taken
  const left = right - taken - context.measureText(votes).width
  context.fillText(votes, left, y)
  return left - 10
}

const shortenedNames = new Map<string, string>()

/** A name cut to a width, remembered because the same ones come again in every picture. */
export function shortened(context: CanvasRenderingContext2D, name: string, width: number): string {
  const key = `${Math.round(width)} ${context.font} ${name}`
  const known = shortenedNames.get(key)
  if (known !== undefined) return known
  let text = name
  while (text.length > 1 && context.measureText(text).width > width) text = `${text.slice(0, -2).trimEnd()}…`
  if (shortenedNames.size > 2000) shortenedNames.clear()
  shortenedNames.set(key, text)
  return text
}
