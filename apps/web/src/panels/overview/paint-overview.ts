import { zones, type Peer } from '@samtavle/board'
import type { Overview } from '../../canvas/index.ts'
import { pointsOf, type Line } from '../../canvas/link-line.ts'
import type { Rect } from '../../canvas/rect.ts'
import { sectorLook } from '../../sectors/sector-look.ts'

/** Where the board lies on the small map. */
export interface MapFit {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Room around the board on the map, in pixels. */
const margin = 8
/** A note is never smaller than this on the map, in pixels: it would not be seen. */
const smallestPx = 2

/** The size of the map in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The whole board in the middle of a map of this size. */
export function fitMap(bounds: Rect, { width, height }: Size): MapFit {
  const scale = Math.min(
    (width - 2 * margin) / Math.max(1, bounds.width),
    (height - 2 * margin) / Math.max(1, bounds.height),
  )
  return {
    scale,
    x: (width - bounds.width * scale) / 2 - bounds.x * scale,
    y: (height - bounds.height * scale) / 2 - bounds.y * scale,
  }
}

/** Colours by the name of their custom property. */
export type Colours = (name: string) => string

/** Paints zones, sections and papers: what changes seldom. */
export function paintBoard(
  context: CanvasRenderingContext2D,
  overview: Overview,
  { fit, colours }: { readonly fit: MapFit; readonly colours: Colours },
): void {
  const axis = overview.axis()
  const [top, bottom] = axis.y
  for (const zone of zones) {
    const [left, right] = axis[zone]
    context.fillStyle = colours(`--zone-${zone}`)
    context.fillRect(...onMap({ x: left, y: top, width: right - left, height: bottom - top }, fit))
  }
  context.strokeStyle = colours('--zone-ink')
  context.lineWidth = 1
  const drawn: { readonly line: Line; readonly color: string }[] = []
  const notes: { readonly rect: Rect; readonly color: string }[] = []
  for (const { view, setting } of overview.items()) {
    if (setting.line !== undefined) {
      if (view.state === 'whole' && view.kind === 'stroke')
        drawn.push({ line: setting.line, color: `--pen-${view.color}` })
      continue
    }
    if (view.state === 'whole' && view.kind === 'section') context.strokeRect(...onMap(setting.box, fit))
    else notes.push({ rect: setting.box, color: view.state === 'whole' ? `--paper-${view.color}` : '--line-strong' })
  }
  for (const { rect, color } of notes) {
    const [x, y, width, height] = onMap(rect, fit)
    context.fillStyle = colours(color)
    context.fillRect(x, y, Math.max(smallestPx, width), Math.max(smallestPx, height))
  }
  for (const { line, color } of drawn) {
    context.strokeStyle = colours(color)
    context.beginPath()
    for (const [x, y] of pointsOf(line)) context.lineTo(x * fit.scale + fit.x, y * fit.scale + fit.y)
    context.stroke()
  }
}

/** Paints what everybody sees: the others by the colour of their sector, and me over them. */
export function paintViews(
  context: CanvasRenderingContext2D,
  { seen, peers }: { readonly seen: Rect; readonly peers: readonly Peer[] },
  { fit, colours, size }: { readonly fit: MapFit; readonly colours: Colours; readonly size: Size },
): void {
  for (const { view, sector } of peers) {
    if (view === undefined) continue
    const [x, y, width, height] = view
    context.strokeStyle = colours(sectorLook(sector).color)
    context.lineWidth = 1.5
    context.strokeRect(...within(onMap({ x, y, width, height }, fit), size))
  }
  const mine = within(onMap(seen, fit), size)
  context.fillStyle = colours('--pine')
  context.globalAlpha = 0.12
  context.fillRect(...mine)
  context.globalAlpha = 1
  context.strokeStyle = colours('--pine')
  context.lineWidth = 2
  context.strokeRect(...mine)
}

/** Whoever sees more than the map shows is framed along its edge. */
function within([x, y, width, height]: MapRect, size: Size): MapRect {
  const [left, top] = [Math.max(2, x), Math.max(2, y)]
  const [right, bottom] = [Math.min(size.width - 4, x + width), Math.min(size.height - 4, y + height)]
  return [left, top, Math.max(1, right - left), Math.max(1, bottom - top)]
}

type MapRect = [x: number, y: number, width: number, height: number]

function onMap({ x, y, width, height }: Rect, fit: MapFit): MapRect {
  return [x * fit.scale + fit.x, y * fit.scale + fit.y, width * fit.scale, height * fit.scale]
}
