import { expect, test } from 'vitest'
import { seenRect } from '../camera.ts'
import { rectsMeet } from '../rect.ts'
import { recordingPool } from '../test/recording-pool.ts'
import { pixelsAround, tileSize, tilesTouching } from './tile-grid.ts'
import { createTileLayer, type TileView } from './tile-layer.ts'

const viewport = { width: 1920, height: 1080 }

/** A board as large as fifty thousand notes, full everywhere, and a clock on which every look takes a moment. */
function fullBoard(side = 50_000) {
  const record = recordingPool()
  let now = 0
  const layer = createTileLayer({
    pool: record.pool,
    now: () => (now += 0.1),
    bounds: () => ({ x: 0, y: 0, width: side, height: side }),
    hasAny: (part) => rectsMeet(part, { x: 0, y: 0, width: side, height: side }),
    paint: () => undefined,
  })
  const pass = (ms: number): void => void (now += ms)
  return { ...record, layer, pass }
}

/** Looks that go across the whole board and through all magnifications, as a restless hand does in an hour. */
function* journey(): Iterable<TileView> {
  for (let step = 0; step < 600; step += 1) {
    const zoom = [0.05, 0.1, 0.37, 1, 2.5, 30][Math.floor(step / 20) % 6] ?? 1
    const camera = { x: (step * 7919) % 48_000, y: (step * 104_729) % 48_000, zoom }
    yield { camera, viewport, ratio: 2, isZooming: step % 20 < 3, pointer: null }
  }
}

test('however far and long somebody travels, tiles and their sheets stay a few times what is seen', () => {
  const { layer, taken, pass } = fullBoard()
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const seen = seenRect({ x: 0, y: 0, zoom: 1 }, viewport)
  const seenAtOnce = tilesTouching(pixelsAround({ zoom: 1, ratio: 2 }, seen)).length
  let painted = 0
  for (const view of journey()) {
    layer.draw(context, view)
    layer.paintAhead(view)
    pass(400)
    // What is kept of before, what is seen now at a finer level, the ring around it, and the board from afar.
    expect(layer.size()).toBeLessThanOrEqual(8 * seenAtOnce)
    expect(taken.length).toBeLessThanOrEqual(layer.size())
    painted = Math.max(painted, taken.length)
  }
  expect(painted).toBeGreaterThan(40)
  layer.close()
  expect(taken).toHaveLength(0)
})

test('a jump is painted over several frames for who only looks, newest first asked, and shown when none of it is left', () => {
  const record = recordingPool()
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  let now = 0
  const layer = createTileLayer({
    pool: record.pool,
    now: () => now,
    bounds: () => ({ x: 0, y: 0, width: 2000, height: 1500 }),
    hasAny: () => true,
    // Each tile takes most of a frame.
    paint: () => void (now += 10),
  })
  const view = {
    zoom: 1,
    camera: { x: 0, y: 0, zoom: 1 },
    viewport,
    ratio: 1,
    isZooming: false,
    pointer: null,
    patience: 'looking',
  } as const
  while (layer.draw(context, view)) now += 16
  layer.damage({ x: 0, y: 0, width: 2000, height: 1500 }, true)
  const slices: number[] = []
  const slice = (): boolean => {
    record.painted.length = 0
    const isDone = layer.mendUrgent(view)
    slices.push(record.painted.length)
    return isDone
  }
  expect(slice()).toBe(false)
  // Another jump while the first is painted: what was painted already and changed again is painted again, and nothing else twice.
  layer.damage({ x: 0, y: 0, width: 2000, height: 1500 }, true)
  for (let frames = 0; !slice() && frames < 100; frames += 1) now += 6
  const tiles = tilesTouching(pixelsAround(view, seenRect(view.camera, viewport))).length
  expect(Math.max(...slices)).toBeLessThanOrEqual(2)
  expect(slices.reduce((sum, count) => sum + count, 0)).toBe(tiles + (slices[0] ?? 0))
  record.painted.length = 0
  expect(layer.draw(context, view)).toBe(false)
  expect(record.painted).toEqual([])
  // What is not seen whole in time is shown as far as it has come: one tile a frame, and none by force.
  layer.damage({ x: 0, y: 0, width: 2000, height: 1500 }, true)
  expect(layer.draw(context, view)).toBe(true)
  expect(record.painted.length).toBe(1)
  expect(layer.draw(context, { ...view, patience: 'none' })).toBe(false)
  layer.close()
})

test('while letters come, after more changes than are remembered, a tile is mended by parts, none of it is shown before all is ready, and nothing is left out', () => {
  const record = recordingPool()
  let now = 0
  const layer = createTileLayer({
    pool: record.pool,
    now: () => now,
    bounds: () => ({ x: 0, y: 0, width: 512, height: 512 }),
    hasAny: () => true,
    paint: () => void (now += 10),
  })
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const view = {
    camera: { x: 0, y: 0, zoom: 1 },
    viewport: { width: 256, height: 256 },
    ratio: 1,
    isZooming: false,
    pointer: null,
    patience: 'writing',
  } as const
  while (layer.draw(context, view));
  for (let far = 0; far < 100; far += 1) layer.damage({ x: 9000 + far, y: 0, width: 1, height: 1 }, true)
  const apart = [0, 60, 120].map((y) => ({ x: 0, y, width: 40, height: 20 }))
  for (const part of apart) layer.damage(part, true)
  record.painted.length = 0
  const frames = apart.map(() => layer.mendUrgent(view))
  expect(frames).toEqual([false, false, true])
  expect(record.painted.map(({ y }) => Math.round(y / 60) * 60)).toEqual([0, 60, 120])
  expect(layer.draw(context, view)).toBe(false)
  expect(record.painted).toHaveLength(apart.length)
  // A tile that is all new goes by stripes, which together are the tile.
  layer.outdate(true)
  record.painted.length = 0
  for (let most = 100; !layer.mendUrgent(view) && most > 0; most -= 1);
  const area = record.painted.reduce((sum, { width, height }) => sum + width * height, 0)
  expect(area % (tileSize * tileSize)).toBe(0)
  expect(area).toBeGreaterThan(0)
  expect(record.painted.every(({ height }) => height < tileSize)).toBe(true)
  layer.close()
})

test('while letters come a tile with nothing on it is painted whole: its sheet still shows another tile', () => {
  const record = recordingPool()
  let isEmpty = true
  const layer = createTileLayer({
    pool: record.pool,
    now: () => 0,
    bounds: () => ({ x: 0, y: 0, width: 512, height: 512 }),
    hasAny: () => !isEmpty,
    paint: () => undefined,
  })
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const viewport = { width: 256, height: 256 }
  const view = { camera: { x: 0, y: 0, zoom: 1 }, viewport, ratio: 1, isZooming: false, pointer: null } as const
  while (layer.draw(context, view));
  expect(record.taken).toHaveLength(0)
  isEmpty = false
  layer.outdate(true)
  expect(layer.mendUrgent({ ...view, patience: 'writing' })).toBe(true)
  expect(record.painted.map(({ width, height }) => [width, height])).toEqual([[tileSize, tileSize]])
  layer.close()
})

test('in a rush through the magnifications only what nothing stands in for is painted, and the rest as soon as it is over', () => {
  const { layer, painted, pass } = fullBoard()
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const lookAt = (x: number, zoom: number, isRushing: boolean): TileView => ({
    camera: { x, y: 0, zoom },
    viewport,
    ratio: 1,
    isZooming: isRushing,
    isRushing,
    pointer: null,
  })
  while (layer.draw(context, lookAt(0, 0.1, false)));
  painted.length = 0
  for (const zoom of [0.2, 0.5, 0.9, 2, 9]) {
    pass(16)
    layer.draw(context, lookAt(0, zoom, true))
  }
  expect(painted).toEqual([])
  // Nobody has been there yet.
  pass(1000)
  layer.draw(context, lookAt(40_000, 9, true))
  expect(painted.length).toBeGreaterThan(0)
  while (layer.draw(context, lookAt(0, 9, false)));
  painted.length = 0
  expect(layer.draw(context, lookAt(0, 9, false))).toBe(false)
  expect(painted).toEqual([])
  layer.close()
})

test('whoever has looked at a part from near and rushes out again sees the whole board at once, painted from afar before', () => {
  const { layer, painted, pass } = fullBoard(4400)
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const lookAt = (zoom: number, isRushing: boolean): TileView => ({
    camera: { x: 2000 - 700 / zoom, y: 2000 - 450 / zoom, zoom },
    viewport: { width: 1440, height: 900 },
    ratio: 1,
    isZooming: isRushing,
    isRushing,
    pointer: null,
  })
  const restAt = (zoom: number): void => {
    while (layer.draw(context, lookAt(zoom, false))) pass(16)
    pass(400)
    while (layer.paintAhead(lookAt(zoom, false))) pass(16)
  }
  restAt(0.32)
  restAt(1.71)
  painted.length = 0
  for (let zoom = 1.71; zoom > 0.16; zoom *= 0.89) {
    pass(16)
    layer.draw(context, lookAt(zoom, true))
  }
  expect(painted).toEqual([])
  layer.close()
})
