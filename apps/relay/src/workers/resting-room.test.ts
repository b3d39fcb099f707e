import { createMemoryStore } from '@samtavle/storage'
import { systemClock } from '@samtavle/base'
import { expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import type { Resting } from '../rooms/snapshot-keeper.ts'
import { boardId, connect, eventually, factUpdate, openRoom } from './room-rig.ts'

/** A room with one member, and how often it was read from its store. */
async function openWatched() {
  const store = createMemoryStore({ clock: systemClock })
  await store.addBoard({ id: boardId, title: 'A', language: 'en', createdAt: 1 }, [])
  let reads = 0
  const { room } = await openRoom({
    wrapStore: () => ({
      ...store,
      read(name, range) {
        reads += 1
        return store.read(name, range)
      },
    }),
  })
  return { room, store, anna: connect(room, 'anna'), reads: () => reads }
}

type Watched = Awaited<ReturnType<typeof openWatched>>

/** Asks the room to rest until it has let go of its document. */
function untilResting({ room }: Watched, which: Resting = 'any'): Promise<unknown> {
  return eventually(() => {
    room.rest(which)
    expect(room.isOpen()).toBe(false)
  })
}

test('a room that nobody writes to lets go of its document, and goes on where it was', async () => {
  const watched = await openWatched()
  const { room, store, anna, reads } = watched
  anna.write(factUpdate('a/first'))
  await eventually(() => expect(anna.settled).toEqual([1]))
  await untilResting(watched)
  expect(await store.readSnapshot(boardId)).toBeNull()
  const before = reads()
  const bo = connect(room, 'bo')
  anna.write(factUpdate('b/second'))
  await eventually(() => expect(anna.settled).toEqual([1, 2]))
  room.answer(bo.connection, new Uint8Array([0]))
  await eventually(() => expect(bo.frames.map(({ type }) => type)).toContain('sync-step-2'))
  expect(reads()).toBe(before + 1)
  const doc = new Doc()
  for (const frame of bo.frames)
    if (frame.type === 'update' || frame.type === 'sync-step-2') applyUpdate(doc, frame.update)
  expect(doc.getMap('facts').size).toBe(2)
})

test('it does so behind a snapshot where many entries follow the last one', async () => {
  const watched = await openWatched()
  for (let write = 1; write <= 70; write += 1) watched.anna.write(factUpdate(`a/${write}`))
  await eventually(() => expect(watched.anna.settled).toHaveLength(70))
  await untilResting(watched, 'small')
  expect((await watched.store.readSnapshot(boardId))?.seq).toBe(70)
})

test('a large room rests with any, and not with the small ones', async () => {
  const watched = await openWatched()
  const { room, anna } = watched
  anna.write(factUpdate('a'.repeat(70_000)))
  await eventually(() => expect(anna.settled).toEqual([1]))
  for (let sweep = 0; sweep < 3; sweep += 1) room.rest('small')
  expect(room.isOpen()).toBe(true)
  await untilResting(watched)
})

test('a room that is written to, or asked, does not rest', async () => {
  const watched = await openWatched()
  const { room, anna, reads } = watched
  await eventually(() => expect(room.isOpen()).toBe(true))
  for (let write = 1; write <= 5; write += 1) {
    anna.write(factUpdate(`a/${write}`))
    room.rest('any')
    await eventually(() => expect(anna.settled).toHaveLength(write))
    room.rest('any')
    expect(room.isOpen()).toBe(true)
  }
  expect(reads()).toBe(1)
})

test('whatever is asked while it rests is done in order, and closing it takes nothing away', async () => {
  const watched = await openWatched()
  const { room, store, anna } = watched
  await untilResting(watched)
  for (let write = 0; write < 20; write += 1) anna.write(factUpdate(`a/${write}`))
  const facts = await room.state()
  expect(facts).toMatchObject({ ok: true, value: { seq: 20 } })
  await untilResting(watched)
  await room.close(1012, 'restart')
  expect(await store.head(boardId)).toMatchObject({ seq: 20 })
})
