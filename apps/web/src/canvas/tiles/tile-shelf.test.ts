import { expect, test } from 'vitest'
import { rectsMeet, type Rect } from '../rect.ts'
import { tileSize } from './tile-grid.ts'
import { recordingPool } from '../test/recording-pool.ts'
import { mendNextPart, mendTile, type Tile, type TileContent } from './tile.ts'
import { createTileShelf } from './tile-shelf.ts'

const level = { zoom: 1, ratio: 1 }
const home = { column: 0, row: 0 }

function boardWith(things: readonly Rect[]) {
  const record = recordingPool()
  const shelf = createTileShelf(record.pool)
  const content: TileContent = {
    paint: () => undefined,
    hasAny: (part) => things.some((thing) => rectsMeet(thing, part)),
  }
  const mend = (tile: Tile): void => mendTile(tile, content, record.pool)
  const paintNext = (tile: Tile): boolean => mendNextPart(tile, content, record.pool)
  return { ...record, shelf, mend, paintNext }
}

test('a change is mended where it happened and nowhere else, on every level that shows it', () => {
  const { shelf, painted, mend } = boardWith([{ x: 10, y: 10, width: 200, height: 200 }])
  const coarse = { zoom: 0.5, ratio: 1 }
  const tiles = [shelf.take(level, home), shelf.take(level, { column: 5, row: 5 }), shelf.take(coarse, home)]
  tiles.forEach(mend)
  shelf.damage({ x: 100, y: 100, width: 50, height: 50 }, false)
  expect(tiles.map(({ damage }) => damage !== 'none')).toEqual([true, false, true])
  painted.length = 0
  tiles.forEach(mend)
  expect(painted).toEqual([
    { x: 98, y: 98, width: 54, height: 54 },
    { x: 48, y: 48, width: 29, height: 29 },
  ])
})

test('an urgent change is known as one until it is mended', () => {
  const { shelf, mend } = boardWith([{ x: 0, y: 0, width: 50, height: 50 }])
  const tile = shelf.take(level, home)
  mend(tile)
  shelf.damage({ x: 0, y: 0, width: 5, height: 5 }, true)
  shelf.damage({ x: 9, y: 0, width: 5, height: 5 }, false)
  expect(tile.isUrgent).toBe(true)
  mend(tile)
  expect(tile.isUrgent).toBe(false)
})

test('where nothing lies a tile needs no sheet, and gives it back when the last thing has gone', () => {
  const things: Rect[] = []
  const { shelf, taken, mend } = boardWith(things)
  const tile = shelf.take(level, home)
  mend(tile)
  expect(taken).toHaveLength(0)
  things.push({ x: 0, y: 0, width: 9, height: 9 })
  shelf.damage(things[0] ?? { x: 0, y: 0, width: 1, height: 1 }, true)
  mend(tile)
  expect(taken).toHaveLength(1)
  things.length = 0
  shelf.damageAll(false)
  mend(tile)
  expect(taken).toHaveLength(0)
  expect(shelf.painted(level, home)).toBe(tile)
})

test('from afar a tile is painted part by part, nobody sees it before the last, and what changes on the way is painted again', () => {
  const { shelf, painted, paintNext } = boardWith([{ x: 0, y: 0, width: 9000, height: 9000 }])
  const tile = shelf.take({ zoom: 0.1, ratio: 1 }, home)
  expect([paintNext(tile), tile.isPainted]).toEqual([false, false])
  shelf.damage({ x: 100, y: 100, width: 200, height: 200 }, true)
  expect(tile.isUrgent).toBe(false)
  let turns = 1
  while (!paintNext(tile)) turns += 1
  expect([tile.isPainted, tile.damage, turns]).toEqual([true, 'none', 4])
  const rows = Array.from({ length: tileSize }, (_none, y) =>
    painted.findLastIndex((part) => part.y <= y && y < part.y + part.height),
  )
  expect(rows.every((at) => at >= 0)).toBe(true)
  // What changed lies in the first stripe, which was painted before it changed.
  expect(rows[20]).toBeGreaterThan(0)
  expect(painted).toHaveLength(5)
})

test('near by, and where nothing lies, a tile is painted at once', () => {
  const { shelf, paintNext } = boardWith([{ x: 0, y: 0, width: 50, height: 50 }])
  expect(paintNext(shelf.take(level, home))).toBe(true)
  expect(paintNext(shelf.take({ zoom: 0.1, ratio: 1 }, { column: 5, row: 5 }))).toBe(true)
})

test('a tile that has still to be painted needs no mending for a change', () => {
  const { shelf } = boardWith([])
  const tile = shelf.take(level, home)
  shelf.damage({ x: 0, y: 0, width: 5, height: 5 }, true)
  expect(tile).toMatchObject({ damage: 'whole', isUrgent: false, isPainted: false })
  expect(shelf.painted(level, home)).toBeUndefined()
})

test('memory is bounded: the tiles used longest ago go first, with their sheets and at last their level', () => {
  const { shelf, taken, mend } = boardWith([{ x: 0, y: 0, width: 1e6, height: 100 }])
  for (let column = 0; column < 40; column += 1) mend(shelf.take(level, { column, row: 0 }))
  const other = { zoom: 2, ratio: 1 }
  for (let column = 0; column < 10; column += 1) mend(shelf.take(other, { column, row: 0 }))
  shelf.take(level, home)
  shelf.shrink(11)
  expect(shelf.size()).toBe(11)
  expect(taken).toHaveLength(11)
  expect(shelf.painted(level, home)).toBeDefined()
  expect(shelf.painted(level, { column: 39, row: 0 })).toBeUndefined()
  for (let column = 0; column < 10; column += 1) shelf.take(other, { column, row: 0 })
  shelf.shrink(10)
  expect(shelf.levels()).toEqual([other])
  shelf.close()
  expect(taken).toHaveLength(0)
})

test('a change under a strong magnification finds the few tiles that are kept without walking the grid', () => {
  const { shelf, mend } = boardWith([{ x: 0, y: 0, width: 1e5, height: 1e5 }])
  const strong = { zoom: 30, ratio: 2 }
  const kept = shelf.take(strong, { column: 7, row: 9 })
  mend(kept)
  shelf.damage({ x: 0, y: 0, width: 1e5, height: 1e5 }, false)
  expect(kept.damage).toBe('whole')
  expect(kept.pixels).toEqual({ x: 7 * tileSize, y: 9 * tileSize, width: tileSize, height: tileSize })
})
