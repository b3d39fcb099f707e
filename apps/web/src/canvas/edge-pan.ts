import { panBy } from './camera.ts'
import type { CanvasParts } from './canvas-parts.ts'
import { createEdgeScroll } from './gestures/edge-scroll.ts'
import type { PointerListener } from './gestures/pointer-listener.ts'

/** Pans while something is carried at an edge, and lets it follow the hand. */
export function createEdgePan({
  camera,
}: Pick<CanvasParts, 'camera'>): (time: number, pointers: PointerListener) => boolean {
  const scroll = createEdgeScroll()
  return (time, pointers) => {
    const field = { pointer: pointers.pointer(), viewport: camera.viewport() }
    const by = scroll.step(time, pointers.gesture(), field)
    if (by === null) return false
    if (by[0] !== 0 || by[1] !== 0) {
      camera.set(panBy(camera.camera.get(), ...by))
      pointers.again()
    }
    return true
  }
}
