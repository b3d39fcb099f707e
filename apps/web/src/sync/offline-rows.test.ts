import { createWatchable } from '@samtavle/base'
import fc from 'fast-check'
import * as indexedDb from 'fake-indexeddb'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openOfflineDatabase, type OfflineDatabase } from './offline-database.ts'
import { createRowWriter, mostLooseBytes, mostRows } from './offline-rows.ts'

for (const [name, part] of Object.entries(indexedDb)) if (name !== 'default') vi.stubGlobal(name, part)

let boards = 0

/** A board that is written on, and this device's copy of it. */
async function setUp() {
  const db = await openOfflineDatabase(`b${(boards += 1)}`)
  onTestFinished(() => db.close())
  const { doc, busy, writer } = openTab(db)
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
  const read = async (): Promise<string> => (await readCopy(db)).getText('words').toJSON()
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

/** One tab on a board. */
function openTab(db: OfflineDatabase) {
  const doc = new Y.Doc()
  const busy = createWatchable(false)
  const writer = createRowWriter({ db, doc, found: [], busy, attempt: (work) => work() })
  doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) =>
    writer.add(bytes, local ? 1 : 0),
  )
  return { doc, busy, writer }
}

async function readCopy(db: OfflineDatabase, onto = new Y.Doc()): Promise<Y.Doc> {
  for (const { bytes } of await db.getAll('updates')) Y.applyUpdate(onto, bytes)
  return onto
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
  const { type, hear, saved, rows, read, unsaved } = await setUp()
  await type('??')
  const chapter = 'x'.repeat(20_000)
  let before = 0
  for (let told = 0; told < 80 && (await rows()).length >= before; told += 1) {
    before = (await rows()).length
    await hear(chapter)
  }
  expect(before).toBeGreaterThan(50)
  // What the server has not confirmed stays apart.
  expect(await unsaved()).toEqual([1, 1, 0])
  await type('the end')
  await saved()
  const told = await read()
  expect(told.endsWith('x??the end')).toBe(true)
  expect(told.length).toBe((before - 1) * chapter.length + '??the end'.length)
})

test('what has been let go does not come back with what is tidied meanwhile', async () => {
  const { type, busy, saved, writer, rows, unsaved } = await setUp()
  // Once before, so that tidying has been fetched.
  await type(long)
  busy.set(true)
  await type(long)
  await saved()
  const gone = writer.letGo()
  busy.set(false)
  await gone
  await writer.idle()
  expect(await rows()).toEqual([])
  await type('more')
  expect(await unsaved()).toEqual([1, 1, 1, 1])
})

test('a device that refuses to let go keeps everything, and goes on', async () => {
  const { db, type, saved, writer, read, unsaved } = await setUp()
  await type('kept')
  await saved()
  const refusal = vi.spyOn(db, 'transaction').mockImplementationOnce(() => {
    throw new Error('no room')
  })
  await expect(writer.letGo()).rejects.toThrow('no room')
  refusal.mockRestore()
  expect(await read()).toBe('kept')
  await type(long)
  await saved()
  expect(await read()).toBe(`kept${long}`)
  expect((await unsaved()).every((each) => each === 0)).toBe(true)
})

test('whatever two tabs do, this device has every word, and counts what the server has not', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
      const db = await openOfflineDatabase(`b${(boards += 1)}`)
      const relay = new Y.Doc()
      const tabs = [openTab(db), openTab(db)] as const
      const unsaved = [0, 0]
      const restAll = () => Promise.all(tabs.map(({ writer }) => writer.idle()))
      for (const { who, what, size } of steps) {
        const { doc, busy, writer } = tabs[who]
        const words = doc.getText('words')
        const write = (letters: string): void => {
          words.insert(size % (words.length + 1), letters)
          unsaved[who] = (unsaved[who] ?? 0) + 1
        }
        if (what === 'type') {
          for (const letter of long) {
            write(letter)
            await writer.idle()
          }
        }
        if (what === 'burst') for (const letter of long) write(letter)
        if (what === 'paste') write('x'.repeat(mostLooseBytes + size))
        if (what === 'delete' && words.length > 0) {
          words.delete(size % words.length, 1)
          unsaved[who] = (unsaved[who] ?? 0) + 1
        }
        if (what === 'busy' || what === 'calm') busy.set(what === 'busy')
        if (what === 'rest') await restAll()
        if (what === 'meet') {
          Y.applyUpdate(relay, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(relay)))
          Y.applyUpdate(doc, Y.encodeStateAsUpdate(relay, Y.encodeStateVector(doc)))
          writer.allSaved()
          unsaved[who] = 0
        }
      }
      for (const { busy } of tabs) busy.set(false)
      await restAll()
      const everything = new Y.Doc()
      for (const { doc } of tabs) Y.applyUpdate(everything, Y.encodeStateAsUpdate(doc))
      const words = everything.getText('words').toJSON()
      expect((await readCopy(db)).getText('words').toJSON()).toBe(words)
      const rows = await db.getAll('updates')
      expect(rows.reduce((sum, row) => sum + row.unsaved, 0)).toBe((unsaved[0] ?? 0) + (unsaved[1] ?? 0))
      expect(rows.filter(({ bytes }) => bytes.length <= mostLooseBytes).length).toBeLessThanOrEqual(2 * mostRows)
      // One tab starts over: what is left here, with what the server has, is still everything.
      await tabs[0].writer.letGo()
      const startedOver = new Y.Doc()
      Y.applyUpdate(startedOver, Y.encodeStateAsUpdate(relay))
      expect((await readCopy(db, startedOver)).getText('words').toJSON()).toBe(words)
      db.close()
    }),
    { numRuns: 60 },
  )
})

/** What one of two tabs does next. */
const anyStep = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom('type', 'burst', 'paste', 'delete', 'busy', 'calm', 'rest', 'meet'),
  size: fc.nat(1000),
})
