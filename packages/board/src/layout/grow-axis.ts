import { zones, type Axis, type Zone } from '../document/schema.ts'
import type { BoardView } from '../read/view.ts'
import { cell, zoneColumns, zoneRows } from './free-space.ts'

/** How much wider than tall a zone full of notes should be: the shape of the screens that boards are read on. */
const pleasantRatio = 1.6

/** The axis with its zones reaching down to `bottom`, or the same axis when they already do. */
export function axisReaching(axis: Axis, bottom: number): Axis {
  return bottom <= axis.y[1] ? axis : { ...axis, y: [axis.y[0], bottom] }
}

/**
 * The axis with a zone widened for so many more notes. A zone widens only while nothing lies to its right, because widening
 * moves the borders of the zones there; otherwise it keeps its width and will grow downwards.
 */
export function axisWithRoom(view: BoardView, zone: Zone, count: number): Axis {
  const { axis } = view.meta
  const items = [...view.items.values()]
  const needed = count + items.filter((item) => item.zone === zone).length
  const columns = zoneColumns(axis, zone)
  const wanted = Math.ceil(Math.sqrt(needed * pleasantRatio))
  const isRoomy = needed <= columns * zoneRows(axis) || wanted <= columns
  const isBlocked = items.some(({ place }) => place !== null && place[0] > axis[zone][1])
  return isRoomy || isBlocked ? axis : widened(axis, zone, (wanted - columns) * cell)
}

function widened(axis: Axis, zone: Zone, by: number): Axis {
  const shift = (other: Zone): readonly [number, number] => {
    const [from, to] = axis[other]
    const order = zones.indexOf(other) - zones.indexOf(zone)
    return [order > 0 ? from + by : from, order >= 0 ? to + by : to]
  }
  return { understand: shift('understand'), plan: shift('plan'), implement: shift('implement'), y: axis.y }
}
