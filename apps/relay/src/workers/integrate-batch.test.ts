import { systemClock, type Clock } from '@samtavle/base'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, Map as SharedMap, Text } from 'yjs'
import type { BatchResult, BatchWrite } from './integrate-batch.ts'
import type { RebuildEntry } from './messages.ts'
import { createRoomDocument, type RoomDocument } from './room-document.ts'

const anna = 'actor-anna-00001'
const bo = 'actor-bo-0000001'

function openRoom(
  entries: readonly RebuildEntry[] = [],
  maxStateBytes = 20_000_000,
  clock: Clock = systemClock,
): RoomDocument {
  return createRoomDocument({
    isShared: true,
    snapshot: null,
    entries,
    newClientId: () => 5001,
    maxClientIds: 20,
    maxStateBytes,
    clock,
  })
}

/** A client with everything it wrote, update by update. */
function client(): { readonly doc: Doc; readonly updates: Uint8Array[] } {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => (origin === 'theirs' ? 0 : updates.push(update)))
  return { doc, updates }
}

function writesOf(actor: string, updates: readonly Uint8Array[]): BatchWrite[] {
  return updates.map((bytes) => ({ actor, bytes }))
}

function batchOf(room: RoomDocument, writes: readonly BatchWrite[]): BatchResult {
  const result = room.writeBatch(writes)
  if (result === null) throw new Error('the batch was broken')
  return result
}

/** The rows of a batch as the journal keeps them. */
function entriesOf(result: BatchResult, writes: readonly BatchWrite[]): RebuildEntry[] {
  const rows = result.rows.flatMap((row, index) =>
    row instanceof Uint8Array ? [{ actor: writes[index]?.actor ?? null, bytes: row }] : [],
  )
  return rows.map((row, index) => ({ ...row, seq: index + 1 }))
}

function contentOf(doc: Doc): unknown {
  return [doc.getMap('facts').toJSON(), doc.getMap('texts').toJSON(), doc.getText('words').toDelta()]
}

test('the rows of a batch, replayed one by one, and its one update make the same document', () => {
  const [a, b] = [client(), client()]
  const theirs = (from: Doc, to: Doc): void =>
    applyUpdate(to, encodeStateAsUpdate(from, encodeStateVector(to)), 'theirs')
  a.doc.getMap('texts').set('t', new Text('one'))
  for (let step = 0; step < 5; step += 1) a.doc.getMap('facts').set('at', step)
  theirs(a.doc, b.doc)
  const text = b.doc.getMap('texts').get('t')
  if (!(text instanceof Text)) throw new Error('no text')
  text.insert(1, '--')
  text.delete(0, 2)
  b.doc.getMap('facts').delete('at')
  b.doc.getMap('texts').delete('t')
  const writes = [...writesOf(anna, a.updates), ...writesOf(bo, b.updates)]
  const room = openRoom()
  const result = batchOf(room, writes)
  expect(result.rows.every((row) => row instanceof Uint8Array)).toBe(true)
  const alone = openRoom()
  for (const { actor, bytes } of writes) alone.write(actor, bytes)
  const replayed = openRoom(entriesOf(result, writes))
  const receiver = new Doc()
  applyUpdate(receiver, result.update ?? new Uint8Array([0, 0]))
  for (const doc of [room.doc, replayed.doc, receiver]) {
    expect(contentOf(doc)).toEqual(contentOf(alone.doc))
    expect(encodeStateVector(doc)).toEqual(encodeStateVector(alone.doc))
  }
  // Each row can be taken alone: cut short anywhere, the journal is a board of that moment.
  const half = openRoom(entriesOf(result, writes).slice(0, 4))
  expect(half.doc.getMap('facts').get('at')).toBe(2)
})

test('a row holds what its own write brought and nothing else, though one was sent twice and two at once', () => {
  const { doc, updates } = client()
  doc.getMap('facts').set('a/x', 1)
  doc.getMap('facts').set('a/y', 2)
  const both = encodeStateAsUpdate(doc)
  const [first] = updates
  if (first === undefined) throw new Error('nothing written')
  const result = batchOf(openRoom(), writesOf(anna, [first, first, both, both]))
  expect(result.rows).toEqual([first, null, updates[1], null])
})

test('what needs something missing, cannot be read or uses another’s client id is left out; the others go in', () => {
  const [a, b] = [client(), client()]
  for (const key of ['one', 'two', 'three']) a.doc.getMap('facts').set(`a/${key}`, 1)
  b.doc.getMap('facts').set('b/one', 1)
  const [first, , third] = a.updates
  const [other] = b.updates
  if (first === undefined || third === undefined || other === undefined) throw new Error('nothing written')
  const room = openRoom()
  const result = batchOf(room, [
    ...writesOf(anna, [first, third, new Uint8Array([1, 2, 3])]),
    ...writesOf(bo, [a.updates[1] ?? first, other]),
  ])
  expect(result.rows.map((row) => (row instanceof Uint8Array ? 'row' : row))).toEqual([
    'row',
    'alone',
    'alone',
    'alone',
    'row',
  ])
  expect(room.doc.getMap('facts').toJSON()).toEqual({ 'a/one': 1, 'b/one': 1 })
  expect(room.doc.store.pendingStructs).toBeNull()
})

test('a board that is full leaves a write out', () => {
  const { doc, updates } = client()
  doc.getMap('facts').set('a/long', 'x'.repeat(500))
  expect(batchOf(openRoom([], 100), writesOf(anna, updates)).rows).toEqual(['alone'])
})

type Harm = (doc: Doc) => void

/** What one write in the middle must not do in a shared room. */
const harms: Readonly<Record<string, Harm>> = {
  'write another’s key': (doc) => doc.getMap('stands').set(`framing/${anna}`, { hold: false }),
  'leave a sign in another’s name': (doc) =>
    doc.getMap('comments').set(`framing/stamp/${anna}`, { at: 1, sign: 'yes' }),
  'speak in another’s name': (doc) => doc.getMap('comments').set(`framing/c/${anna}`, { at: 1, text: 'I agree' }),
  'delete another’s key': (doc) => doc.getMap('stands').delete(`framing/${anna}`),
  'write into what lies under another’s key': (doc) => {
    const stand = doc.getMap('stands').get(`nested/${anna}`)
    if (stand instanceof SharedMap) stand.set('hold', true)
  },
  'put a list into an owned root': (doc) => doc.getText('stands').insert(0, 'x'),
  'write what only the relay writes': (doc) => doc.getMap('pulses').set('p', 1),
  'nest types deeper than any schema': (doc) => {
    doc.transact(() => {
      let inner = doc.getMap('facts')
      for (let depth = 0; depth < 12; depth += 1) {
        const next = new SharedMap<unknown>()
        inner.set('inner', next)
        inner = next
      }
    })
  },
}

test.each(Object.entries(harms))('a batch in which one write would %s is broken as a whole', (_, harm) => {
  const [a, b] = [client(), client()]
  a.doc.getMap('stands').set(`framing/${anna}`, { hold: true })
  a.doc.getMap('stands').set(`nested/${anna}`, new SharedMap())
  applyUpdate(b.doc, encodeStateAsUpdate(a.doc), 'theirs')
  harm(b.doc)
  expect(b.updates).toHaveLength(1)
  const honest = client()
  honest.doc.getMap('facts').set('h/kept', 1)
  const writes = [...writesOf(anna, a.updates), ...writesOf(bo, b.updates), ...writesOf('h', honest.updates)]
  expect(openRoom().writeBatch(writes)).toBeNull()
  // The same without it goes through, so that it was this write and nothing else.
  const rest = writes.filter(({ actor }) => actor !== bo)
  expect(batchOf(openRoom(), rest).rows.every((row) => row instanceof Uint8Array)).toBe(true)
})

test('an update that waits for itself breaks the batch, and nothing pending is left to be seen', () => {
  const cycle = new Uint8Array([2, 1, 2, 0, 0x84, 1, 0, 1, 0x61, 1, 1, 0, 0x84, 2, 0, 1, 0x62, 0])
  expect(openRoom().writeBatch(writesOf(anna, [cycle]))).toBeNull()
})

test('formats that the document tidies by itself are in the journal as well as on the wire', () => {
  const [a, b] = [client(), client()]
  a.doc.getText('words').insert(0, 'abcdef')
  a.doc.getText('words').format(0, 6, { bold: true })
  applyUpdate(b.doc, encodeStateAsUpdate(a.doc), 'theirs')
  // Both take the format away at once: what is left are marks that say nothing, which Yjs removes.
  a.doc.getText('words').format(0, 6, { bold: null })
  b.doc.getText('words').format(0, 6, { bold: null })
  b.doc.getText('words').delete(1, 3)
  const writes = [...writesOf(anna, a.updates), ...writesOf(bo, b.updates)]
  const room = openRoom()
  const result = batchOf(room, writes)
  const receiver = new Doc()
  applyUpdate(receiver, result.update ?? new Uint8Array([0, 0]))
  const deletedIn = (doc: Doc): number =>
    [...doc.store.clients.values()].flat().reduce((sum, { deleted, length }) => sum + (deleted ? length : 0), 0)
  const replayed = openRoom(entriesOf(result, writes))
  expect(contentOf(replayed.doc)).toEqual(contentOf(room.doc))
  expect(deletedIn(replayed.doc)).toBe(deletedIn(room.doc))
  expect(deletedIn(receiver)).toBe(deletedIn(room.doc))
})

test('the time a batch took is charged to the write that took it', () => {
  const { updates, doc } = client()
  for (const key of ['a', 'b', 'c']) doc.getMap('facts').set(key, 1)
  // The third look at the clock comes after the second write: that one took 40 of 44 ms.
  const looks = [0, 2, 42, 44]
  const clock: Clock = { now: () => looks.shift() ?? 44, after: () => () => undefined }
  const { shares } = batchOf(openRoom([], 20_000_000, clock), writesOf(anna, updates))
  expect(shares.map((share) => Math.round(share * 44))).toEqual([2, 40, 2])
  const quick = batchOf(openRoom(), writesOf(anna, updates)).shares
  expect(quick.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1)
})
