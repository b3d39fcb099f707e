import { sectorLook } from '../../sectors/sector-look.ts'

/** The box of the sector paths. */
const shapeBox = 20

const pathsByData = new Map<string, Path2D>()

/** Where and how a sector's shape is painted. */
export interface ShapePaint {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly color: string
  /** Only its outline: somebody is named, or has a doubt, and does not hold. */
  readonly isHollow?: boolean
}

/** Paints a sector's shape centred on a point; the shape is the second cue beside its colour. */
export function paintSectorShape(
  context: CanvasRenderingContext2D,
  sector: string | null,
  { x, y, size, color, isHollow = false }: ShapePaint,
): void {
  const scale = size / shapeBox
  const path = pathOf(sectorLook(sector).path)
  context.save()
  context.translate(x - size / 2, y - size / 2)
  context.scale(scale, scale)
  if (isHollow) {
    context.strokeStyle = color
    context.lineWidth = 2.6
    context.stroke(path)
  } else {
    context.fillStyle = color
    context.fill(path, 'evenodd')
  }
  context.restore()
}

/** The path that some drawing commands describe, made once. */
export function pathOf(data: string): Path2D {
  const known = pathsByData.get(data)
  if (known !== undefined) return known
  const path = new Path2D(data)
  pathsByData.set(data, path)
  return path
}
