import type { ItemId } from '@samtavle/board'
import { fitRect, type Camera, type Insets, type Viewport } from './camera.ts'
import type { CameraControl } from './camera-control.ts'
import type { CameraCommands } from './canvas.ts'
import { boundsOf, grownRect, type Rect } from './rect.ts'
import type { Scene } from './scene.ts'

/** Following is never nearer than this, and once this much further than needed is near enough to be left as it is. */
const closestFollow = 0.9
const nearEnough = 0.55
/** Further out than this nobody reads: what lies too far from the first is left out of view instead. */
const furthestFollow = 0.3
/** A slow glide, which an eye can go along with. */
const followMs = 900
/** What is followed has this much of its surroundings with it, in board units. */
const followMargin = 260

/** Makes the command that keeps items in view. */
export function createFollowing(scene: Pick<Scene, 'item'>, camera: CameraControl): CameraCommands['follow'] {
  return (ids: readonly ItemId[], how) => {
    const boxes = ids.map((id) => scene.item(id)?.setting.box).filter((box) => box !== undefined)
    const room = { viewport: camera.viewport(), insets: camera.insets() }
    const bounds = how?.wholeScene === true ? boundsOf(boxes) : nearestTogether(boxes, room.viewport)
    if (bounds === undefined) return
    const near = fitRect(grownRect(bounds, followMargin), { ...room, maxZoom: closestFollow })
    const now = camera.goal()
    const isSeen = holds(clearRect(now, room), bounds) && now.zoom >= near.zoom * nearEnough
    if (!isSeen) camera.flyTo(near, followMs)
  }
}

/** Around the first of some rectangles, and as many of the others as can be seen with it large enough. */
function nearestTogether(boxes: readonly Rect[], { width, height }: Viewport): Rect | undefined {
  let bounds: Rect | undefined
  for (const box of boxes) {
    const wider: Rect | undefined = bounds === undefined ? box : boundsOf([bounds, box])
    if (wider === undefined) continue
    const fits = bounds === undefined || Math.max(wider.width / width, wider.height / height) * furthestFollow <= 1
    if (fits) bounds = wider
  }
  return bounds
}

/** What is seen clear of other interface, in board units. */
function clearRect(
  { x, y, zoom }: Camera,
  { viewport, insets }: { readonly viewport: Viewport; readonly insets: Insets },
): Rect {
  return {
    x: x + insets.left / zoom,
    y: y + insets.top / zoom,
    width: (viewport.width - insets.left - insets.right) / zoom,
    height: (viewport.height - insets.top - insets.bottom) / zoom,
  }
}

function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  )
}
