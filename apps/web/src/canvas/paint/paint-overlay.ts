import type { Camera } from '../camera.ts'
import { smallestFramedPx } from '../gestures/hit.ts'
import { cornerOf, corners } from '../gestures/resize-frame.ts'
import { boundsOf, type Rect } from '../rect.ts'
import { prepareText } from '../text/measure.ts'
import { paintHand, type HandPaint } from './paint-hand.ts'
import { screenRect } from './screen-rect.ts'
import type { Brush } from './brush.ts'

/** A frame around something that somebody else has selected or is writing in. */
export interface PeerFrame {
  readonly box: Rect
  readonly color: string
  /** Colour of letters on the frame's label. */
  readonly label: string | null
}

/** A caret or a selected span of somebody else's, in board units. */
export interface PeerMark {
  readonly caret: Rect
  readonly spans: readonly Rect[]
  readonly color: string
}

/** What lies over the board on my screen only; the context's units are CSS pixels. */
export interface OverlayPaint {
  readonly camera: Camera
  readonly selected: readonly Rect[]
  readonly hasHandles: boolean
  readonly hovered: Rect | null
  readonly marquee: Rect | null
  readonly hand: HandPaint
  readonly peerFrames: readonly PeerFrame[]
  readonly peerMarks: readonly PeerMark[]
}

const handleSize = 9

/** Whether nothing of it would be seen. */
export function isBlank({ camera: _camera, hand, ...parts }: OverlayPaint): boolean {
  const all: readonly unknown[] = Object.values({ ...parts, ...hand })
  return all.every(isNothing)
}

function isNothing(part: unknown): boolean {
  return part === null || part === false || (Array.isArray(part) && part.length === 0)
}

/** Paints selection, handles, marquee and what others hold. */
export function paintOverlay(brush: Brush, paint: OverlayPaint): void {
  prepareText(brush.context)
  for (const frame of paint.peerFrames) paintPeerFrame(brush, paint.camera, frame)
  for (const mark of paint.peerMarks) paintPeerMark(brush, paint.camera, mark)
  if (paint.hovered !== null)
    strokeFrame(brush, screenRect(paint.camera, paint.hovered), { width: 1, alpha: 0.4, gap: 2 })
  paintSelected(brush, paint)
  if (paint.selected.length > 1) paintGroup(brush, paint)
  if (paint.hasHandles) for (const box of paint.selected) paintHandles(brush, screenRect(paint.camera, box))
  if (paint.marquee !== null) paintMarquee(brush, screenRect(paint.camera, paint.marquee))
  paintHand(brush, paint.camera, paint.hand)
}

function strokeFrame(
  { context, palette }: Brush,
  rect: Rect,
  look: { readonly width: number; readonly alpha: number; readonly gap: number; readonly color?: string },
): void {
  context.strokeStyle = look.color ?? palette.accent
  context.lineWidth = look.width
  context.globalAlpha = look.alpha
  context.beginPath()
  traceFrame(context, rect, look.gap)
  context.stroke()
  context.globalAlpha = 1
}

/** As one line, however many there are: they are painted in every frame while they are dragged. */
function paintSelected({ context, palette }: Brush, { camera, selected }: OverlayPaint): void {
  if (selected.length === 0) return
  context.strokeStyle = palette.accent
  context.lineWidth = 2
  context.beginPath()
  for (const box of selected) traceFrame(context, screenRect(camera, box), 3)
  context.stroke()
}

function traceFrame(context: CanvasRenderingContext2D, { x, y, width, height }: Rect, widest: number): void {
  const gap = Math.min(widest, width / 8)
  context.roundRect(x - gap, y - gap, width + 2 * gap, height + 2 * gap, 3 + gap)
}

function paintGroup(brush: Brush, { camera, selected }: OverlayPaint): void {
  const around = boundsOf(selected)
  if (around === undefined) return
  brush.context.setLineDash([4, 5])
  strokeFrame(brush, screenRect(camera, around), { width: 1, alpha: 0.6, gap: 10 })
  brush.context.setLineDash([])
}

function paintHandles({ context, palette }: Brush, box: Rect): void {
  if (Math.min(box.width, box.height) < smallestFramedPx) return
  context.fillStyle = palette.ground
  context.strokeStyle = palette.accent
  context.lineWidth = 2
  const frame: Rect = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 }
  for (const corner of corners) {
    const [x, y] = cornerOf(frame, corner)
    context.beginPath()
    context.roundRect(x - handleSize / 2, y - handleSize / 2, handleSize, handleSize, 2.5)
    context.fill()
    context.stroke()
  }
}

function paintMarquee({ context, palette }: Brush, { x, y, width, height }: Rect): void {
  context.beginPath()
  context.roundRect(x, y, width, height, 3)
  context.globalAlpha = 0.1
  context.fillStyle = palette.accent
  context.fill()
  context.globalAlpha = 0.8
  context.strokeStyle = palette.accent
  context.lineWidth = 1
  context.stroke()
  context.globalAlpha = 1
}

function paintPeerFrame(brush: Brush, camera: Camera, frame: PeerFrame): void {
  const box = screenRect(camera, frame.box)
  strokeFrame(brush, box, { width: 1.5, alpha: 0.85, gap: 2, color: frame.color })
  if (frame.label === null || box.width < 40) return
  const { context, palette } = brush
  context.font = `600 12px ${palette.fontText}`
  const width = Math.min(context.measureText(frame.label).width, 140) + 12
  context.fillStyle = frame.color
  context.beginPath()
  context.roundRect(box.x - 3, box.y - 21, width, 17, 4)
  context.fill()
  context.fillStyle = palette.ground
  context.fillText(frame.label, box.x + 3, box.y - 8.5, width - 12)
}

function paintPeerMark({ context }: Brush, camera: Camera, mark: PeerMark): void {
  context.fillStyle = mark.color
  context.globalAlpha = 0.22
  for (const span of mark.spans) {
    const { x, y, width, height } = screenRect(camera, span)
    context.fillRect(x, y, width, height)
  }
  context.globalAlpha = 1
  const caret = screenRect(camera, mark.caret)
  context.fillRect(caret.x - 1, caret.y, 2, caret.height)
}
