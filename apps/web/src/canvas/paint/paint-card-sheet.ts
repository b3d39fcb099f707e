import type { Brush } from './brush.ts'
import type { CardPaint } from './paint-card.ts'

const radius = 8
/** A framing of a problem is painted as a framed picture: the frame tells from afar how many hold it. */
const frameWidth = 8

/** Paints the sheet of a card: a frame, a tag, or a sheet with a coloured edge. */
export function paintSheet(brush: Brush, paint: CardPaint): void {
  switch (paint.view.kind) {
    case 'framing':
      return paintFrame(brush, paint)
    case 'resource':
      return paintTag(brush, paint)
    default:
      return paintEdged(brush, paint)
  }
}

/** Nobody holds it: an empty frame, dashed. Somebody: plain wood. Shared: the frame takes the colour of what is common. */
function paintFrame(brush: Brush, { setting: { width, height }, judgement }: CardPaint): void {
  const { context, palette } = brush
  const state = judgement.standing?.state ?? 'unheld'
  const [frame, edge] = {
    unheld: [palette.ground, palette.woodEdge],
    held: [palette.wood, palette.woodEdge],
    shared: [palette.accent, palette.accent],
  }[state] as [string, string]
  sheet(brush, { x: 0, y: 0, width, height, radius, fill: frame })
  context.strokeStyle = edge
  context.lineWidth = Math.max(1.4, 1 / brush.zoom)
  context.setLineDash(state === 'unheld' ? [7, 5] : [])
  context.stroke()
  context.setLineDash([])
  const inner = { x: frameWidth, y: frameWidth, width: width - 2 * frameWidth, height: height - 2 * frameWidth }
  sheet(brush, { ...inner, radius: radius - 4, fill: palette.ground })
  if (state === 'unheld') return
  // Light falls into the frame from above.
  context.fillStyle = palette.edge
  context.fillRect(frameWidth, frameWidth, width - 2 * frameWidth, 1.5)
}

function paintTag(brush: Brush, { view, setting: { width, height } }: CardPaint): void {
  const { context, palette } = brush
  const cut = 20
  context.beginPath()
  context.moveTo(0, 0)
  context.lineTo(width - cut, 0)
  context.lineTo(width, cut)
  context.lineTo(width, height)
  context.lineTo(0, height)
  context.closePath()
  context.fillStyle = palette.papers[view.color]
  context.fill()
  context.strokeStyle = palette.edge
  context.lineWidth = Math.max(1, 1 / brush.zoom)
  context.stroke()
  // The hole for the string that ties it to what it is used in.
  context.beginPath()
  context.arc(width - cut - 2, cut + 4, 5, 0, 2 * Math.PI)
  context.fillStyle = palette.zones.plan
  context.fill()
  context.stroke()
}

function paintEdged(brush: Brush, { view, setting: { width, height } }: CardPaint): void {
  const { context, palette, zoom } = brush
  sheet(brush, { x: 0, y: 0, width, height, radius, fill: palette.ground })
  context.strokeStyle = palette.zoneLine
  context.lineWidth = Math.max(1.2, 1 / zoom)
  context.stroke()
  context.beginPath()
  context.roundRect(0, 0, width, 9, [radius, radius, 0, 0])
  context.fillStyle = palette.papers[view.color]
  context.fill()
}

function sheet(
  { context }: Brush,
  at: {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly radius: number
    readonly fill: string
  },
): void {
  context.beginPath()
  context.roundRect(at.x, at.y, at.width, at.height, at.radius)
  context.fillStyle = at.fill
  context.fill()
}
