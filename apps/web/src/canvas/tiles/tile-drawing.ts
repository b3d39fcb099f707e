import type { Camera } from '../camera.ts'
import type { Rect } from '../rect.ts'
import { boardUnder, levelScale, type TileLevel } from './tile-grid.ts'
import type { Tile, TileContent } from './tile.ts'

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

/** What of tiles has been painted since they were drawn, as it lies on the screen. */
export function newsOnScreen(tiles: readonly Tile[], screen: Screen): readonly Rect[] {
  return tiles.flatMap(({ level, pixels, news }) => {
    if (news === 'none') return []
    return (news === 'whole' ? [pixels] : news).map((part) => onScreen(level, part, screen))
  })
}

/** Confines what is drawn to some rectangles of device pixels, until the context is restored. */
export function clipTo(context: CanvasRenderingContext2D, rects: readonly Rect[]): void {
  const before = context.getTransform()
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.beginPath()
  for (const { x, y, width, height } of rects) context.rect(x, y, width, height)
  context.clip()
  context.setTransform(before)
}

/** Paints parts of the board where they are seen, each on its ground, without any tile; `parts` are pixels of a level that is the screen's. */
export function paintDirectly(
  context: CanvasRenderingContext2D,
  parts: readonly Rect[],
  { level, screen, ground, content }: DirectPainting,
): void {
  const origin = [screen.camera.x * levelScale(level), screen.camera.y * levelScale(level)] as const
  for (const part of parts) {
    context.save()
    clipTo(context, [onScreen(level, part, screen)])
    ground.paint()
    context.setTransform(1, 0, 0, 1, 0, 0)
    content.paint(context, { level, origin, part: boardUnder(level, part) })
    context.restore()
  }
}

/** What is painted directly, and on what. */
export interface DirectPainting {
  readonly level: TileLevel
  readonly screen: Screen
  readonly ground: TileGround
  readonly content: TileContent
}

/** What tiles lie on. */
export interface TileGround {
  /** The context shows this ground and the last drawing, under the same view: only what changed since has to be drawn. */
  readonly isKept: boolean
  paint(): void
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
