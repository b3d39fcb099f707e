import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { actorRecord, addBoards, boardRecord, linkRecord, newEntry, tokenRecord } from './samples.ts'
import type { StoredVolume } from '../store.ts'
import { storesUnderTest, type OpenedStore } from './stores.ts'

const done = { ok: true, value: undefined }
const unknown = { ok: false, error: 'board-unknown' }

describe.each(storesUnderTest)('the records of the $name store', ({ open }) => {
  let opened: OpenedStore

  beforeEach(async () => {
    opened = await open()
  })

  afterEach(() => opened.remove())

  test('[STO-16] a board comes with its links and actors', async () => {
    const { store } = opened
    const board = { ...boardRecord('b'), title: 'Brønshøj "2030"; DROP TABLE board', language: 'nb' }
    const links = [linkRecord('l1', 'b', { label: 'Hall', expiresAt: 5, hideNames: true }), linkRecord('l2', 'b')]
    expect(await store.countBoards()).toBe(0)
    expect(await store.addBoard(board, links, [actorRecord('anna', 'b', { name: null, sector: null })])).toEqual(done)
    expect(await store.board('b')).toEqual(board)
    expect(await store.board('c')).toBeNull()
    expect(await store.links('b')).toEqual(links)
    expect(await store.link('l1')).toEqual(links[0])
    expect(await store.link('l3')).toBeNull()
    expect(await store.actors('b')).toEqual([actorRecord('anna', 'b', { name: null, sector: null })])
    expect(await store.countBoards()).toBe(1)
  })

  test('[STO-16] a board with a link that cannot be added is not added at all', async () => {
    const { store } = opened
    await store.addBoard(boardRecord('b'), [linkRecord('taken', 'b')])
    await expect(store.addBoard(boardRecord('c'), [linkRecord('new', 'c'), linkRecord('taken', 'c')])).rejects.toThrow(
      /UNIQUE|already/,
    )
    expect(await store.board('c')).toBeNull()
    expect(await store.link('new')).toBeNull()
    expect(await store.links('c')).toEqual([])
    await expect(store.addBoard(boardRecord('b'), [])).rejects.toThrow(/UNIQUE|already/)
    expect(await store.links('b')).toHaveLength(1)
  })

  test('[STO-17] links are listed oldest first, and revoking one forgets its tokens and keeps its first time', async () => {
    const { store } = opened
    await addBoards(store, 'b', 'other')
    const late = linkRecord('a-late', 'b', { createdAt: 2_000_000_000_000 })
    const [early, alike] = [linkRecord('y', 'b'), linkRecord('x', 'b')]
    for (const link of [late, early, alike]) expect(await store.addLink(link)).toEqual(done)
    expect((await store.links('b')).map(({ id }) => id)).toEqual(['x', 'y', 'a-late'])
    await store.addToken(tokenRecord('b', 'x', 1))
    await store.addToken(tokenRecord('b', 'y', 2))
    expect(await store.revokeLink('other', 'x', 10)).toEqual({ ok: true, value: false })
    expect(await store.revokeLink('b', 'nowhere', 10)).toEqual({ ok: true, value: false })
    expect(await store.token(tokenRecord('b', 'x', 1).hash)).not.toBeNull()
    expect(await store.revokeLink('b', 'x', 10)).toEqual({ ok: true, value: true })
    expect(await store.revokeLink('b', 'x', 20)).toEqual({ ok: true, value: true })
    expect(await store.link('x')).toEqual({ ...alike, revokedAt: 10 })
    expect(await store.link('y')).toEqual(early)
    expect(await store.token(tokenRecord('b', 'x', 1).hash)).toBeNull()
    expect(await store.token(tokenRecord('b', 'y', 2).hash)).toEqual(tokenRecord('b', 'y', 2))
  })

  test('[STO-18] an actor put again has the new name and sector, joined when they joined, and is known on one board', async () => {
    const { store } = opened
    await addBoards(store, 'b', 'other')
    expect(await store.putActor(actorRecord('bo', 'b', { joinedAt: 20 }))).toEqual(done)
    await store.putActor(actorRecord('anna', 'b', { joinedAt: 20 }))
    await store.putActor(actorRecord('zoe', 'b', { joinedAt: 10 }))
    await store.putActor(actorRecord('bo', 'b', { name: null, sector: 'a new one', joinedAt: 99 }))
    await store.putActor(actorRecord('bo', 'other', { joinedAt: 7 }))
    expect(await store.actor('b', 'bo')).toEqual({
      id: 'bo',
      boardId: 'b',
      name: null,
      sector: 'a new one',
      joinedAt: 20,
    })
    expect(await store.actor('other', 'bo')).toEqual(actorRecord('bo', 'other', { joinedAt: 7 }))
    expect(await store.actor('other', 'anna')).toBeNull()
    expect((await store.actors('b')).map(({ id }) => id)).toEqual(['zoe', 'anna', 'bo'])
  })

  test('[STO-19] a token is found by its hash, also when the hash is a view of a larger buffer', async () => {
    const { store } = opened
    await addBoards(store, 'b')
    const token = tokenRecord('b', 'x', 7)
    const pool = new Uint8Array(8192).fill(7)
    expect(await store.addToken({ ...token, hash: pool.subarray(64, 96) })).toEqual(done)
    expect(await store.token(pool.subarray(200, 232))).toEqual(token)
    expect(await store.token(new Uint8Array(32))).toBeNull()
    expect(await store.token(new Uint8Array(0))).toBeNull()
    await expect(store.addToken(token)).rejects.toThrow(/UNIQUE|already/)
  })

  test('[STO-37] expired tokens are forgotten, those of that moment included, and every other one stays', async () => {
    const { store } = opened
    await addBoards(store, 'b', 'c')
    const tokens = [10, 20, 30, 40].map((expiresAt, index) => ({
      ...tokenRecord(index % 2 ? 'b' : 'c', 'x', index + 1),
      expiresAt,
    }))
    for (const token of tokens) await store.addToken(token)
    expect(await store.removeExpiredTokens(9)).toEqual({ ok: true, value: 0 })
    expect(await store.removeExpiredTokens(20)).toEqual({ ok: true, value: 2 })
    expect(await store.removeExpiredTokens(20)).toEqual({ ok: true, value: 0 })
    const left = await Promise.all(tokens.map(({ hash }) => store.token(hash)))
    expect(left.map((token) => token?.expiresAt ?? null)).toEqual([null, null, 30, 40])
  })

  test('[STO-20] nothing is added to a board nobody knows', async () => {
    const { store } = opened
    expect(await store.addLink(linkRecord('x', 'nowhere'))).toEqual(unknown)
    expect(await store.putActor(actorRecord('anna', 'nowhere'))).toEqual(unknown)
    expect(await store.addToken(tokenRecord('nowhere', 'x', 1))).toEqual(unknown)
    expect(await store.link('x')).toBeNull()
    expect(await store.actor('nowhere', 'anna')).toBeNull()
    expect(await store.token(tokenRecord('nowhere', 'x', 1).hash)).toBeNull()
  })

  test('[STO-14] a snapshot is read as it was written, and only a newer one replaces it', async () => {
    const { store } = opened
    await addBoards(store, 'b')
    await store.append(['one', 'two', 'three'].map((words) => newEntry('b', words)))
    expect(await store.readSnapshot('b')).toBeNull()
    const large = new Uint8Array(2_000_000).fill(9)
    expect(await store.writeSnapshot('b', { seq: 2, bytes: large.subarray(1) })).toEqual(done)
    expect(large.length).toBe(2_000_000)
    const read = await store.readSnapshot('b')
    expect([read?.seq, read?.bytes.length, read?.bytes[0]]).toEqual([2, 1_999_999, 9])
    expect(await store.writeSnapshot('b', { seq: 1, bytes: new Uint8Array([1]) })).toEqual(done)
    expect((await store.readSnapshot('b'))?.seq).toBe(2)
    await store.writeSnapshot('b', { seq: 2, bytes: new Uint8Array([2]) })
    await store.writeSnapshot('b', { seq: 3, bytes: new Uint8Array([3]) })
    expect(await store.readSnapshot('b')).toEqual({ seq: 3, bytes: new Uint8Array([3]) })
    expect(await store.writeSnapshot('nowhere', { seq: 1, bytes: new Uint8Array([1]) })).toEqual(unknown)
  })

  test('[STO-15] a snapshot further on than the journal is no snapshot', async () => {
    const { store } = opened
    await addBoards(store, 'b')
    await store.append([newEntry('b', 'one')])
    await store.writeSnapshot('b', { seq: 2, bytes: new Uint8Array([1]) })
    expect(await store.readSnapshot('b')).toBeNull()
    await store.append([newEntry('b', 'two')])
    expect((await store.readSnapshot('b'))?.seq).toBe(2)
  })

  test('[STO-51] volumes are read as they were written, and those from a number on give way to others', async () => {
    const { store } = opened
    await addBoards(store, 'b')
    await store.append(Array.from({ length: 9 }, () => newEntry('b', 'x')))
    const volume = (seq: number): StoredVolume => ({ seq, tag: `up to ${seq}`, bytes: new Uint8Array([seq, 7]) })
    expect(await store.readVolumes('b')).toEqual([])
    expect(await store.writeVolumes('b', 0, [volume(3), volume(6), volume(7)])).toEqual(done)
    expect(await store.readVolumes('b')).toEqual([3, 6, 7].map(volume))
    expect(await store.writeVolumes('b', 2, [volume(9)])).toEqual(done)
    expect(await store.readVolumes('b')).toEqual([3, 6, 9].map(volume))
    expect(await store.writeVolumes('b', 1, [])).toEqual(done)
    expect(await store.readVolumes('b')).toEqual([volume(3)])
    expect(await store.writeVolumes('nowhere', 0, [volume(1)])).toEqual(unknown)
    expect(await store.readVolumes('nowhere')).toEqual([])
  })

  test('[STO-52] volumes end before the first that is further on than the journal', async () => {
    const { store } = opened
    await addBoards(store, 'b')
    await store.append([newEntry('b', 'one'), newEntry('b', 'two')])
    const volumes = [1, 2, 3].map((seq) => ({ seq, tag: '', bytes: new Uint8Array([seq]) }))
    await store.writeVolumes('b', 0, volumes)
    expect(await store.readVolumes('b')).toEqual(volumes.slice(0, 2))
  })

  test('[STO-21] reads that ended early, at their time or at damage, do not stand in the way of erasing', async () => {
    const { store } = opened
    await addBoards(store, 'b', 'other')
    const entries = Array.from({ length: 10 }, (_, index) => newEntry('b', 'x'.repeat(300_000), { at: index }))
    await store.append([...entries, newEntry('other', 'x')])
    expect(await store.read('b', { untilAt: 3 })).toHaveLength(4)
    expect(await store.read('b', { limit: 6 })).toHaveLength(6)
    await opened.damage('b', 3)
    await expect(store.read('b')).rejects.toThrow('Entry 3 of room b')
    expect(await store.eraseBoard('other')).toEqual(done)
    expect(await store.eraseBoard('b')).toEqual(done)
  })

  test('[STO-21] an erased board is gone with all its rooms, and no other board is touched', async () => {
    const { store } = opened
    for (const id of ['b', 'b2', 'b-']) {
      await store.addBoard(boardRecord(id), [linkRecord(`link-${id}`, id)], [actorRecord('anna', id)])
      await store.addToken(tokenRecord(id, `link-${id}`, id.charCodeAt(1) || 1))
      await store.append(roomsOf(id).map((room) => newEntry(room, `in ${room}`)))
      for (const room of roomsOf(id)) await store.writeSnapshot(room, { seq: 1, bytes: new Uint8Array([1]) })
    }
    expect(await store.eraseBoard('b')).toEqual(done)
    expect(await store.board('b')).toBeNull()
    expect(await store.rooms('b')).toEqual([])
    expect(await store.links('b')).toEqual([])
    expect(await store.link('link-b')).toBeNull()
    expect(await store.actors('b')).toEqual([])
    expect(await store.token(tokenRecord('b', '', 1).hash)).toBeNull()
    for (const room of roomsOf('b'))
      expect([await store.read(room), await store.readSnapshot(room)]).toEqual([[], null])
    for (const id of ['b2', 'b-']) {
      expect(await store.rooms(id)).toEqual(roomsOf(id).toSorted())
      expect([(await store.links(id)).length, (await store.actors(id)).length]).toEqual([1, 1])
      expect(await store.token(tokenRecord(id, '', id.charCodeAt(1)).hash)).not.toBeNull()
      for (const room of roomsOf(id)) {
        expect(await store.read(room)).toHaveLength(1)
        expect((await store.readSnapshot(room))?.seq).toBe(1)
      }
    }
    expect(await store.countBoards()).toBe(2)
    expect(await store.eraseBoard('b')).toEqual(done)
  })
})

function roomsOf(board: string): readonly string[] {
  return [board, `${board}.process`, `${board}.private.anna`, `${board}.private.b2`, `${board}~1`, `${board}~1.process`]
}
