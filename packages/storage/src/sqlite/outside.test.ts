import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBoards, boardRecord, newEntry, wordsOf } from '../contract/samples.ts'
import type { Store } from '../store.ts'
import { backupStore } from './backup.ts'
import { isStoreInUse } from './lock.ts'
import { applicationId, migrate, migrations } from './migrations.ts'
import { openStoreReader, type StoreReader } from './reader.ts'
import { repairStore } from './repair.ts'
import { restoreStoreFile } from './restore-file.ts'
import { openSqliteStore } from './sqlite-store.ts'

let folder: string
let path: string
let backup: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-outside-'))
  path = join(folder, 'samtavle.db')
  backup = join(folder, 'backup.db')
  store = await open()
  await addBoards(store, 'a', 'b')
  await store.append(['one', 'two', 'three', 'four', 'five'].map((words) => newEntry('b', words)))
  await store.append([newEntry('a', 'other'), newEntry('b.process', 'stage')])
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

function open(): Promise<Store> {
  return openSqliteStore({ path, clock: systemClock, busyTimeoutMs: 20 })
}

function read<Value>(from: string, look: (reader: StoreReader) => Value): Value {
  const reader = openStoreReader(from)
  try {
    return look(reader)
  } finally {
    reader.close()
  }
}

function change(sql: string): void {
  const file = new DatabaseSync(path)
  file.exec(sql)
  file.close()
}

const wordsIn = (reader: StoreReader, room: string): readonly string[] =>
  [...reader.entries(room)].map(({ bytes }) => new TextDecoder().decode(bytes))

const damageThird = "UPDATE entry SET bytes = x'00' WHERE seq = 3 AND room = (SELECT id FROM room WHERE name = 'b')"

test('[STO-38] a reader beside a running store sees what is durable and names what is damaged', async () => {
  await store.writeSnapshot('b', { seq: 2, bytes: new Uint8Array([1]) })
  await store.writeSnapshot('a', { seq: 1, bytes: new Uint8Array([2]) })
  change(damageThird)
  change("UPDATE snapshot SET bytes = x'77' WHERE room = (SELECT id FROM room WHERE name = 'a')")
  read(path, (reader) => {
    expect(reader.boards()).toEqual(['a', 'b'])
    expect(reader.rooms('b')).toEqual(['b', 'b.process'])
    expect(wordsIn(reader, 'b')).toEqual(['one', 'two', 'four', 'five'])
    expect([...reader.entries('b', 2)]).toHaveLength(2)
    expect([reader.verify('b'), reader.verify('a'), reader.countEntries('b')]).toEqual([[3], [], 5])
    expect([reader.snapshot('b').state, reader.snapshot('a').state]).toEqual(['whole', 'broken'])
    expect(reader.snapshot('b.process').state).toBe('none')
    expect(reader.faults()).toEqual([])
    expect(reader.lastWrittenAt()).toBeGreaterThan(0)
  })
  expect((await store.append([newEntry('b', 'six')])).ok).toBe(true)
})

test('[STO-38] what is no store of this version is refused with one sentence', () => {
  expect(() => openStoreReader(join(folder, 'none.db'))).toThrow('There is no store at')
  writeFileSync(join(folder, 'text.db'), 'no database at all, however long it is '.repeat(40))
  expect(() => openStoreReader(join(folder, 'text.db'))).toThrow('is not a Samtavle store')
  writeOlder(join(folder, 'older.db'))
  expect(() => openStoreReader(join(folder, 'older.db'))).toThrow('older Samtavle')
})

test('[STO-39] a backup made in the middle of writing is a sound prefix, private, and overwrites nothing', async () => {
  const appends = Array.from({ length: 300 }, (_, index) => store.append([newEntry('a', `entry ${index}`)]))
  await appends[20]
  backupStore(path, backup)
  await Promise.all(appends)
  expect(statSync(backup).mode & 0o777).toBe(0o600)
  read(backup, (reader) => {
    expect([...reader.verify('a'), ...reader.verify('b'), ...reader.faults()]).toEqual([])
    const words = wordsIn(reader, 'a')
    expect(words.length).toBeGreaterThan(21)
    expect(words.slice(1)).toEqual(words.slice(1).map((_, index) => `entry ${index}`))
    expect(wordsIn(reader, 'b')).toEqual(['one', 'two', 'three', 'four', 'five'])
  })
  expect(() => backupStore(path, backup)).toThrow('already')
  expect(() => backupStore(join(folder, 'none.db'), join(folder, 'other.db'))).toThrow('no store')
  expect([existsSync(join(folder, 'other.db')), existsSync(`${backup}.unfinished`)]).toEqual([false, false])
})

test('[STO-40] what a backup holds is there again, and the store it replaced is kept aside', async () => {
  backupStore(path, backup)
  await store.append([newEntry('b', 'later')])
  await store.close()
  expect(() => restoreStoreFile({ backup, path, keepOldAs: null })).toThrow('already')
  const before = readFileSync(path)
  const aside = join(folder, 'aside.db')
  restoreStoreFile({ backup, path, keepOldAs: aside })
  expect(readFileSync(aside).equals(before)).toBe(true)
  expect(read(path, (reader) => reader.digest())).toBe(read(backup, (reader) => reader.digest()))
  store = await open()
  expect(await wordsOf(store, 'b')).toEqual(['one', 'two', 'three', 'four', 'five'])
  expect((await store.append([newEntry('b', 'six')])).ok).toBe(true)
  expect(read(path, (reader) => reader.digest())).not.toBe(read(backup, (reader) => reader.digest()))
})

test('[STO-40] a backup of an older version is brought up to date on its way back', async () => {
  await store.close()
  const older = join(folder, 'older.db')
  writeOlder(older)
  restoreStoreFile({ backup: older, path, keepOldAs: join(folder, 'aside.db') })
  store = await open()
  expect(await store.board('old')).toEqual({ ...boardRecord('old'), title: 'Old' })
})

test('[STO-41] a damaged row comes back from a backup, a missing one too, and one that does not fit is left alone', async () => {
  backupStore(path, backup)
  await store.append([newEntry('b', 'six'), newEntry('b', 'seven')])
  await store.close()
  const ofRoom = "room = (SELECT id FROM room WHERE name = 'b')"
  change(`${damageThird}; DELETE FROM entry WHERE seq = 2 AND ${ofRoom}`)
  change(`UPDATE entry SET bytes = x'00' WHERE seq = 6 AND ${ofRoom}`)
  expect(repairStore(path, backup)).toEqual([
    { room: 'b', seq: 2, outcome: 'repaired' },
    { room: 'b', seq: 3, outcome: 'repaired' },
    { room: 'b', seq: 6, outcome: 'lacking' },
  ])
  expect(read(path, (reader) => reader.verify('b'))).toEqual([6])
  // A row of another history under the same place: sound in itself, and not what stood here.
  const stranger = join(folder, 'stranger.db')
  const other = await openSqliteStore({ path: stranger, clock: systemClock })
  await addBoards(other, 'b')
  await other.append(Array.from({ length: 7 }, (_, index) => newEntry('b', `stranger ${index}`)))
  await other.close()
  expect(repairStore(path, stranger)).toEqual([{ room: 'b', seq: 6, outcome: 'foreign' }])
  store = await open()
  expect((await store.read('b', { toSeq: 5 })).length).toBe(5)
})

test('[STO-42] while the store is in use nothing is brought back or repaired', async () => {
  backupStore(path, backup)
  expect(isStoreInUse(path)).toBe(true)
  expect(() => restoreStoreFile({ backup, path, keepOldAs: join(folder, 'aside.db') })).toThrow('in use')
  expect(() => repairStore(path, backup)).toThrow('in use')
  expect(await wordsOf(store, 'b')).toEqual(['one', 'two', 'three', 'four', 'five'])
  expect(existsSync(join(folder, 'aside.db'))).toBe(false)
  await store.close()
  expect(isStoreInUse(path)).toBe(false)
  expect(isStoreInUse(join(folder, 'none.db'))).toBe(false)
})

/** A file as the first version wrote it. */
function writeOlder(at: string): void {
  const older = new DatabaseSync(at)
  migrate(older, 0, migrations.slice(0, 1))
  older.exec(`PRAGMA application_id = ${applicationId}`)
  const { id, language, createdAt } = boardRecord('old')
  older
    .prepare('INSERT INTO board (id, title, language, created_at) VALUES (?, ?, ?, ?)')
    .run(id, 'Old', language, createdAt)
  older.close()
}
