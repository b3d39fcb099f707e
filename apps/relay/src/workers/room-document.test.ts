import { systemClock } from '@samtavle/base'
import { expect, test } from 'vitest'
import {
  applyUpdate,
  Doc,
  encodeStateAsUpdate,
  encodeStateVector,
  getState,
  Map as SharedMap,
  mergeUpdates,
  Text,
} from 'yjs'
import type { RebuildEntry } from './messages.ts'
import { createRoomDocument, type RoomDocument, type RoomSource } from './room-document.ts'
import { decodeSnapshot } from './snapshot-bytes.ts'

const anna = 'actor-anna-00001'
const eve = 'actor-eve-000001'

function openRoom(source: Partial<RoomSource> = {}): RoomDocument {
  let lastId = 5000
  const newClientId = (): number => (lastId += 1)
  return createRoomDocument({
    isShared: true,
    snapshot: null,
    entries: [],
    maxClientIds: 20_000,
    maxStateBytes: 20_000_000,
    clock: systemClock,
    newClientId,
    ...source,
  })
}

/** A client with everything it wrote, update by update. */
function client(): { readonly doc: Doc; readonly updates: readonly Uint8Array[] } {
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => (origin === 'theirs' ? 0 : updates.push(update)))
  return { doc, updates }
}

function at(updates: readonly Uint8Array[], index: number): Uint8Array {
  const update = updates[index]
  if (update === undefined) throw new Error(`there is no update ${index}`)
  return update
}

test('a write emits what was new in it, and nothing when all was known', () => {
  const room = openRoom()
  const { doc, updates } = client()
  doc.getMap('facts').set('a/x', 1)
  doc.getMap('facts').set('a/y', 2)
  const first = room.write(anna, at(updates, 0))
  expect(first).toEqual({ type: 'integrated', emitted: at(updates, 0) })
  expect(room.write(anna, encodeStateAsUpdate(doc))).toEqual({ type: 'integrated', emitted: at(updates, 1) })
  expect(room.write(anna, encodeStateAsUpdate(doc))).toEqual({ type: 'integrated', emitted: null })
})

test('a write that needs something missing is told so and leaves no trace', () => {
  const room = openRoom()
  const { doc, updates } = client()
  doc.getMap('facts').set('a/x', 1)
  doc.getText('texts').insert(0, 'ab')
  doc.getText('texts').insert(1, '-')
  doc.getMap('facts').delete('a/x')
  const missingFor = (update: Uint8Array): unknown => {
    const outcome = room.write(anna, update)
    return outcome.type === 'gapped' ? outcome.missing : outcome
  }
  // An earlier clock, and a delete of what is not there.
  expect(missingFor(at(updates, 1))).toEqual({ client: doc.clientID, clock: 0 })
  expect(missingFor(at(updates, 3))).toEqual({ client: doc.clientID, clock: 0 })
  // Another client that builds on words the room has not heard of.
  const other = client()
  applyUpdate(other.doc, encodeStateAsUpdate(doc), 'theirs')
  other.doc.getText('texts').insert(2, 'z')
  expect(missingFor(at(other.updates, 0))).toMatchObject({ client: doc.clientID })
  expect(room.doc.store.pendingStructs).toBeNull()
  expect(room.doc.store.clients.size).toBe(0)
  // In order, all of it goes in.
  for (const update of [...updates, ...other.updates]) expect(room.write(anna, update).type).toBe('integrated')
  expect(room.doc.getText('texts').toJSON()).toBe(other.doc.getText('texts').toJSON())
})

test('a skip in an update is a gap like any other', () => {
  const room = openRoom()
  const { doc, updates } = client()
  for (let index = 0; index < 3; index += 1) doc.getMap('facts').set(`a/${index}`, index)
  expect(room.write(anna, mergeUpdates([at(updates, 0), at(updates, 2)])).type).toBe('gapped')
  expect(room.doc.store.clients.size).toBe(0)
})

test('a client id belongs to its first actor, through journal and snapshot', () => {
  const { doc, updates } = client()
  doc.getMap('facts').set('a/x', 1)
  doc.getMap('facts').set('a/x', 2)
  const refusal = { type: 'refused', reason: 'client-of-another', discarded: false }
  const entry: RebuildEntry = { seq: 1, actor: anna, bytes: at(updates, 0) }
  const fromJournal = openRoom({ entries: [entry] })
  expect(fromJournal.write(eve, at(updates, 1))).toEqual(refusal)
  const stored = decodeSnapshot(fromJournal.snapshot())
  const fromSnapshot = openRoom({ snapshot: stored === null ? null : { ...stored, seq: 1 } })
  expect(fromSnapshot.write(eve, at(updates, 1))).toEqual(refusal)
  expect(fromSnapshot.write(anna, at(updates, 1)).type).toBe('integrated')
  // What was written anonymously is nobody's to go on with.
  const anonymous = openRoom({ entries: [{ ...entry, actor: null }] })
  expect(anonymous.write(anna, at(updates, 1))).toEqual(refusal)
})

test('an owned key is written by its owner only; the document that heard otherwise is discarded', () => {
  const { doc, updates } = client()
  doc.getMap('stands').set(`framing/${anna}`, { hold: true })
  doc.getMap('votes').set(`round/${eve}`, { a: 1 })
  const room = openRoom()
  expect(room.write(anna, at(updates, 0)).type).toBe('integrated')
  expect(room.write(anna, at(updates, 1))).toEqual({ type: 'refused', reason: 'key-of-another', discarded: true })
  // A private room is its actor's alone, whatever the keys say.
  const own = openRoom({ isShared: false })
  expect(own.write(anna, encodeStateAsUpdate(doc)).type).toBe('integrated')
})

test('something put inside another’s owned key is a write of it', () => {
  const { doc, updates } = client()
  const stand = new SharedMap<unknown>()
  doc.getMap('stands').set(`framing/${anna}`, stand)
  const room = openRoom()
  expect(room.write(anna, at(updates, 0)).type).toBe('integrated')
  const other = client()
  applyUpdate(other.doc, encodeStateAsUpdate(doc), 'theirs')
  const theirs = other.doc.getMap('stands').get(`framing/${anna}`)
  if (theirs instanceof SharedMap) theirs.set('hold', true)
  expect(room.write(eve, at(other.updates, 0))).toMatchObject({ reason: 'key-of-another' })
})

test('shared types nested deeper than any schema needs are refused', () => {
  const { doc, updates } = client()
  let inner = doc.getMap('facts')
  doc.transact(() => {
    for (let depth = 0; depth < 12; depth += 1) {
      const next = new SharedMap<unknown>()
      inner.set('inner', next)
      inner = next
    }
  })
  expect(openRoom().write(anna, at(updates, 0))).toEqual({ type: 'refused', reason: 'too-deep', discarded: true })
})

test('an update that waits for itself is refused, and nothing stays pending where anybody can see it', () => {
  // One struct of client 1 at clock 0 whose origin is client 2's clock 0, and the other way round.
  const cycle = new Uint8Array([2, 1, 2, 0, 0x84, 1, 0, 1, 0x61, 1, 1, 0, 0x84, 2, 0, 1, 0x62, 0])
  const outcome = openRoom().write(anna, cycle)
  expect(outcome).toEqual({ type: 'refused', reason: 'broken', discarded: true })
})

test('bytes that are no update are refused without harm', () => {
  const room = openRoom()
  expect(room.write(anna, new Uint8Array([1, 2, 3]))).toEqual({ type: 'refused', reason: 'broken', discarded: false })
  expect(room.holdsAll(new Uint8Array([1, 2, 3]))).toBe(false)
})

test('whether a room holds all of an update, deletes included, is told without changing it', () => {
  const room = openRoom()
  const { doc, updates } = client()
  doc.getMap('facts').set('a/x', 1)
  doc.getMap('facts').delete('a/x')
  expect(room.holdsAll(at(updates, 0))).toBe(false)
  room.write(anna, at(updates, 0))
  expect(room.holdsAll(at(updates, 0))).toBe(true)
  expect(room.holdsAll(at(updates, 1))).toBe(false)
  expect(room.doc.getMap('facts').size).toBe(1)
  room.write(anna, at(updates, 1))
  expect(room.holdsAll(encodeStateAsUpdate(doc))).toBe(true)
})

test('the relay edits under a client id of its own, whoever it edits for, and under another one for nobody', () => {
  const room = openRoom()
  const set = (key: string) => (doc: Doc) => void doc.getMap('facts').set(key, 1)
  expect(room.edit(anna, set('a/x'))).not.toBeNull()
  expect(room.edit(eve, set('a/y'))).not.toBeNull()
  expect(room.edit(anna, set('a/z'))).not.toBeNull()
  expect(room.edit(anna, () => undefined)).toBeNull()
  expect([...room.doc.store.clients.keys()]).toEqual([5001])
  expect(room.edit(null, set('a/w'))).not.toBeNull()
  expect([...room.doc.store.clients.keys()]).toEqual([5001, 5002])
  const forger = new Doc()
  applyUpdate(forger, room.answer(new Uint8Array([0])))
  forger.clientID = 5001
  const before = encodeStateVector(forger)
  forger.getMap('facts').set('a/forged', 1)
  expect(room.write(anna, encodeStateAsUpdate(forger, before))).toMatchObject({ reason: 'client-of-another' })
})

test('a snapshot cut short or of another kind is no snapshot', () => {
  const room = openRoom()
  room.edit(anna, (doc) => void doc.getMap('facts').set('a/x', 1))
  const bytes = room.snapshot()
  expect(decodeSnapshot(bytes)).not.toBeNull()
  for (let length = 0; length < bytes.length; length += 1)
    expect(decodeSnapshot(bytes.slice(0, length)), `${length}`).toBeNull()
  expect(decodeSnapshot(new Uint8Array([1, ...bytes.slice(1)]))).toBeNull()
})

test('an item that goes on in living text from a collected past of its client is refused before Yjs throws over it', () => {
  const board = new Doc()
  board.clientID = 11
  const texts = board.getMap<Text>('texts')
  texts.set('kept', new Text('what stays'))
  const doomed = new Text()
  texts.set('doomed', doomed)
  doomed.insert(0, 'abc')
  texts.delete('doomed')
  const room = openRoom()
  expect(room.write(anna, encodeStateAsUpdate(board)).type).toBe('integrated')
  const end = getState(board.store, 11)
  // Two letters, the first at the clock of the collected c, the second new, both after a letter that stays.
  const hostile = Uint8Array.from([1, 1, 11, end - 1, 0xc4, 11, 2, 11, 3, 2, 120, 120, 0])
  const unguarded = new Doc()
  applyUpdate(unguarded, encodeStateAsUpdate(board))
  expect(() => applyUpdate(unguarded, hostile)).toThrow(TypeError)
  expect(room.write(anna, hostile)).toEqual({ type: 'refused', reason: 'broken', discarded: false })
  expect(room.write(anna, encodeStateAsUpdate(board))).toEqual({ type: 'integrated', emitted: null })
})
