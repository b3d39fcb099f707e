import { limits, type Frame } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { createManualClock } from '../manual-clock.ts'
import { boardId, connect, eventually, factUpdate, openRoom, updatesIn } from './room-rig.ts'

/** From the second write on, writes wait for each other until the clock is moved on. */
const alwaysGathering = { ...limits, gatherIdleDeliveries: 0, gatherBusyDeliveries: 0.000_001 }

/** A room in which whatever is written now goes on as one batch at `passBatch`. */
async function openGatheringRoom(wrapStore?: (store: Store) => Store) {
  const clock = createManualClock()
  const opened = await openRoom({ clock, limits: alwaysGathering, ...(wrapStore && { wrapStore }) })
  const first = connect(opened.room, 'first')
  first.write(factUpdate('first/only'))
  await eventually(() => expect(first.settled).toEqual([1]))
  return { ...opened, first, passBatch: () => clock.advance(limits.gatherMs) }
}

function standUpdate(owner: string): Uint8Array {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  doc.getMap('stands').set(`framing/${owner}`, { hold: true })
  return updates[0] ?? new Uint8Array()
}

function factsIn(frames: readonly Frame[]): readonly string[] {
  const doc = new Doc()
  for (const frame of frames) if (frame.type === 'update') applyUpdate(doc, frame.update)
  return [...doc.getMap('facts').keys(), ...doc.getMap('stands').keys()].toSorted()
}

async function journalOf(store: Store): Promise<readonly (string | null)[]> {
  return (await store.read(boardId)).map(({ actor }) => actor)
}

test('a batch is one frame for everybody and one row for each write, in the order they came', async () => {
  const { room, store, first, passBatch } = await openGatheringRoom()
  const [anna, bo] = [connect(room, 'anna'), connect(room, 'bo')]
  for (const key of ['a/1', 'a/2']) anna.write(factUpdate(key))
  bo.write(factUpdate('b/1'))
  anna.write(factUpdate('a/3'))
  expect(first.frames.filter(({ type }) => type === 'update')).toEqual([])
  passBatch()
  await eventually(() => expect(anna.settled).toEqual([1, 2, 3]))
  expect(bo.settled).toEqual([1])
  // Those who wrote get it too: each lacks what the other wrote.
  for (const { frames } of [first, anna, bo]) {
    expect(updatesIn(frames)).toBe(1)
    expect(factsIn(frames)).toEqual(['a/1', 'a/2', 'a/3', 'b/1'])
  }
  expect(await journalOf(store)).toEqual(['first', 'anna', 'anna', 'bo', 'anna'])
})

test('a batch that one alone wrote does not come back to them', async () => {
  const { room, first, passBatch } = await openGatheringRoom()
  const anna = connect(room, 'anna')
  for (const key of ['a/1', 'a/2']) anna.write(factUpdate(key))
  passBatch()
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  expect([updatesIn(first.frames), updatesIn(anna.frames)]).toEqual([1, 0])
})

test('one guilty write in the middle is refused alone; all others of its batch are kept, seen and acked', async () => {
  const { room, store, first, passBatch } = await openGatheringRoom()
  const [anna, eve, bo] = [connect(room, 'anna'), connect(room, 'eve'), connect(room, 'bo')]
  anna.write(standUpdate('anna'))
  eve.write(standUpdate('anna'))
  bo.write(factUpdate('b/1'))
  anna.write(factUpdate('a/1'))
  passBatch()
  await eventually(() => expect([anna.settled, bo.settled]).toEqual([[1, 2], [1]]))
  expect(eve.closes).toEqual([4403])
  expect(eve.settled).toEqual([])
  expect([anna.closes, bo.closes]).toEqual([[], []])
  expect(factsIn(first.frames)).toEqual(['a/1', 'b/1', 'framing/anna'])
  expect(await journalOf(store)).toEqual(['first', 'anna', 'bo', 'anna'])
})

test('a worker that hangs in the middle of a batch costs only the one who made it hang', async () => {
  const { room, store, first, passBatch } = await openGatheringRoom()
  const [anna, hang] = [connect(room, 'anna'), connect(room, 'hang')]
  anna.write(factUpdate('a/1'))
  hang.write(factUpdate('h/1'))
  anna.write(factUpdate('a/2'))
  passBatch()
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  expect([hang.closes, hang.settled, anna.closes]).toEqual([[4413], [], []])
  expect(factsIn(first.frames)).toEqual(['a/1', 'a/2'])
  expect(await journalOf(store)).toEqual(['first', 'anna', 'anna'])
})

test('a write of a batch that needs something missing waits, and goes on when that has come', async () => {
  const { room, store, first, passBatch } = await openGatheringRoom()
  const [anna, bo] = [connect(room, 'anna'), connect(room, 'bo')]
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const key of ['a/1', 'a/2']) doc.getMap('facts').set(key, 1)
  const [earlier, later] = updates
  if (earlier === undefined || later === undefined) throw new Error('nothing written')
  anna.write(later)
  bo.write(factUpdate('b/1'))
  passBatch()
  await eventually(() => expect(bo.settled).toEqual([1]))
  expect(anna.settled).toEqual([])
  expect(factsIn(first.frames)).toEqual(['b/1'])
  anna.write(earlier)
  bo.write(factUpdate('b/2'))
  passBatch()
  await eventually(() => expect(anna.settled).toEqual([2, 1]))
  expect(factsIn(first.frames)).toEqual(['a/1', 'a/2', 'b/1', 'b/2'])
  expect(await journalOf(store)).toEqual(['first', 'bo', 'anna', 'bo', 'anna'])
  expect([anna.closes, bo.closes]).toEqual([[], []])
})

test('nobody sees or is told of a batch before it is durable, and each sees it before being told', async () => {
  let isHeld = false
  const held: (() => void)[] = []
  const holding = (store: Store): Store => ({
    ...store,
    async append(entries) {
      if (isHeld) await new Promise<void>((resolve) => held.push(resolve))
      return store.append(entries)
    },
  })
  const { room, first, passBatch } = await openGatheringRoom(holding)
  const [anna, bo] = [connect(room, 'anna'), connect(room, 'bo')]
  await eventually(() => expect([anna, bo].map(({ frames }) => frames.length)).toEqual([1, 1]))
  isHeld = true
  anna.write(factUpdate('a/1'))
  bo.write(factUpdate('b/1'))
  passBatch()
  await eventually(() => expect(held).toHaveLength(1))
  for (const { happened } of [first, anna, bo]) expect(happened).not.toContain('update')
  expect([anna.settled, bo.settled]).toEqual([[], []])
  held[0]?.()
  await eventually(() => expect(bo.settled).toEqual([1]))
  // Settling only counts: the ack itself is sent behind the frame, by the connection.
  expect([anna.happened.slice(1), bo.happened.slice(1)]).toEqual([
    ['settle 1', 'update'],
    ['settle 1', 'update'],
  ])
})

test('a room that closes first passes on what waits', async () => {
  const { room, store } = await openGatheringRoom()
  const anna = connect(room, 'anna')
  for (const key of ['a/1', 'a/2']) anna.write(factUpdate(key))
  room.leave(anna.connection)
  expect(room.isIdle()).toBe(false)
  await room.close(1012, 'restart')
  expect(await journalOf(store)).toEqual(['first', 'anna', 'anna'])
})
