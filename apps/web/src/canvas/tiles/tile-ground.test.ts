import { expect, test } from 'vitest'
import type { Rect } from '../rect.ts'
import { recordingPool } from '../test/recording-pool.ts'
import { tileSize } from './tile-grid.ts'
import { createTileLayer, type Patience } from './tile-layer.ts'

/** A layer on a square sheet, all of which has been drawn, and what is painted and drawn from then on. */
function drawnLayer(side = 256) {
  const record = recordingPool()
  const parts: Rect[] = []
  const sheet = {
    clipped: [] as Rect[],
    drawn: 0,
    rect: (x: number, y: number, width: number, height: number) => void sheet.clipped.push({ x, y, width, height }),
    drawImage: () => void (sheet.drawn += 1),
  }
  const names: Readonly<Record<string, unknown>> = { rect: sheet.rect, drawImage: sheet.drawImage }
  const context = new Proxy({}, { get: (_none, name) => names[String(name)] ?? (() => undefined), set: () => true })
  let grounds = 0
  let now = 0
  const layer = createTileLayer({
    pool: record.pool,
    now: () => now,
    bounds: () => ({ x: 0, y: 0, width: 1024, height: 1024 }),
    hasAny: () => true,
    paint(on, { part }) {
      now += 10
      if (on === context) parts.push(part)
    },
  })
  const view = {
    camera: { x: 0, y: 0, zoom: 1 },
    viewport: { width: side, height: side },
    ratio: 1,
    isZooming: false,
    pointer: null,
  } as const
  const draw = (patience: Patience, isKept: boolean): boolean => {
    Object.assign(sheet, { clipped: [], drawn: 0 })
    record.painted.length = 0
    parts.length = 0
    grounds = 0
    const ground = { isKept, paint: () => void (grounds += 1) }
    // What the layer asks of a context is what the proxy has.
    return layer.draw(context as unknown as CanvasRenderingContext2D, { ...view, patience }, ground)
  }
  while (draw('none', false));
  return { layer, view, draw, sheet, parts, mended: record.painted, grounds: () => grounds }
}

test('on a ground that is kept only what changed is drawn again, and nothing where nothing did', () => {
  const { layer, draw, sheet, mended, grounds } = drawnLayer()
  layer.damage({ x: 100, y: 50, width: 40, height: 20 }, true)
  expect(draw('none', true)).toBe(false)
  const changed = { x: 98, y: 48, width: 44, height: 24 }
  expect(mended).toEqual([changed])
  expect(sheet.clipped).toEqual([changed])
  expect([sheet.drawn, grounds()]).toEqual([1, 1])
  draw('none', true)
  expect([sheet.drawn, grounds(), sheet.clipped.length]).toEqual([0, 0, 0])
  draw('none', false)
  expect([sheet.drawn, grounds(), sheet.clipped.length]).toEqual([1, 1, 0])
})

test('while letters come what changed is painted on its ground without any tile, and tiles are mended afterwards', () => {
  const { layer, view, draw, sheet, parts, mended, grounds } = drawnLayer()
  layer.damage({ x: 100, y: 50, width: 40, height: 20 }, true)
  layer.damage({ x: 9000, y: 50, width: 40, height: 20 }, true)
  const changed = { x: 98, y: 48, width: 44, height: 24 }
  expect(layer.mendUrgent({ ...view, patience: 'letter' })).toBe(false)
  expect(layer.mendUrgent({ ...view, patience: 'writing' })).toBe(true)
  expect(draw('writing', true)).toBe(false)
  expect([parts, sheet.clipped, mended, sheet.drawn, grounds()]).toEqual([[changed], [changed], [], 0, 1])
  draw('writing', true)
  expect([parts, sheet.clipped]).toEqual([[], []])
  // The tile is behind by what was painted, and draws the same there.
  expect(draw('none', true)).toBe(false)
  expect([parts, sheet.clipped, mended, sheet.drawn]).toEqual([[], [changed], [changed], 1])
})

test('what was painted without a tile is mended at once where another sheet is drawn', () => {
  const { layer, draw, mended, sheet } = drawnLayer()
  layer.damage({ x: 100, y: 50, width: 40, height: 20 }, true)
  draw('writing', true)
  expect(draw('writing', false)).toBe(false)
  expect([mended.length, sheet.drawn, sheet.clipped.length]).toEqual([1, 1, 0])
})

test('so many tiles that are behind are not mended in the frame that shows what changed, but in those that follow', () => {
  const { layer, draw, sheet, parts, mended } = drawnLayer(1500)
  for (const x of [100, 700, 1200]) for (const y of [100, 700]) layer.damage({ x, y, width: 40, height: 20 }, true)
  const changed = [100, 100, 700, 700, 1200, 1200].map((x, index) => ({
    ...{ x: x - 2, y: index % 2 === 0 ? 98 : 698 },
    ...{ width: 44, height: 24 },
  }))
  expect(draw('none', true)).toBe(true)
  expect([parts, sheet.clipped, mended, sheet.drawn]).toEqual([changed, changed, [], 0])
  const later: Rect[] = []
  let frames = 0
  while (draw('none', true)) {
    expect(mended).toHaveLength(1)
    later.push(...mended)
    frames += 1
  }
  later.push(...mended)
  // What is mended on a tile is counted from its corner.
  const onTiles = changed.map(({ x, y, ...size }) => ({ ...size, x: x % tileSize, y: y % tileSize }))
  expect([frames, new Set(later)]).toEqual([5, new Set(onTiles)])
})
