import { zones, type Axis } from '@samtavle/board'
import type { Brush } from './brush.ts'

/** Lower corners of the whole axis, and how thick its top is seen from above, in board units. */
const axisRadius = 36
const edgeHeight = 16

/** Paints the axis as a table top in three parts, in board units; the ground around it is the page's. */
export function paintTable(brush: Brush, axis: Axis): void {
  const { context, palette, zoom } = brush
  const [top, bottom] = axis.y
  const [left, right] = [axis.understand[0], axis.implement[1]]
  const hair = 1 / zoom
  context.save()
  paintEdge(brush, { left, right, bottom })
  context.beginPath()
  context.roundRect(left, top, right - left, bottom - top, [0, 0, axisRadius, axisRadius])
  context.clip()
  for (const zone of zones) {
    context.fillStyle = palette.zones[zone]
    context.fillRect(axis[zone][0] - hair, top, axis[zone][1] - axis[zone][0] + 2 * hair, bottom - top)
  }
  for (const border of [axis.plan[0], axis.implement[0]]) paintBorder(brush, border, axis)
  context.restore()
}

/** The front edge of the table, in wood, so that the axis lies on the ground like a thing. */
function paintEdge(
  { context, palette, zoom }: Brush,
  at: { readonly left: number; readonly right: number; readonly bottom: number },
): void {
  const height = Math.max(edgeHeight, 3 / zoom)
  const trace = (drop: number): void => {
    context.beginPath()
    context.roundRect(at.left, at.bottom - 100, at.right - at.left, 100 + drop, [0, 0, axisRadius, axisRadius])
    context.fill()
  }
  context.fillStyle = `rgb(${palette.shade} / ${palette.isDark ? 0.3 : 0.07})`
  trace(height * 2.4)
  context.fillStyle = palette.woodEdge
  trace(height)
  context.fillStyle = palette.wood
  trace(height - Math.max(2, 1 / zoom))
}

/** A soft border: zones lie side by side on one table, they are not rooms with walls. */
function paintBorder({ context, palette, zoom }: Brush, x: number, { y: [top, bottom] }: Axis): void {
  // Stitches keep their look when one steps back: never closer than a few pixels.
  const stitch = Math.max(1, 0.3 / zoom)
  context.strokeStyle = palette.zoneLine
  context.lineWidth = Math.max(2.5, 1.2 / zoom)
  context.lineCap = 'round'
  context.setLineDash([3 * stitch, 22 * stitch])
  context.beginPath()
  context.moveTo(x, top + axisRadius)
  context.lineTo(x, bottom - axisRadius)
  context.stroke()
  context.setLineDash([])
}
