import { systemClock } from '@samtavle/base'
import { limits } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createBoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import { createRoom } from '../rooms/room.ts'
import { boardId, closers, connect, eventually, factUpdate, openRoom, updatesIn } from './room-rig.ts'

test('a write that hangs its worker closes its sender with 4413; everybody else’s are done all the same', async () => {
  const { room, store } = await openRoom()
  const anna = connect(room, 'anna')
  const bo = connect(room, 'bo')
  anna.write(factUpdate('a/before'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  const hang = connect(room, 'hang')
  hang.write(factUpdate('h/never'))
  anna.write(factUpdate('a/after'))
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  expect(hang.closes).toEqual([4413])
  expect(anna.closes).toEqual([])
  expect(updatesIn(bo.frames)).toBe(2)
  expect((await store.read(boardId)).map(({ actor }) => actor)).toEqual(['anna', 'anna'])
})

test('when a write cannot be kept nobody sees it, nobody is told that it was, and all are asked to come back', async () => {
  let isFull = false
  const { room, store, ended } = await openRoom({ fault: () => (isFull ? 'store-full' : null) })
  const anna = connect(room, 'anna')
  const bo = connect(room, 'bo')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  isFull = true
  anna.write(factUpdate('a/lost'))
  await eventually(() => expect(anna.closes).toEqual([1013]))
  expect(bo.closes).toEqual([1013])
  expect(updatesIn(bo.frames)).toBe(1)
  expect(anna.settled).toEqual([1])
  expect(ended).toHaveBeenCalledOnce()
  isFull = false
  expect(await store.read(boardId)).toHaveLength(1)
})

test('the board erased under its room sends everybody away for good', async () => {
  const { room, store } = await openRoom()
  const anna = connect(room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  await store.eraseBoard(boardId)
  anna.write(factUpdate('a/late'))
  await eventually(() => expect(anna.closes).toEqual([4404]))
})

test('a write whose past never comes is given up after ten seconds', async () => {
  const clock = createManualClock()
  const { room } = await openRoom({ clock })
  const anna = connect(room, 'anna')
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('facts').set('a/first', 1)
  doc.getMap('facts').set('a/second', 2)
  anna.write(updates[1] ?? new Uint8Array())
  anna.write(factUpdate('a/other'))
  // The second write passes the first by, so the first must be waiting by now.
  await eventually(() => expect(anna.settled).toEqual([2]))
  clock.advance(9_999)
  expect(anna.closes).toEqual([])
  clock.advance(1)
  expect(anna.closes).toEqual([1013])
})

test('a room is idle when nobody is there, and keeps a snapshot when it closes', async () => {
  const { room, store, ended } = await openRoom()
  const anna = connect(room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  expect(room.isIdle()).toBe(false)
  room.leave(anna.connection)
  await eventually(() => expect(room.isIdle()).toBe(true))
  await room.close(1012, 'idle')
  expect(ended).toHaveBeenCalledOnce()
  await eventually(async () => expect((await store.readSnapshot(boardId))?.seq).toBe(1))
})

test('a damaged snapshot is passed over and the room opens from its journal', async () => {
  const first = await openRoom()
  const anna = connect(first.room, 'anna')
  anna.write(factUpdate('a/kept'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  await first.store.writeSnapshot(boardId, { seq: 1, bytes: new Uint8Array([9, 9, 9]) })
  first.room.leave(anna.connection)
  const log = createLog('silent')
  const pool = createBoardPool({
    workers: 1,
    budgets: { requestMs: 5000, openMs: 30_000 },
    clock: systemClock,
    log,
    limits,
  })
  closers.push(() => pool.close())
  const again = createRoom({
    name: boardId,
    store: first.store,
    pool,
    clock: systemClock,
    log,
    metrics: createMetrics(),
    limits,
    onEnded: () => undefined,
  })
  const state = await again.state()
  expect(state.ok && state.value.seq).toBe(1)
  expect(state.ok && state.value.value.length).toBeGreaterThan(10)
})
