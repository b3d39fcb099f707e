import type { Camera } from '../camera.ts'
import type { Rect } from '../rect.ts'
import { boardUnder, levelScale, type TileLevel } from './tile-grid.ts'
import type { Tile } from './tile.ts'

/** Where the board lies on a sheet of device pixels. */
export interface Screen {
  readonly camera: Camera
  readonly ratio: number
}

/** Pixels of a level as they lie on the screen, on whole device pixels: neighbours share their edge, so no seam is ever seen. */
export function onScreen(level: TileLevel, pixels: Rect, { camera, ratio }: Screen): Rect {
  const { x, y, width, height } = boardUnder(level, pixels)
  const scale = camera.zoom * ratio
  const [left, top] = [Math.round((x - camera.x) * scale), Math.round((y - camera.y) * scale)]
  const right = Math.round((x + width - camera.x) * scale)
  const bottom = Math.round((y + height - camera.y) * scale)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** Draws a tile where its part of the board is seen; one that is not painted or blank draws nothing. */
export function drawTile(context: CanvasRenderingContext2D, tile: Tile, screen: Screen): void {
  if (tile.sheet === null) return
  const { x, y, width, height } = onScreen(tile.level, tile.pixels, screen)
  context.save()
  context.setTransform(1, 0, 0, 1, 0, 0)
  // On whole pixels and at their own size images are copied, not resampled, which is both sharp and quick.
  context.imageSmoothingEnabled = levelScale(tile.level) !== screen.camera.zoom * screen.ratio
  context.drawImage(tile.sheet.canvas, x, y, width, height)
  context.restore()
}

/** Camera at a place where board units and device pixels fall together, so that nothing that rests is resampled. */
export function onWholePixels(camera: Camera, ratio: number): Camera {
  const scale = camera.zoom * ratio
  return { ...camera, x: Math.round(camera.x * scale) / scale, y: Math.round(camera.y * scale) / scale }
}
