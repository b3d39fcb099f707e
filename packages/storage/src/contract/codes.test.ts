import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CodeRecord } from '../store.ts'
import { addBoards, linkRecord } from './samples.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

const done = { ok: true, value: undefined }
const yes = { ok: true, value: true }
const no = { ok: true, value: false }

function code(boardId: string, linkId: string, first: number, more: Partial<CodeRecord> = {}): CodeRecord {
  const hash = new Uint8Array(32).fill(first)
  return { boardId, linkId, hash, sealed: new Uint8Array([first, 1, 2]), expiresAt: 1000, ...more }
}

describe.each(storesUnderTest)('codes and frozen boards in the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
    await addBoards(opened.store, 'b', 'other')
    for (const link of [linkRecord('x', 'b'), linkRecord('y', 'b'), linkRecord('z', 'other')])
      await opened.store.addLink(link)
  })

  afterEach(() => opened.remove())

  test('[STO-43] a link has one code, and a code one link', async () => {
    const { store } = opened
    const pool = new Uint8Array(8192).fill(7)
    expect(await store.putCode(code('b', 'x', 7, { hash: pool.subarray(64, 96) }))).toEqual(yes)
    expect(await store.code(pool.subarray(200, 232))).toEqual(code('b', 'x', 7))
    expect(await store.codeOfLink('x')).toEqual(code('b', 'x', 7))
    expect(await store.codeOfLink('y')).toBeNull()
    expect(await store.putCode(code('other', 'z', 7))).toEqual(no)
    expect(await store.codeOfLink('z')).toBeNull()
    expect(await store.putCode(code('other', 'z', 9))).toEqual(yes)
    expect(await store.putCode(code('other', 'z', 7))).toEqual(no)
    expect(await store.codeOfLink('z')).toEqual(code('other', 'z', 9))
    expect(await store.putCode(code('b', 'x', 8, { expiresAt: 2000 }))).toEqual(yes)
    expect(await store.code(new Uint8Array(32).fill(7))).toBeNull()
    expect(await store.codeOfLink('x')).toEqual(code('b', 'x', 8, { expiresAt: 2000 }))
    expect(await store.putCode(code('nowhere', 'x', 1))).toEqual({ ok: false, error: 'board-unknown' })
  })

  test('[STO-43] a code goes when it is removed, when it has expired, with its link and with its board', async () => {
    const { store } = opened
    for (const kept of [code('b', 'x', 1, { expiresAt: 10 }), code('b', 'y', 2), code('other', 'z', 3)])
      await store.putCode(kept)
    expect(await store.removeExpiredCodes(9)).toEqual({ ok: true, value: 0 })
    expect(await store.removeExpiredCodes(10)).toEqual({ ok: true, value: 1 })
    expect(await store.codeOfLink('x')).toBeNull()
    expect(await store.removeCode('b', 'z')).toEqual(no)
    expect(await store.removeCode('b', 'x')).toEqual(no)
    await store.putCode(code('b', 'x', 4))
    expect(await store.removeCode('b', 'x')).toEqual(yes)
    expect(await store.revokeLink('b', 'y', 5)).toEqual(yes)
    expect(await store.code(new Uint8Array(32).fill(2))).toBeNull()
    expect(await store.codeOfLink('z')).toEqual(code('other', 'z', 3))
    expect(await store.eraseBoard('other')).toEqual(done)
    expect(await store.code(new Uint8Array(32).fill(3))).toBeNull()
  })

  test('[STO-44] a board is frozen until it is thawed or erased', async () => {
    const { store } = opened
    expect(await store.frozenBoards()).toEqual([])
    expect(await store.freezeBoard('nowhere', 5)).toEqual({ ok: false, error: 'board-unknown' })
    for (const id of ['other', 'b', 'b']) expect(await store.freezeBoard(id, 5)).toEqual(done)
    expect(await store.frozenBoards()).toEqual(['b', 'other'])
    expect(await store.freezeBoard('b', null)).toEqual(done)
    expect(await store.frozenBoards()).toEqual(['other'])
    await store.eraseBoard('other')
    expect(await store.frozenBoards()).toEqual([])
  })
})
