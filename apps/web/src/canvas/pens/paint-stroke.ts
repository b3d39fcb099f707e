import type { Stroke } from '@samtavle/board'
import { lineMargin } from '../link-line.ts'
import type { Brush } from '../paint/brush.ts'
import type { ItemPainter } from '../paint/paint-item.ts'
import { bandBetween, curveOf, spotsOf } from './ink.ts'
import { inksOf } from './inks.ts'

/** A stroke as shapes, made once: tiles ask for it at every magnification. */
interface Shape {
  /** Its line; all of it that is seen from afar. */
  readonly line: Path2D
  /** All its ink, where it was pressed more here and less there. */
  readonly ink: Path2D | null
  /** Its upper left corner. */
  readonly corner: readonly [x: number, y: number]
}

const shapes = new WeakMap<Stroke, Shape>()

/** Lines are never thinner than this on the screen, and from here on it is seen how hard they were pressed, in pixels. */
const thinnestPx = 0.8
const pressedPx = 1.6
/** Ink that is light has a dark rim, or it would be lost on light papers; in pixels, and in parts of the width. */
const rimPx = 1.1
const rimPart = 0.16

/** Paints a stroke as it was drawn, where it lies now. */
export const paintStroke: ItemPainter = (brush, { view, setting }) => {
  const { stroke } = view
  if (stroke === undefined || setting.line === undefined || setting.line.length === 0) return
  const { context, palette } = brush
  const shape = shapeOf(stroke)
  const margin = lineMargin(stroke.width)
  context.save()
  context.translate(setting.box.x + margin - shape.corner[0], setting.box.y + margin - shape.corner[1])
  paintShape(brush, { shape, width: stroke.width, ink: inksOf(palette)[view.color] })
  context.restore()
}

/** Paints a stroke that is not on the board yet. */
export function paintNewStroke(brush: Brush, stroke: Stroke, ink: string): void {
  paintShape(brush, { shape: toShape(stroke), width: stroke.width, ink })
}

interface Inked {
  readonly shape: Shape
  readonly width: number
  readonly ink: string
}

function paintShape(brush: Brush, { shape, width, ink }: Inked): void {
  const { context, palette, zoom } = brush
  const seen = Math.max(width, thinnestPx / zoom)
  const hasRim = palette.isDark && width * zoom > pressedPx
  const rim = Math.max(rimPx / zoom, width * rimPart)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.setLineDash([])
  if (shape.ink === null || width * zoom < pressedPx) {
    if (hasRim) strokeWith(context, shape.line, { color: palette.table, width: seen + 2 * rim })
    strokeWith(context, shape.line, { color: ink, width: seen })
    return
  }
  if (hasRim) strokeWith(context, shape.ink, { color: palette.table, width: 2 * rim })
  context.fillStyle = ink
  context.fill(shape.ink)
}

function strokeWith(
  context: CanvasRenderingContext2D,
  path: Path2D,
  { color, width }: { readonly color: string; readonly width: number },
): void {
  context.strokeStyle = color
  context.lineWidth = width
  context.stroke(path)
}

function shapeOf(stroke: Stroke): Shape {
  const shape = shapes.get(stroke) ?? toShape(stroke)
  shapes.set(stroke, shape)
  return shape
}

function toShape(stroke: Stroke): Shape {
  const { points, pressures } = stroke
  const corner = [0, 1].map((from) =>
    points.reduce((low, value, index) => (index % 2 === from ? Math.min(low, value) : low), Infinity),
  )
  return {
    line: toLine(stroke),
    ink: pressures === undefined ? null : toInk(stroke),
    corner: [corner[0] ?? 0, corner[1] ?? 0],
  }
}

function toLine(stroke: Stroke): Path2D {
  const path = new Path2D()
  const pieces = curveOf(stroke)
  const [x = 0, y = 0] = stroke.points
  path.moveTo(x, y)
  // Some browsers draw nothing where nothing has a length.
  if (pieces.length === 0) path.lineTo(x + 0.01, y)
  for (const { out, into, to } of pieces) path.bezierCurveTo(...out, ...into, ...to)
  return path
}

function toInk(stroke: Stroke): Path2D {
  const path = new Path2D()
  const spots = spotsOf(stroke)
  spots.forEach((spot, index) => {
    const [x, y] = spot.at
    const before = spots[index - 1]
    // A circle shows where it was begun: that is to lie in the ink.
    const [besideX, besideY] = (before ?? spots[index + 1] ?? spot).at
    const angle = Math.atan2(besideY - y, besideX - x)
    path.moveTo(x + spot.radius * Math.cos(angle), y + spot.radius * Math.sin(angle))
    path.arc(x, y, spot.radius, angle, angle + 2 * Math.PI)
    const band = before === undefined ? null : bandBetween(before, spot)
    if (band === null) return
    band.forEach((corner, at) => (at === 0 ? path.moveTo(...corner) : path.lineTo(...corner)))
    path.closePath()
  })
  return path
}
