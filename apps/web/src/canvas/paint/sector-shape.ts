import { sectorLook } from '../../sectors/sector-look.ts'

/** The box of the sector paths. */
const shapeBox = 20

const pathsByData = new Map<string, Path2D>()

/** Fills a sector's shape centred on a point; the shape is the second cue beside its colour. */
export function paintSectorShape(
  context: CanvasRenderingContext2D,
  sector: string | null,
  { x, y, size, color }: { readonly x: number; readonly y: number; readonly size: number; readonly color: string },
): void {
  const scale = size / shapeBox
  context.save()
  context.translate(x - size / 2, y - size / 2)
  context.scale(scale, scale)
  context.fillStyle = color
  context.fill(pathOf(sectorLook(sector).path), 'evenodd')
  context.restore()
}

function pathOf(data: string): Path2D {
  const known = pathsByData.get(data)
  if (known !== undefined) return known
  const path = new Path2D(data)
  pathsByData.set(data, path)
  return path
}
