import { boundsOf, rectsMeet, type Rect } from '../rect.ts'

/** What of a tile is not as the board says: nothing, all of it, or some rectangles of its level's pixels. */
export type Damage = 'none' | 'whole' | readonly Rect[]

/** More rectangles than this are mended together, because each mending asks what lies there and clips. */
const mostRects = 12
/** When the rectangles cover more than this part of the tile, painting it whole is no dearer. */
const wholePart = 0.6

/** Damage with one more rectangle; `part` lies inside `tile`, both in pixels of the level. */
export function damageWith(damage: Damage, part: Rect, tile: Rect): Damage {
  if (damage === 'whole') return damage
  const rects = joined(damage === 'none' ? [] : damage, part)
  const fewer = rects.length > mostRects ? [boundsOf(rects) ?? part] : rects
  const area = fewer.reduce((sum, { width, height }) => sum + width * height, 0)
  return area > wholePart * tile.width * tile.height ? 'whole' : fewer
}

/** The rectangles with one more; those that meet become one, so that nothing is painted twice. */
function joined(rects: readonly Rect[], added: Rect): readonly Rect[] {
  const met = rects.filter((rect) => rectsMeet(rect, added))
  if (met.length === 0) return [...rects, added]
  const apart = rects.filter((rect) => !met.includes(rect))
  return joined(apart, boundsOf([...met, added]) ?? added)
}
