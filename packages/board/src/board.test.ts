import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTestPeers, syncPeers } from '../test/peers.ts'
import {
  boardPoint,
  noteSize,
  readingOrder,
  rootNames,
  spliceBetween,
  type BoardPoint,
  type ItemId,
  type ItemView,
  type WholeItem,
} from './index.ts'

const here = boardPoint(500, 500)

function wholeOf(item: ItemView | undefined): WholeItem {
  if (item?.state !== 'whole') throw new Error('expected a whole item')
  return item
}

test('[BRD-1] a new note has every facet from its first moment, in one update', () => {
  const [a, b] = createTestPeers(2)
  let updates = 0
  a?.doc.on('update', () => (updates += 1))
  const id = a?.edits.addNote({ place: here, text: 'Kajen er lukket' }) as ItemId
  syncPeers([a, b].filter((peer) => peer !== undefined))
  expect(updates).toBe(1)
  const note = wholeOf(b?.board.item(id))
  expect(note).toMatchObject({
    kind: 'note',
    by: 'actor-1',
    zone: 'understand',
    width: noteSize,
    text: 'Kajen er lukket',
  })
  expect(note.order).not.toBe('')
})

test('[BRD-2] moving one note touches no reader of another', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const [first, second] = a.edits.addNotes([{ place: here }, { place: boardPoint(900, 500) }])
  const calls: string[] = []
  a.board.watchItem(first as ItemId, () => calls.push('first'))
  a.board.watchItem(second as ItemId, () => calls.push('second'))
  const untouched = a.board.item(second as ItemId)
  a.edits.moveItems(new Map([[first as ItemId, boardPoint(10, 10)]]))
  expect(calls).toEqual(['first'])
  expect(a.board.item(second as ItemId)).toBe(untouched)
})

test('[BRD-2] one transaction is told once, with what it touched', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const told: number[] = []
  a.board.watchItems(({ added }) => told.push(added.length))
  a.edits.addNotes(Array.from({ length: 200 }, (_, index) => ({ place: boardPoint(index, 0) })))
  expect(told).toEqual([200])
})

test('[BRD-3] a drag, a recolour and typing by three people at once all survive', () => {
  const peers = createTestPeers(3)
  const [a, b, c] = peers
  const id = a?.edits.addNote({ place: here, text: 'Bro' }) as ItemId
  syncPeers(peers)
  a?.edits.moveItems(new Map([[id, boardPoint(4100, 80)]]))
  b?.edits.recolorItems([id], 'fjord')
  c?.edits.spliceText(id, { index: 3, remove: 0, insert: 'en' })
  syncPeers(peers)
  for (const peer of peers) {
    expect(wholeOf(peer.board.item(id))).toMatchObject({
      place: [4100, 80],
      color: 'fjord',
      text: 'Broen',
      zone: 'plan',
    })
  }
})

test('[BRD-4] a deleted note is hidden, listed with its deleter, and comes back with words written meanwhile', () => {
  const peers = createTestPeers(2)
  const [a, b] = peers
  const id = a?.edits.addNote({ place: here, text: 'En stemme' }) as ItemId
  syncPeers(peers)
  a?.edits.removeItems([id])
  b?.edits.spliceText(id, { index: 9, remove: 0, insert: ' mere' })
  syncPeers(peers)
  expect(b?.board.item(id)).toBeUndefined()
  expect(b?.board.gone()).toMatchObject([{ by: 'actor-1', item: { id, text: 'En stemme mere' } }])
  b?.edits.restoreItems([id])
  syncPeers(peers)
  expect(wholeOf(a?.board.item(id)).text).toBe('En stemme mere')
})

const hostileValues: readonly unknown[] = [
  5,
  'x',
  null,
  true,
  [],
  [1],
  ['a', 'b'],
  {},
  { kind: 'nonsense' },
  [Number.NaN, 1],
  [1e300, 0],
]

test('[BRD-5] whatever stands under a key, reading yields an item, a damaged marker or nothing, and never throws', () => {
  for (const root of rootNames) {
    for (const value of [...hostileValues, new Uint8Array(3)]) {
      const [a, b] = createTestPeers(2)
      if (!a || !b) return expect.unreachable()
      const [id, other] = a.edits.addNotes([{ place: here, text: 'words' }, { place: here }]) as [ItemId, ItemId]
      a.doc.getMap<unknown>(root).set(id, value)
      a.doc.getMap<unknown>(root).set('unknown-key', value)
      a.doc.getMap<unknown>(root).set(`${id}/field`, value)
      syncPeers([a, b])
      const item = b.board.item(id)
      if (root !== 'gone') expect(['whole', 'damaged']).toContain(item?.state)
      expect(b.board.item(other)?.state).toBe('whole')
      expect(b.board.view().items.size).toBeGreaterThanOrEqual(1)
      expect(() => [readingOrder(b.board.view().items.values()), b.board.gone(), b.board.meta()]).not.toThrow()
    }
  }
})

test('[BRD-5] a note replaced by a number is shown as damaged with its words and place', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const id = a.edits.addNote({ place: here, text: 'words' })
  a.doc.getMap<unknown>('items').set(id, 5)
  expect(a.board.item(id)).toMatchObject({ state: 'damaged', damage: 'item', place: [500, 500], text: 'words' })
})

test('[BRD-6] a board of a newer schema is read but never written', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const id = a.edits.addNote({ place: here, text: 'old' })
  a.doc.getMap('meta').set('schema', 2)
  const before = Y.encodeStateVector(a.doc)
  a.edits.moveItems(new Map([[id, boardPoint(0, 0)]]))
  a.edits.spliceText(id, { index: 0, remove: 0, insert: 'no' })
  a.edits.addNote({ place: here })
  expect(Y.encodeStateVector(a.doc)).toEqual(before)
  expect(a.board.meta().writable).toBe(false)
})

test('[BRD-7] a link is shown only while both its ends are', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const [from, to] = a.edits.addNotes([{ place: here }, { place: boardPoint(900, 500) }]) as [ItemId, ItemId]
  const link = `${from}>${to}` as ItemId
  a.doc.transact(() => {
    a.doc.getMap('items').set(link, { kind: 'link', by: null, at: 1 })
    a.doc.getMap('ends').set(link, { from, to, as: 'rests-on' })
  })
  expect(wholeOf(a.board.item(link))).toMatchObject({ place: [700, 500], ends: { from, to, as: 'rests-on' } })
  a.edits.removeItems([to])
  expect(a.board.item(link)).toBeUndefined()
  a.edits.restoreItems([to])
  a.edits.moveItems(new Map([[to, boardPoint(500, 900)]]))
  expect(wholeOf(a.board.item(link)).place).toEqual([500, 700])
})

test('[BRD-8] notes added to a zone lie inside it, over nothing, in reading order, and the zone grows when it is full', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const texts = Array.from({ length: 896 }, (_, index) => `${index} ${'ord '.repeat(index % 90)}`)
  const ids = [
    ...a.edits.addNotesToZone(
      'understand',
      texts.slice(0, 500).map((text) => ({ text })),
    ),
  ]
  ids.push(
    ...a.edits.addNotesToZone(
      'understand',
      texts.slice(500).map((text) => ({ text })),
    ),
  )
  const notes = ids.map((id) => wholeOf(a.board.item(id)))
  expect(notes.every((note) => note.zone === 'understand')).toBe(true)
  expect(new Set(notes.map((note: { place: BoardPoint }) => note.place.join())).size).toBe(896)
  expect(readingOrder(notes.slice(0, 500)).map(({ id }) => id)).toEqual(ids.slice(0, 500))
})

test('[BRD-10] a zone that many notes come to widens while nothing lies to its right, and never moves what does', () => {
  const [a] = createTestPeers(1)
  if (!a) return expect.unreachable()
  const many = Array.from({ length: 900 }, (_, index) => ({ text: `${index}` }))
  const width = (): number => a.board.meta().axis.understand[1] - a.board.meta().axis.understand[0]
  const before = width()
  a.edits.addNotesToZone('understand', many)
  expect(width()).toBeGreaterThan(before)
  const { axis } = a.board.meta()
  expect(axis.plan[0]).toBe(axis.understand[1])
  expect((axis.y[1] - axis.y[0]) / width()).toBeLessThan(1)
  const planned = a.edits.addNotesToZone('plan', [{ text: 'planned' }])
  a.edits.addNotesToZone('understand', many)
  expect(a.board.meta().axis.understand).toEqual(axis.understand)
  expect(a.board.item(planned[0] as ItemId)?.zone).toBe('plan')
  expect([...a.board.view().items.values()].filter(({ zone }) => zone === 'understand')).toHaveLength(1800)
})

test.each([
  ['', 'abc', undefined, { index: 0, remove: 0, insert: 'abc' }],
  ['helo', 'hello', 3, { index: 2, remove: 0, insert: 'l' }],
  ['hello', 'helo', 2, { index: 2, remove: 1, insert: '' }],
  ['a😀b', 'a😁b', 3, { index: 1, remove: 2, insert: '😁' }],
  ['same', 'same', 2, null],
] as const)(
  '[BRD-9] from %j to %j is the smallest splice and cuts no surrogate pair',
  (before, after, caret, splice) => {
    expect(spliceBetween(before, after, caret)).toEqual(splice)
  },
)
