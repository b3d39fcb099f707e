import { systemClock } from '@samtavle/base'
import { foldEntries } from '@samtavle/history'
import { expect, test } from 'vitest'
import { applyUpdate, Doc, encodeStateAsUpdate, Map as SharedMap, Text as SharedText } from 'yjs'
import type { RebuildEntry } from './messages.ts'
import { createRoomDocument } from './room-document.ts'

const actor = 'anna'

/** A client with one text, and all that it has written since it was asked last. */
function createClient(words: string) {
  const doc = new Doc()
  doc.clientID = 1
  doc.getMap('texts').set('a', new SharedText(words))
  const begun = encodeStateAsUpdate(doc)
  return { doc, begun }
}

/** Another past of the same client: what its text looks like after that change, and only that change as an update. */
function anotherPast(begun: Uint8Array, change: (doc: Doc) => void): Uint8Array {
  const doc = new Doc()
  applyUpdate(doc, begun)
  doc.clientID = 1
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  change(doc)
  expect(updates).toHaveLength(1)
  return updates[0] ?? new Uint8Array()
}

function textOf(doc: Doc): SharedText {
  const text = doc.getMap('texts').get('a')
  if (!(text instanceof SharedText)) throw new Error('the text is gone')
  return text
}

function openRoom() {
  const journal: RebuildEntry[] = []
  const room = createRoomDocument({
    isShared: true,
    snapshot: null,
    entries: [],
    newClientId: () => 9,
    maxClientIds: 10,
    maxStateBytes: 1_000_000,
    clock: systemClock,
  })
  function write(bytes: Uint8Array) {
    const outcome = room.write(actor, bytes)
    if (outcome.type === 'integrated' && outcome.emitted !== null)
      journal.push({ seq: journal.length + 1, actor, bytes: outcome.emitted })
    return outcome
  }
  return { room, journal, write }
}

function contentOf(doc: Doc): unknown {
  return { words: textOf(doc).toJSON(), length: textOf(doc).length, other: doc.getText('other').length }
}

test('what is known cannot be sent again with other neighbours, in order to cut a character without a word in the journal', () => {
  const { doc, begun } = createClient('🎉')
  const { room, journal, write } = openRoom()
  write(begun)
  doc.getMap('items').set('b', new SharedMap())
  write(encodeStateAsUpdate(doc))
  const forged = anotherPast(begun, (other) => textOf(other).insert(1, 'z'))
  const outcome = write(forged)
  expect(contentOf(room.doc)).toEqual(contentOf(foldEntries(journal)))
  expect(outcome).toEqual({ type: 'refused', reason: 'broken', discarded: false })
  expect(room.writeBatch([{ actor, bytes: forged }])?.rows).toEqual(['alone'])
  expect(textOf(room.doc).toJSON()).toBe('🎉')
})

test('what goes on from something known cannot lie in another list than that', () => {
  const forge = (): ReturnType<typeof openRoom> & { readonly forged: Uint8Array } => {
    const { doc, begun } = createClient('')
    const opened = openRoom()
    opened.write(begun)
    textOf(doc).insert(0, 'ab')
    opened.write(encodeStateAsUpdate(doc))
    return { ...opened, forged: anotherPast(begun, (other) => other.getText('other').insert(0, 'wxyz')) }
  }
  const alone = forge()
  const outcome = alone.write(alone.forged)
  if (outcome.type === 'integrated') expect(contentOf(alone.room.doc)).toEqual(contentOf(foldEntries(alone.journal)))
  expect(outcome).toEqual({ type: 'refused', reason: 'broken', discarded: true })
  const together = forge()
  expect(together.room.writeBatch([{ actor, bytes: together.forged }])).toBeNull()
})

test('nothing stands behind one neighbour and before another that comes first', () => {
  const forge = (): ReturnType<typeof openRoom> & { readonly forged: Uint8Array } => {
    const { doc, begun } = createClient('')
    const opened = openRoom()
    opened.write(begun)
    textOf(doc).insert(0, 'abcdef')
    opened.write(encodeStateAsUpdate(doc))
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    textOf(doc).insert(5, 'z')
    // It stands behind the e, clock 5; what follows it is the f, clock 6, and now it says the b, clock 2.
    const forged = (updates[0] ?? new Uint8Array()).slice()
    const at = forged.findLastIndex((byte) => byte === 6)
    forged[at] = 2
    return { ...opened, forged }
  }
  const alone = forge()
  expect(alone.write(alone.forged)).toEqual({ type: 'refused', reason: 'broken', discarded: true })
  const together = forge()
  expect(together.room.writeBatch([{ actor, bytes: together.forged }])).toBeNull()
})

test('a letter that was joined to the one before it can be sent again by itself', () => {
  const { doc, begun } = createClient('')
  const { room, write } = openRoom()
  write(begun)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (const letter of 'abc') textOf(doc).insert(textOf(doc).length, letter)
  for (const update of [...updates, ...updates]) expect(write(update).type).toBe('integrated')
  expect(room.writeBatch(updates.map((bytes) => ({ actor, bytes })))?.rows).toEqual([null, null, null])
  expect(textOf(room.doc).toJSON()).toBe('abc')
})

test('what is known can be sent again as it was, whole, in part and with what follows', () => {
  const { doc, begun } = createClient('one 🎉 two')
  const { room, journal, write } = openRoom()
  write(begun)
  textOf(doc).insert(3, ', one and a half')
  const middle = encodeStateAsUpdate(doc)
  write(middle)
  textOf(doc).delete(1, 5)
  textOf(doc).insert(textOf(doc).length, '!')
  const end = encodeStateAsUpdate(doc)
  for (const bytes of [begun, middle, end, begun, middle, end]) expect(write(bytes).type).toBe('integrated')
  expect(contentOf(room.doc)).toEqual(contentOf(doc))
  expect(contentOf(foldEntries(journal))).toEqual(contentOf(doc))
})
