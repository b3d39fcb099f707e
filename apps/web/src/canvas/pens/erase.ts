import { isBy } from '../../bridge/is-by.ts'
import { isLocked } from '../item-state.ts'
import { distanceToLine, pointsOf, type Line } from '../link-line.ts'
import { grownRect, rectBetween } from '../rect.ts'
import type { Scene, SceneItem } from '../scene.ts'

/** Where an eraser went since it was last asked, on the board. */
export interface Rub {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  /** How far it reaches to either side, in board units. */
  readonly reach: number
}

/** The strokes that an eraser has touched, those of others, too; what is held still stays. */
export function strokesUnder(scene: Scene, { from, to, reach }: Rub): readonly SceneItem[] {
  return scene.inRect(grownRect(rectBetween(from, to), reach)).filter(({ view, setting }) => {
    const width = view.state === 'whole' ? view.stroke?.width : undefined
    if (width === undefined || setting.line === undefined || isLocked(view)) return false
    return distanceBetween(setting.line, [...from, ...to]) <= reach + width / 2
  })
}

/** How near two lines come to each other; none at all where they cross. */
function distanceBetween(line: Line, other: Line): number {
  if (doCross(line, other)) return 0
  const [first, second] = [pointsOf(line), pointsOf(other)]
  const near = [
    ...first.map((point) => distanceToLine(other, point)),
    ...second.map((point) => distanceToLine(line, point)),
  ]
  return near.reduce((least, each) => Math.min(least, each), Infinity)
}

function doCross(line: Line, [ax = 0, ay = 0, bx = 0, by = 0]: Line): boolean {
  const points = pointsOf(line)
  const sideOf = ([x, y]: readonly [number, number], [fx, fy, tx, ty]: readonly [number, number, number, number]) =>
    Math.sign((tx - fx) * (y - fy) - (ty - fy) * (x - fx))
  return points.slice(1).some(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y]
    const stretch = [fromX, fromY, x, y] as const
    return (
      sideOf([ax, ay], stretch) * sideOf([bx, by], stretch) < 0 &&
      sideOf([fromX, fromY], [ax, ay, bx, by]) * sideOf([x, y], [ax, ay, bx, by]) < 0
    )
  })
}

/** Those of them that I may rub out: what others drew is deleted on purpose, by selecting it. */
export function mineOf(items: readonly SceneItem[], me: string): readonly SceneItem[] {
  return items.filter(({ view }) => isBy(view, me))
}
