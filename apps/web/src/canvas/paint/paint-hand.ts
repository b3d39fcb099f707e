import { boardToScreen, exactBoardPoint, type Camera, type ScreenPoint } from '../camera.ts'
import type { DrawnPicture } from '../gestures/drawing.ts'
import { endOf, plusPlaces, plusRadiusPx, type Beside } from '../gestures/hit.ts'
import type { Guide } from '../gestures/snap.ts'
import { pointsOf, type Line } from '../link-line.ts'
import type { Rect } from '../rect.ts'
import type { Brush } from './brush.ts'
import { screenRect } from './screen-rect.ts'

/** What my hand is about to do, over the board on my screen only; in board units. */
export interface HandPaint {
  readonly drawn: DrawnPicture | null
  readonly guides: readonly Guide[]
  readonly beside: Beside | null
  readonly line: Line | null
  /** Selected things that are held still. */
  readonly locked: readonly Rect[]
}

/** Paints guides, what is being drawn, plus signs, the ends of a link and locks. The context's units are CSS pixels. */
export function paintHand(brush: Brush, camera: Camera, hand: HandPaint): void {
  for (const guide of hand.guides) paintGuide(brush, camera, guide)
  if (hand.drawn !== null) paintDrawn(brush, camera, hand.drawn)
  if (hand.beside !== null) for (const [, at] of plusPlaces(hand.beside, camera)) paintPlus(brush, at)
  if (hand.line !== null) {
    paintEnd(brush, boardToScreen(camera, endOf(hand.line, 'from')))
    paintEnd(brush, boardToScreen(camera, endOf(hand.line, 'to')))
  }
  for (const box of hand.locked) paintLock(brush, screenRect(camera, box))
}

function paintGuide({ context, palette }: Brush, camera: Camera, { from, to, is }: Guide): void {
  const [x1, y1] = boardToScreen(camera, exactBoardPoint(...from))
  const [x2, y2] = boardToScreen(camera, exactBoardPoint(...to))
  context.strokeStyle = palette.accent
  context.lineWidth = is === 'gap' ? 2 : 1
  context.globalAlpha = is === 'gap' ? 0.9 : 0.7
  context.beginPath()
  context.moveTo(x1, y1)
  context.lineTo(x2, y2)
  if (is === 'gap') {
    const [ax, ay] = x1 === x2 ? [4, 0] : [0, 4]
    for (const [x, y] of [[x1, y1] as const, [x2, y2] as const]) {
      context.moveTo(x - ax, y - ay)
      context.lineTo(x + ax, y + ay)
    }
  }
  context.stroke()
  context.globalAlpha = 1
}

function paintDrawn({ context, palette }: Brush, camera: Camera, { rect, line, meets }: DrawnPicture): void {
  context.strokeStyle = palette.accent
  context.lineWidth = 2
  context.lineCap = 'round'
  context.setLineDash([6, 6])
  for (const box of [rect, meets]) {
    if (box === null) continue
    const { x, y, width, height } = screenRect(camera, box)
    context.beginPath()
    context.roundRect(x, y, width, height, 8)
    context.stroke()
  }
  context.setLineDash([])
  if (line === null) return
  context.beginPath()
  for (const point of pointsOf(line)) {
    const [x, y] = boardToScreen(camera, exactBoardPoint(...point))
    context.lineTo(x, y)
  }
  context.stroke()
}

function paintPlus({ context, palette }: Brush, [x, y]: ScreenPoint): void {
  context.beginPath()
  context.arc(x, y, plusRadiusPx, 0, 2 * Math.PI)
  context.fillStyle = palette.ground
  context.fill()
  context.strokeStyle = palette.accent
  context.lineWidth = 1.5
  context.stroke()
  context.lineWidth = 2
  context.lineCap = 'round'
  context.beginPath()
  context.moveTo(x - 4.5, y)
  context.lineTo(x + 4.5, y)
  context.moveTo(x, y - 4.5)
  context.lineTo(x, y + 4.5)
  context.stroke()
}

function paintEnd({ context, palette }: Brush, [x, y]: ScreenPoint): void {
  context.beginPath()
  context.arc(x, y, 6, 0, 2 * Math.PI)
  context.fillStyle = palette.ground
  context.fill()
  context.strokeStyle = palette.accent
  context.lineWidth = 2
  context.stroke()
}

/** A padlock in the corner of what is held still. */
function paintLock({ context, palette }: Brush, { x, y, width }: Rect): void {
  const [left, top] = [x + width - 10, y - 12]
  context.beginPath()
  context.arc(left, top + 4, 12, 0, 2 * Math.PI)
  context.fillStyle = palette.accent
  context.fill()
  context.fillStyle = palette.onAccent
  context.strokeStyle = palette.onAccent
  context.lineWidth = 1.8
  context.beginPath()
  context.roundRect(left - 5, top + 2.5, 10, 7.5, 1.5)
  context.fill()
  context.beginPath()
  context.arc(left, top + 2.5, 3.2, Math.PI, 0)
  context.stroke()
}
