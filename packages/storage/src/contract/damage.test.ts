import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addBoards, newEntry } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

describe.each(storesUnderTest)('damage in the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
    await addBoards(opened.store, 'b')
  })

  afterEach(() => opened.remove())

  test('[STO-34] a read that skips damage returns every row but the damaged ones, across pages and within bounds', async () => {
    const { store } = opened
    const words = Array.from({ length: 2300 }, (_, index) => newEntry('b', `entry ${index + 1}`))
    await store.append(words)
    for (const seq of [1, 999, 1000, 2300]) await opened.damage('b', seq)
    const seqs = (await store.read('b', { damaged: 'skip' })).map(({ seq }) => seq)
    const whole = words.map((_, index) => index + 1).filter((seq) => ![1, 999, 1000, 2300].includes(seq))
    expect(seqs).toEqual(whole)
    const range = await store.read('b', { fromSeq: 998, toSeq: 1001, damaged: 'skip' })
    expect(range.map(({ seq }) => seq)).toEqual([998, 1001])
    expect(await store.verify('b')).toEqual([1, 999, 1000, 2300])
    await expect(store.read('b')).rejects.toThrow('Entry 1 of room b')
    await expect(store.read('b', { fromSeq: 2, damaged: 'reject' })).rejects.toThrow('Entry 999 of room b')
  })
})
