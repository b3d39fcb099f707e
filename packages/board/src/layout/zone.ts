import { zones, type Axis, type BoardPoint, type Zone } from '../document/schema.ts'

/** The zone a place lies in; null beside the axis. A border belongs to the thicker side. */
export function zoneAt(axis: Axis, place: BoardPoint): Zone | null {
  const [x, y] = place
  if (y < axis.y[0] || y > axis.y[1]) return null
  const found = zones.findLast((zone) => x >= axis[zone][0])
  return found !== undefined && x <= axis[found][1] ? found : null
}
