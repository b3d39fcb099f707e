import { labelRect, labelSize, pointsOf, type Line, type LineLabel } from '../link-line.ts'
import type { Brush } from './brush.ts'

/** How a line is drawn: what rests on something points to it, what is merely related is dotted. */
export type LineLook = 'rests-on' | 'relates' | 'stroke'

const arrowLength = 16

/** Paints a link or a stroke, in board units. */
export function paintLine({ context, palette, zoom }: Brush, line: Line, look: LineLook): void {
  const points = pointsOf(line)
  const width = Math.max(look === 'stroke' ? 3 : 2.5, 1.1 / zoom)
  context.strokeStyle = look === 'stroke' ? palette.ink : palette.zoneInk
  context.lineWidth = width
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.setLineDash(look === 'relates' ? [width * 0.1, width * 3] : [])
  context.beginPath()
  for (const [x, y] of points) context.lineTo(x, y)
  context.stroke()
  context.setLineDash([])
  if (look === 'rests-on') paintArrow(context, points)
}

/** Smaller than this on the screen, words are no words. */
const smallestReadPx = 4

/** Paints the word on a link over the middle of its line, in board units. */
export function paintLineLabel({ context, palette, zoom }: Brush, line: Line, label: LineLabel): void {
  const { x, y, width, height } = labelRect(line, label)
  context.beginPath()
  context.roundRect(x, y, width, height, height / 2)
  context.fillStyle = palette.ground
  context.fill()
  context.strokeStyle = palette.zoneLine
  context.lineWidth = Math.max(1, 0.8 / zoom)
  context.stroke()
  if (labelSize * zoom < smallestReadPx) return
  context.fillStyle = palette.ink
  context.font = `${labelSize}px ${palette.fontText}`
  context.fillText(label.words, x + (width - label.width) / 2, y + height / 2 + labelSize * 0.34)
}

function paintArrow(context: CanvasRenderingContext2D, points: readonly (readonly [x: number, y: number])[]): void {
  const [to, from] = [points.at(-1), points.at(-2)]
  if (to === undefined || from === undefined) return
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0])
  context.beginPath()
  for (const side of [-0.45, 0.45]) {
    context.moveTo(...to)
    context.lineTo(to[0] - arrowLength * Math.cos(angle + side), to[1] - arrowLength * Math.sin(angle + side))
  }
  context.stroke()
}
