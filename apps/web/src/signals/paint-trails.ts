import { trailMs, type Trails } from './trails.ts'

/** Where a point of the board is on the screen. */
type ToScreen = (at: readonly [x: number, y: number]) => readonly [x: number, y: number]

/** What trails are painted with. */
export interface TrailBrush {
  readonly context: CanvasRenderingContext2D
  readonly toScreen: ToScreen
  readonly colorOf: (who: number) => string
}

const widestPx = 7

/** Paints every trail as it is seen now, thinner and fainter towards its end; false when all is dark. */
export function paintTrails(trails: Trails, time: number, { context, toScreen, colorOf }: TrailBrush): boolean {
  const strokes = trails.seen(time)
  context.lineCap = 'round'
  for (const { who, points } of strokes) {
    context.strokeStyle = colorOf(who)
    for (const [index, point] of points.entries()) {
      const strength = Math.max(0, 1 - (time - point.time) / trailMs)
      const from = toScreen(points[Math.max(0, index - 1)]?.at ?? point.at)
      context.globalAlpha = strength
      context.lineWidth = 1.5 + widestPx * strength
      context.beginPath()
      context.moveTo(...from)
      context.lineTo(...toScreen(point.at))
      context.stroke()
    }
  }
  context.globalAlpha = 1
  return strokes.length > 0
}
