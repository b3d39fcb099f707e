import { afterEach, describe, expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { actorRecord, addBoards, linkRecord, newEntry, tokenRecord, wordsOf } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

const full = { ok: false, error: 'store-full' }
const unwritable = { ok: false, error: 'store-unwritable' }
const closed = { ok: false, error: 'store-closed' }

describe.each(storesUnderTest)('the limits of the $name store', ({ open }) => {
  let opened: OpenedStore

  afterEach(() => opened.remove())

  test('[STO-23] [STO-3] a full store says so, keeps none of the batch, still reads, and writes again once there is space', async () => {
    opened = await open({ maxBytes: 610_000 })
    const { store } = opened
    await addBoards(store, 'b', 'large')
    await store.append([newEntry('large', 'x'.repeat(100_000))])
    const kept = await fill(store, 'b')
    expect(kept).toBeGreaterThan(3)
    const batch = [newEntry('b', 'small'), newEntry('b.process', 'small'), newEntry('b', 'y'.repeat(400_000))]
    expect(await store.append(batch)).toEqual(full)
    expect(await store.rooms('b')).toEqual(['b'])
    expect(await store.read('b')).toHaveLength(kept)
    // What still fits goes on where the journal ends, as if the failed calls had never been.
    expect(await store.append([newEntry('b', 'small')])).toEqual({ ok: true, value: [kept + 1] })
    expect(await store.append([newEntry('b', 'y'.repeat(20_000))])).toEqual(full)
    expect(await store.eraseBoard('large')).toEqual({ ok: true, value: undefined })
    const again = [newEntry('b', 'y'.repeat(20_000)), newEntry('b.process', 'small')]
    expect(await store.append(again)).toEqual({ ok: true, value: [kept + 2, 1] })
    expect(await store.read('b')).toHaveLength(kept + 2)
    expect(await store.verify('b')).toEqual([])
  })

  test('[STO-24] [STO-26] a store that cannot write says so, still reads, and writes again once it can', async () => {
    opened = await open()
    const { store } = opened
    await addBoards(store, 'b')
    await store.append([newEntry('b', 'before')])
    const unblock = opened.blockWrites()
    const shared = [store.append([newEntry('b', 'one')]), store.append([newEntry('b.process', 'two')])]
    expect(await Promise.all(shared)).toEqual([unwritable, unwritable])
    expect(await store.check()).toEqual(unwritable)
    expect(await store.addLink(linkRecord('x', 'b'))).toEqual(unwritable)
    expect(await store.writeSnapshot('b', { seq: 1, bytes: new Uint8Array([1]) })).toEqual(unwritable)
    expect(await store.eraseBoard('b')).toEqual(unwritable)
    expect(await wordsOf(store, 'b')).toEqual(['before'])
    unblock()
    expect(await store.check()).toEqual({ ok: true, value: undefined })
    expect(await store.append([newEntry('b', 'after'), newEntry('b.process', 'first')])).toEqual({
      ok: true,
      value: [2, 1],
    })
    expect(await store.link('x')).toBeNull()
    expect(await wordsOf(store, 'b')).toEqual(['before', 'after'])
  })

  test('[STO-27] closing makes durable what was appended, then nothing is taken any more', async () => {
    opened = await open()
    const { store } = opened
    await addBoards(store, 'b')
    const appends = Array.from({ length: 50 }, (_, index) => store.append([newEntry('b', `${index}`)]))
    const closing = store.close()
    expect(await Promise.all(appends)).toEqual(appends.map((_, index) => ({ ok: true, value: [index + 1] })))
    await closing
    await store.close()
    expect(await store.append([newEntry('b', 'late')])).toEqual(closed)
    expect(await store.addLink(linkRecord('x', 'b'))).toEqual(closed)
    expect(await store.putActor(actorRecord('anna', 'b'))).toEqual(closed)
    expect(await store.addToken(tokenRecord('b', 'x', 1))).toEqual(closed)
    expect(await store.eraseBoard('b')).toEqual(closed)
    expect(await store.check()).toEqual(closed)
    await expect(store.read('b')).rejects.toThrow('closed')
    await expect(store.board('b')).rejects.toThrow('closed')
  })

  test('[STO-26] a store that can write passes its check and shows nothing of it', async () => {
    opened = await open()
    await addBoards(opened.store, 'b')
    for (let time = 0; time < 3; time += 1) expect(await opened.store.check()).toEqual({ ok: true, value: undefined })
    expect(await opened.store.rooms('b')).toEqual([])
    expect(await wordsOf(opened.store, 'b')).toEqual([])
  })
})

/** Appends until the store is full; how many entries it took. */
async function fill(store: Store, room: string): Promise<number> {
  for (let count = 0; ; count += 1) {
    const outcome = await store.append([newEntry(room, 'x'.repeat(20_000))])
    if (outcome.ok) continue
    expect(outcome).toEqual(full)
    return count
  }
}
