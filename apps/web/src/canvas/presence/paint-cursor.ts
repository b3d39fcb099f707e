import type { Palette } from '../palette.ts'
import type { ScreenPoint } from '../camera.ts'
import { paintSectorShape } from '../paint/sector-shape.ts'

/** Another's pointer as it is painted; it looks as its element does in the style sheet. */
export interface PaintedCursor {
  readonly at: ScreenPoint
  readonly sector: string | null
  /** Its person points outside of what I see: only the shape of the sector waits at the edge. */
  readonly isPinned: boolean
  readonly opensLeft: boolean
  /** Null where names have no room. */
  readonly name: string | null
  readonly opacity: number
  /** The board is seen from so far that an arrow is as large as a note. */
  readonly isFar: boolean
}

/** Below this a note is drawn smaller than an arrow and its shadow. */
const farZoom = 0.12

/** Whether a board is seen from so far that arrows would cover what people wrote. */
export function isFarOut(zoom: number): boolean {
  return zoom < farZoom
}

const arrow = 'M2 1.5 17.5 9 10.4 11 7.4 17.8z'
const shapeSize = 10
const dotSize = { shape: 6, edge: 8 }
const nameSize = 12
const pill = { height: 21.4, before: 6, gap: 5, after: 8, widest: 160 }
/** Where a label begins: beside the arrow, or at the edge where its arrow would be. */
const beside = { x: 12, y: 15 }
const atEdge = { x: -4, y: -11 }
/** A label that opens to the left ends so far from the point. */
const leftGap = 2

let arrowPath: Path2D | null = null

/** Paints a pointer; the context's units are CSS pixels. */
export function paintCursor(context: CanvasRenderingContext2D, palette: Palette, cursor: PaintedCursor): void {
  if (cursor.opacity === 0) return
  context.save()
  context.globalAlpha = cursor.opacity
  context.translate(cursor.at[0], cursor.at[1])
  if (cursor.isFar && !cursor.isPinned && cursor.name === null) paintDot(context, palette, cursor)
  else if (!cursor.isPinned) paintArrow(context, palette, cursor)
  if (cursor.isPinned || cursor.name !== null) paintLabel(context, palette, cursor)
  context.restore()
}

/** From afar one sees in which part somebody is, and from which sector: no more than that is told, by its shape and colour. */
function paintDot(context: CanvasRenderingContext2D, palette: Palette, { sector }: PaintedCursor): void {
  paintSectorShape(context, sector, { x: 0, y: 0, size: dotSize.edge, color: palette.ground })
  paintSectorShape(context, sector, { x: 0, y: 0, size: dotSize.shape, color: palette.sector(sector) })
}

function paintArrow(context: CanvasRenderingContext2D, palette: Palette, { sector }: PaintedCursor): void {
  arrowPath ??= new Path2D(arrow)
  context.translate(-2, -2)
  context.fillStyle = palette.sector(sector)
  context.strokeStyle = palette.ground
  context.lineWidth = 1.5
  context.lineJoin = 'round'
  context.fill(arrowPath)
  context.stroke(arrowPath)
  context.translate(2, 2)
}

function paintLabel(context: CanvasRenderingContext2D, palette: Palette, cursor: PaintedCursor): void {
  const { sector, name, isPinned, opensLeft } = cursor
  context.font = `600 ${nameSize}px ${palette.fontText}`
  const room = pill.widest - pill.before - shapeSize - pill.gap - pill.after
  const nameWidth = name === null ? 0 : Math.min(room, context.measureText(name).width)
  const height = name === null ? shapeSize + 8 : pill.height
  const width = name === null ? height : pill.before + shapeSize + pill.gap + nameWidth + pill.after
  const from = isPinned ? atEdge : beside
  const left = opensLeft ? -leftGap - width : from.x
  context.fillStyle = palette.sector(sector)
  context.beginPath()
  context.roundRect(left, from.y, width, height, height / 2)
  context.fill()
  const middle = from.y + height / 2
  const shapeX = left + (name === null ? 4 : pill.before) + shapeSize / 2
  paintSectorShape(context, sector, { x: shapeX, y: middle, size: shapeSize, color: palette.ground })
  if (name === null) return
  context.fillStyle = palette.ground
  // Too long a name is squeezed while the board moves, and cut again when it rests.
  context.fillText(name, shapeX + shapeSize / 2 + pill.gap, middle + nameSize * 0.35, nameWidth)
}
