import { seenRect, type Camera } from '../camera.ts'
import { rectHolds, type Rect } from '../rect.ts'
import type { View } from '../picture.ts'

/*
 * While the camera moves over a full table, painting every note in every frame is more than slow machines can do. So the notes are
 * painted once, with some room around what is seen, and that picture is slid and scaled under the camera. At rest it is painted
 * directly and sharp. (Tiles will take this further: they are many such pictures.)
 */

/** Draws a board either directly or from a picture of it. */
export interface MovingPicture {
  draw(context: CanvasRenderingContext2D, view: View, how: { readonly isMoving: boolean; readonly ratio: number }): void
  /** The board looks different now. */
  outdate(): void
}

/** Room around what is seen, as a part of its width and height. */
const roomPart = 0.3
/** A picture may be shown this much larger or smaller before it is painted anew. */
const largestScale = 1.9
const smallestScale = 0.55

/** Makes a picture of what `paint` paints. */
export function createMovingPicture(paint: (context: CanvasRenderingContext2D, view: View) => void): MovingPicture {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  let taken: { readonly camera: Camera; readonly seen: Rect } | null = null

  const take = (target: CanvasRenderingContext2D, view: View, ratio: number): typeof taken => {
    const roomy = viewWithRoom(view)
    const [width, height] = [Math.ceil(roomy.viewport.width * ratio), Math.ceil(roomy.viewport.height * ratio)]
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    } else target.clearRect(0, 0, width, height)
    target.setTransform(ratio, 0, 0, ratio, 0, 0)
    paint(target, roomy)
    target.setTransform(1, 0, 0, 1, 0, 0)
    return { camera: roomy.camera, seen: seenRect(roomy.camera, roomy.viewport) }
  }
  return {
    outdate: () => void (taken = null),
    draw(target, view, { isMoving, ratio }) {
      if (!isMoving || context === null) {
        paint(target, view)
        return
      }
      if (taken === null || !canShow(taken, view)) taken = take(context, view, ratio)
      if (taken === null) return
      const { camera } = view
      const scale = camera.zoom / taken.camera.zoom
      // On whole dots a slid picture is copied, not resampled, which is both sharp and quick.
      const [x, y] = [taken.camera.x - camera.x, taken.camera.y - camera.y].map(
        (away) => Math.round(away * camera.zoom * ratio) / ratio,
      )
      target.imageSmoothingEnabled = scale !== 1
      target.drawImage(canvas, x ?? 0, y ?? 0, (canvas.width / ratio) * scale, (canvas.height / ratio) * scale)
      target.imageSmoothingEnabled = true
    },
  }
}

function canShow(taken: { readonly camera: Camera; readonly seen: Rect }, { camera, viewport }: View): boolean {
  const scale = camera.zoom / taken.camera.zoom
  const seen = seenRect(camera, viewport)
  const isInside =
    rectHolds(taken.seen, [seen.x, seen.y]) && rectHolds(taken.seen, [seen.x + seen.width, seen.y + seen.height])
  return isInside && scale <= largestScale && scale >= smallestScale
}

function viewWithRoom({ camera, viewport }: View): View {
  const [roomX, roomY] = [Math.ceil(viewport.width * roomPart), Math.ceil(viewport.height * roomPart)]
  return {
    camera: { ...camera, x: camera.x - roomX / camera.zoom, y: camera.y - roomY / camera.zoom },
    viewport: { width: viewport.width + 2 * roomX, height: viewport.height + 2 * roomY },
  }
}
