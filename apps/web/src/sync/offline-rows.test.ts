import { createWatchable } from '@samtavle/base'
import * as indexedDb from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openOfflineDatabase } from './offline-database.ts'
import { createRowWriter } from './offline-rows.ts'

for (const [name, part] of Object.entries(indexedDb)) if (name !== 'default') vi.stubGlobal(name, part)

let boards = 0

/** A board that is written on, and this device's copy of it. */
async function setUp() {
  const board = `b${(boards += 1)}`
  const db = await openOfflineDatabase(board)
  onTestFinished(() => db.close())
  const doc = new Y.Doc()
  const busy = createWatchable(false)
  const writer = createRowWriter({ db, doc, found: [], busy, attempt: (work) => work() })
  doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
    writer.add(bytes, local ? 1 : 0),
  )
  const words = doc.getText('words')
  /** One row for each letter: none waits for another. */
  const type = async (letters: string): Promise<void> => {
    for (const letter of letters) {
      words.insert(words.length, letter)
      await writer.idle()
    }
  }
  /** What somebody else wrote before, as it comes from the relay. */
  const hear = async (letters: string): Promise<void> => {
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    other.getText('words').insert(0, letters)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)))
    await writer.idle()
  }
  const rows = () => db.getAll('updates')
  const read = async (): Promise<string> => {
    const copy = new Y.Doc()
    for (const { bytes } of await rows()) Y.applyUpdate(copy, bytes)
    return copy.getText('words').toJSON()
  }
  const unsaved = async (): Promise<readonly number[]> => (await rows()).map((row) => row.unsaved)
  const calm = async (): Promise<void> => {
    busy.set(false)
    await writer.idle()
  }
  const saved = async (): Promise<void> => {
    writer.allSaved()
    await writer.idle()
  }
  return { db, writer, busy, type, hear, rows, read, unsaved, calm, saved }
}

const long = 'a note with so many letters that nobody wants a row for each of them'

test('what is written after a confirmation that found nothing to confirm is kept all the same', async () => {
  const { saved, type, unsaved } = await setUp()
  await saved()
  await type('a')
  expect(await unsaved()).toEqual([1])
})

test('a few letters that are confirmed stay rows', async () => {
  const { saved, type, unsaved } = await setUp()
  await type('abc')
  expect(await unsaved()).toEqual([1, 1, 1])
  await saved()
  expect(await unsaved()).toEqual([0, 0, 0])
})

test('while hands are at work, every letter is a row and none is touched again', async () => {
  const { saved, type, busy, unsaved, calm, read } = await setUp()
  busy.set(true)
  await type(long)
  await saved()
  expect(await unsaved()).toEqual(Array.from(long, () => 1))
  await calm()
  expect(await unsaved()).toEqual([0])
  expect(await read()).toBe(long)
})

test('what the server has not confirmed is bundled apart from what it has', async () => {
  const { saved, type, hear, busy, unsaved, calm, read, writer, rows } = await setUp()
  busy.set(true)
  await type(long)
  await saved()
  await hear('to begin with, ')
  await type('!?')
  await calm()
  expect((await unsaved()).toSorted((one, other) => one - other)).toEqual([0, 2])
  expect(await read()).toBe(`to begin with, ${long}!?`)
  await writer.letGo()
  expect(await unsaved()).toEqual([2])
  await saved()
  expect(await unsaved()).toEqual([0])
  await writer.letGo()
  expect(await rows()).toEqual([])
})

test('without a network letters are bundled too, and counted one by one', async () => {
  const { type, unsaved, read } = await setUp()
  await type(long)
  expect((await unsaved()).length).toBeLessThan(long.length / 2)
  expect((await unsaved()).reduce((sum, each) => sum + each, 0)).toBe(long.length)
  expect(await read()).toBe(long)
})

test('rows that another tab has written between ours stay as they are', async () => {
  const { db, type, busy, calm, saved, rows } = await setUp()
  const theirs = { bytes: new Uint8Array([0, 0]), unsaved: 7 }
  busy.set(true)
  await type(long)
  const id = await db.add('updates', theirs)
  await type(long)
  await saved()
  await calm()
  expect((await rows()).length).toBe(2)
  expect(await rows()).toContainEqual({ ...theirs, id })
})

test('a copy of many large rows becomes one of the whole board, and nothing is lost', async () => {
  const { type, hear, saved, rows, read } = await setUp()
  const chapter = 'x'.repeat(20_000)
  let before = 0
  for (let told = 0; told < 80 && (await rows()).length >= before; told += 1) {
    before = (await rows()).length
    await hear(chapter)
  }
  expect(before).toBeGreaterThan(50)
  expect((await rows()).length).toBe(1)
  await type('the end')
  await saved()
  const told = await read()
  expect(told.endsWith('xthe end')).toBe(true)
  expect(told.length).toBe((before + 1) * chapter.length + 'the end'.length)
})
