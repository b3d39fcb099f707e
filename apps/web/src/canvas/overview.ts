import type { Unsubscribe } from '@samtavle/base'
import type { Axis } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import { seenRect } from './camera.ts'
import type { CanvasParts } from './canvas-parts.ts'
import { boundsOf, type Rect } from './rect.ts'
import type { SceneItem } from './scene.ts'

/** The whole board from afar, as a small map needs it. */
export interface Overview {
  axis(): Axis
  items(): Iterable<SceneItem>
  /** Around the axis and everything on and beside it. */
  bounds(): Rect
  /** What I see of it. */
  seen(): Rect
  /** Looks at a point, from as far away as now. */
  lookAt(x: number, y: number): void
  watchItems(listener: () => void): Unsubscribe
  watchSeen(listener: () => void): Unsubscribe
}

/** Makes the overview of a canvas. */
export function createOverview({ board }: BoardSession, { scene, camera }: CanvasParts): Overview {
  const seen = (): Rect => seenRect(camera.camera.get(), camera.viewport())
  return {
    axis: () => board.meta().axis,
    items: () => [...scene.all()].filter(({ id }) => !scene.isFolded(id)),
    bounds() {
      const { understand, implement, y } = board.meta().axis
      const table = { x: understand[0], y: y[0], width: implement[1] - understand[0], height: y[1] - y[0] }
      return boundsOf([table, ...[scene.bounds() ?? []].flat()]) ?? table
    },
    seen,
    lookAt(x, y) {
      const { zoom } = camera.camera.get()
      const { width, height } = seen()
      camera.set({ x: x - width / 2, y: y - height / 2, zoom })
    },
    watchItems(listener) {
      const stops = [scene.watch(listener), board.watchMeta(listener)]
      return () => stops.forEach((stop) => stop())
    },
    watchSeen: camera.camera.watch,
  }
}
