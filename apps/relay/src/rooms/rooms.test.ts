import { systemClock } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import { createMemoryStore } from '@samtavle/storage'
import { afterEach, expect, test, vi } from 'vitest'
import { createBoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import { createRooms } from './rooms.ts'

const boardId = 'board-0123456789'
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

function openRooms() {
  const clock = createManualClock()
  const log = createLog('silent')
  const store = createMemoryStore({ clock: systemClock })
  const pool = createBoardPool({
    workers: 1,
    budgets: { requestMs: 20_000, openMs: 30_000 },
    clock: systemClock,
    log,
    limits,
  })
  closers.push(() => pool.close())
  return { clock, rooms: createRooms({ store, pool, clock, log, metrics: createMetrics(), limits }) }
}

test('a room that nobody uses leaves memory after a minute, one that is used stays', async () => {
  const { clock, rooms } = openRooms()
  const room = rooms.open(boardId)
  await vi.waitFor(() => expect(room?.isIdle()).toBe(true), { timeout: 25_000 })
  clock.advance(30_000)
  expect(rooms.open(boardId)).toBe(room)
  clock.advance(30_000)
  expect(rooms.open(boardId)).toBe(room)
  clock.advance(60_000)
  const again = rooms.open(boardId)
  expect(again).not.toBe(room)
  const facts = await again?.facts()
  expect(facts?.ok).toBe(true)
})

test('while a board is erased none of its rooms can be opened; others can', async () => {
  const { rooms } = openRooms()
  rooms.open(boardId)
  const during = await rooms.withBoardClosed(boardId, [4404, 'board gone'], async () => [
    rooms.open(boardId),
    rooms.open(`${boardId}.process`),
    rooms.open('board-of-others1'),
  ])
  expect(during.slice(0, 2)).toEqual([null, null])
  expect(during[2]).not.toBeNull()
  expect(rooms.open(boardId)).not.toBeNull()
})
