import { pointsOf, type Line } from '../link-line.ts'
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
