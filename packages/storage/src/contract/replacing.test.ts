import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../sqlite/sqlite-store.ts'
import { addBoards, newEntry, wordsOf } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

const room = 'b.private.anna'
const done = { ok: true, value: undefined }

describe.each(storesUnderTest)('replacing a room of the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
    await addBoards(opened.store, 'b')
  })

  afterEach(() => opened.remove())

  test('[STO-50] one entry stands in the place of all, and what is appended follows it', async () => {
    const { store } = opened
    await store.append([newEntry(room, 'one'), newEntry(room, 'two'), newEntry('b.private.bo', 'his')])
    await store.writeSnapshot(room, { seq: 2, bytes: new Uint8Array([1, 2]) })
    await store.writeVolumes(room, 0, [{ seq: 1, tag: 'made', bytes: new Uint8Array([1]) }])
    expect(await store.replaceRoom(newEntry(room, 'nothing'))).toEqual(done)
    expect([await wordsOf(store, room), await store.readSnapshot(room)]).toEqual([['nothing'], null])
    expect(await store.readVolumes(room)).toEqual([])
    expect(await store.append([newEntry(room, 'three')])).toEqual({ ok: true, value: [2] })
    expect([await wordsOf(store, room), await store.verify(room)]).toEqual([['nothing', 'three'], []])
    expect(await wordsOf(store, 'b.private.bo')).toEqual(['his'])
  })

  test('[STO-50] a room of a board that nobody knows is not made', async () => {
    expect(await opened.store.replaceRoom(newEntry('gone.private.anna', 'x'))).toEqual({
      ok: false,
      error: 'board-unknown',
    })
    expect(await opened.store.head('gone.private.anna')).toBeNull()
  })
})

test('[STO-50] nothing of what a room held is left in the bytes of the file or of its log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samtavle-replacing-'))
  const path = join(folder, 'samtavle.db')
  const store = await openSqliteStore({ path, clock: systemClock })
  await addBoards(store, 'b')
  for (let round = 0; round < 40; round += 1) {
    await store.append([newEntry(room, `whisper ${'x'.repeat(round * 100)}`), newEntry('b', `open ${round}`)])
  }
  await store.writeSnapshot(room, { seq: 40, bytes: new TextEncoder().encode('a whisper snapshot') })
  await store.writeVolumes(room, 0, [
    { seq: 40, tag: 'a whisper tag', bytes: new TextEncoder().encode('a whisper volume') },
  ])
  const stored = (): string => ['', '-wal'].map((end) => readFileSync(`${path}${end}`, 'latin1')).join('')
  expect(stored().split('whisper').length).toBeGreaterThan(40)
  expect(await store.replaceRoom(newEntry(room, 'nothing'))).toEqual(done)
  expect(stored().includes('whisper')).toBe(false)
  expect(await store.verify('b')).toEqual([])
  await store.close()
  await rm(folder, { recursive: true })
})
