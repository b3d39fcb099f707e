import { boardToScreen, exactBoardPoint, type Camera } from '../camera.ts'
import type { Rect } from '../rect.ts'

/** A rectangle of the board as it lies on the screen. */
export function screenRect(camera: Camera, rect: Rect): Rect {
  const [x, y] = boardToScreen(camera, exactBoardPoint(rect.x, rect.y))
  return { x, y, width: rect.width * camera.zoom, height: rect.height * camera.zoom }
}
