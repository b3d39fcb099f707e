import { zones, type Axis } from '@samtavle/board'
import type { Brush } from './brush.ts'

/** Corners of the whole axis, in board units. */
const axisRadius = 36

/** Paints the axis as a table top in three parts, in board units; the ground around it is the page's. */
export function paintTable(brush: Brush, axis: Axis): void {
  const { context, palette, zoom } = brush
  const [top, bottom] = axis.y
  const [left, right] = [axis.understand[0], axis.implement[1]]
  const hair = 1 / zoom
  context.save()
  context.beginPath()
  context.roundRect(left, top, right - left, bottom - top, axisRadius)
  context.save()
  context.clip()
  for (const zone of zones) {
    context.fillStyle = palette.zones[zone]
    context.fillRect(axis[zone][0] - hair, top, axis[zone][1] - axis[zone][0] + 2 * hair, bottom - top)
  }
  for (const border of [axis.plan[0], axis.implement[0]]) paintBorder(brush, border, axis)
  context.restore()
  context.strokeStyle = palette.zoneLine
  context.lineWidth = hair
  context.stroke()
  context.restore()
}

/** A soft border: zones lie side by side on one table, they are not rooms with walls. */
function paintBorder({ context, palette, zoom }: Brush, x: number, { y: [top, bottom] }: Axis): void {
  context.strokeStyle = palette.zoneLine
  context.lineWidth = Math.max(2, 1 / zoom)
  context.lineCap = 'round'
  context.setLineDash([2, 26])
  context.beginPath()
  context.moveTo(x, top + axisRadius)
  context.lineTo(x, bottom - axisRadius)
  context.stroke()
  context.setLineDash([])
}
