import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBoards, newEntry, wordsOf } from '../contract/samples.ts'
import { DamagedEntryError } from '../damaged-entry-error.ts'
import type { OpenRefusal } from '../store-open-error.ts'
import type { Store } from '../store.ts'
import { longLogBytes } from './long-log.ts'
import { currentVersion } from './migrations.ts'
import { openDatabase } from './open-database.ts'
import { openSqliteStore } from './sqlite-store.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-sqlite-'))
  path = join(folder, 'samtavle.db')
})

afterEach(() => rmSync(folder, { recursive: true }))

test('[STO-2] [STO-27] what was appended is there when the store is opened again, and its rooms go on where they were', async () => {
  await withStore(async (store) => {
    await addBoards(store, 'b')
    await store.append([newEntry('b', 'one'), newEntry('b', 'two')])
    await store.writeSnapshot('b', { seq: 2, bytes: new Uint8Array([1]) })
  })
  expect(existsSync(`${path}-wal`)).toBe(false)
  await withStore(async (store) => {
    expect(await store.append([newEntry('b', 'three')])).toEqual({ ok: true, value: [3] })
    expect(await wordsOf(store, 'b')).toEqual(['one', 'two', 'three'])
    expect(await store.verify('b')).toEqual([])
    expect((await store.readSnapshot('b'))?.seq).toBe(2)
  })
})

test('[STO-7] a row that was changed together with its checksum breaks the chain behind it', async () => {
  await withStore(async (store) => {
    await fillRoom(store, ['one', 'two', 'three', 'four'])
    behindItsBack("UPDATE entry SET checksum = zeroblob(32), bytes = x'00' WHERE seq = 2")
    await expect(store.read('b', { fromSeq: 3 })).rejects.toThrow(
      'Entry 3 of room b does not follow from the entry before it',
    )
    expect(await store.verify('b')).toEqual([2, 3])
    expect(await store.read('b', { fromSeq: 4 })).toHaveLength(1)
  })
})

const forgeries = Object.entries({
  'its author': "actor = 'somebody else'",
  'that it had an author': 'actor = NULL',
  'its time': 'at = at + 1',
  'its role': "role = 'view'",
  'its generation': 'generation = 1',
  'the row before it': 'previous_hash = zeroblob(32)',
})

test.each(forgeries)('[STO-7] a row whose file was edited about %s is found out', async (_, change) => {
  await withStore(async (store) => {
    await fillRoom(store, ['one', 'two', 'three'])
    behindItsBack(`UPDATE entry SET ${change} WHERE seq = 2`)
    await expect(store.read('b')).rejects.toMatchObject({ room: 'b', seq: 2 })
    expect(await store.verify('b')).toEqual([2])
  })
})

test('[STO-7] a row moved to another room is found out', async () => {
  await withStore(async (store) => {
    await fillRoom(store, ['one'])
    await store.append([newEntry('b.process', 'one')])
    behindItsBack('UPDATE entry SET room = -room; UPDATE entry SET room = 3 + room')
    await expect(store.read('b')).rejects.toThrow(DamagedEntryError)
    expect(await store.verify('b.process')).toEqual([1])
  })
})

test('[STO-8] a row that was taken out is missed, whether at the beginning, in the middle or at a turn of pages', async () => {
  await withStore(async (store) => {
    await fillRoom(
      store,
      Array.from({ length: 2100 }, (_, index) => `${index + 1}`),
    )
    behindItsBack('DELETE FROM entry WHERE seq IN (1, 7, 8, 1001)')
    await expect(store.read('b')).rejects.toThrow('Entry 1 of room b is missing')
    await expect(store.read('b', { fromSeq: 5 })).rejects.toThrow('Entry 7 of room b is missing')
    await expect(store.read('b', { fromSeq: 9 })).rejects.toThrow('Entry 1001 of room b is missing')
    expect(await store.read('b', { fromSeq: 9, toSeq: 1000 })).toHaveLength(992)
    expect(await store.verify('b')).toEqual([1, 7, 8, 1001])
  })
})

test('[STO-15] a damaged snapshot is no snapshot', async () => {
  await withStore(async (store) => {
    await fillRoom(store, ['one'])
    await store.writeSnapshot('b', { seq: 1, bytes: new Uint8Array([1, 2, 3]) })
    behindItsBack("UPDATE snapshot SET bytes = x'010204'")
    expect(await store.readSnapshot('b')).toBeNull()
    await store.writeSnapshot('b', { seq: 1, bytes: new Uint8Array([1, 2, 3]) })
    expect((await store.readSnapshot('b'))?.seq).toBe(1)
  })
})

test('[STO-52] a damaged or missing volume ends them, and a new one goes on', async () => {
  await withStore(async (store) => {
    await fillRoom(store, ['one', 'two', 'three'])
    const volumes = [1, 2, 3].map((seq) => ({ seq, tag: 't', bytes: new Uint8Array([seq]) }))
    await store.writeVolumes('b', 0, volumes)
    behindItsBack("UPDATE volume SET bytes = x'07' WHERE number = 1")
    expect(await store.readVolumes('b')).toEqual(volumes.slice(0, 1))
    await store.writeVolumes('b', 1, volumes.slice(1))
    expect(await store.readVolumes('b')).toEqual(volumes)
    behindItsBack('DELETE FROM volume WHERE number = 0')
    expect(await store.readVolumes('b')).toEqual([])
  })
})

test('[STO-28] a store in use is refused to a second process and to the same one, and free again once closed', async () => {
  const sentence = `The store ${path} is in use by another running Samtavle: stop that one, or give this one a folder of its own.`
  await withStore(async (store) => {
    await addBoards(store, 'b')
    await expect(openStore()).rejects.toMatchObject({ refusal: 'in-use', message: sentence })
    expect(openElsewhere()).toBe(sentence)
    expect(await store.append([newEntry('b', 'undisturbed')])).toEqual({ ok: true, value: [1] })
  })
  expect(openElsewhere()).toBe('opened')
})

const refused = Object.entries<readonly [OpenRefusal, () => void]>({
  'a file of text': ['foreign', () => writeFileSync(path, 'title,author\n'.repeat(1000))],
  'the database of another program': ['foreign', () => writeDatabase('CREATE TABLE theirs (id)')],
  'a database with the id of another program': ['foreign', () => writeDatabase('PRAGMA application_id = 7')],
  'a store of a newer version': ['newer', () => writeStore(`PRAGMA user_version = ${currentVersion + 1}`)],
  'a store whose first page is damaged': ['damaged', () => damageStore(100, 1000)],
  'a store that was cut short': ['damaged', () => cutStore()],
})

test.each(refused)('[STO-29] %s is refused with one sentence and left as it is', async (_, [refusal, prepare]) => {
  prepare()
  const before = readFileSync(path)
  const failure: unknown = await openStore().catch((error: unknown) => error)
  expect(failure).toMatchObject({ name: 'StoreOpenError', refusal })
  expect(String(failure)).toMatch(/^StoreOpenError: The (store|file) .*samtavle\.db [^.]*\.$/)
  expect(Buffer.compare(readFileSync(path), before)).toBe(0)
})

test('[STO-29] a folder that cannot be there is refused with one sentence', async () => {
  writeFileSync(join(folder, 'file'), '')
  const inside = openSqliteStore({ path: join(folder, 'file', 'samtavle.db'), clock: systemClock })
  await expect(inside).rejects.toThrow(/^The store .* cannot be opened: [^.]*\.$/)
  const onFolder = openSqliteStore({ path: folder, clock: systemClock })
  await expect(onFolder).rejects.toMatchObject({ refusal: 'unreachable' })
})

test('[STO-31] the file has a write-ahead log, full syncs, overwriting of what is deleted, foreign keys, and one reader', () => {
  const { database, close } = openDatabase({ path: join(folder, 'new', 'samtavle.db') })
  const settings = ['journal_mode', 'synchronous', 'secure_delete', 'foreign_keys', 'trusted_schema', 'temp_store'].map(
    (name) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0],
  )
  expect(settings).toEqual(['wal', 2, 1, 1, 0, 2])
  database.exec("INSERT INTO board (id, title, language, created_at) VALUES ('b', 't', 'da', 1)")
  for (const file of ['samtavle.db', 'samtavle.db-wal']) {
    expect(statSync(join(folder, 'new', file)).mode & 0o777).toBe(0o600)
  }
  close()
})

test('commits go into a log that is long already and stays so, and what they wrote is read from a copy of it after a crash', async () => {
  await withStore(async (store) => {
    const logBytes = (): number => statSync(`${path}-wal`).size
    expect(logBytes()).toBe(longLogBytes)
    await fillRoom(store, ['one', 'two'])
    expect(logBytes()).toBe(longLogBytes)
    const crashed = join(folder, 'crashed.db')
    for (const ending of ['', '-wal']) copyFileSync(`${path}${ending}`, `${crashed}${ending}`)
    const copy = await openSqliteStore({ path: crashed, clock: systemClock })
    expect(await wordsOf(copy, 'b')).toEqual(['one', 'two'])
    await copy.close()
  })
})

test('a file that was readable for others stays as its owner wants it', async () => {
  await withStore(async () => undefined)
  chmodSync(path, 0o640)
  await withStore(async () => undefined)
  expect(statSync(path).mode & 0o777).toBe(0o640)
})

function openStore(): Promise<Store> {
  return openSqliteStore({ path, clock: systemClock })
}

async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openStore()
  try {
    await work(store)
  } finally {
    await store.close()
  }
}

async function fillRoom(store: Store, words: readonly string[]): Promise<void> {
  await addBoards(store, 'b')
  await store.append(words.map((word) => newEntry('b', word)))
}

/** Does to the live file what a person with a database tool could. */
function behindItsBack(sql: string): void {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  database.exec(sql)
  database.close()
}

/** Opens the store in a process of its own; what it says about that. */
function openElsewhere(): string {
  const script = `
    import { systemClock } from '@samtavle/base'
    import { openSqliteStore } from ${JSON.stringify(new URL('./sqlite-store.ts', import.meta.url).href)}
    const outcome = await openSqliteStore({ path: ${JSON.stringify(path)}, clock: systemClock }).catch((error) => error)
    console.log(outcome instanceof Error ? outcome.message : 'opened')
    if (!(outcome instanceof Error)) await outcome.close()
  `
  const options = { cwd: import.meta.dirname, encoding: 'utf8' } as const
  return execFileSync(process.execPath, ['--input-type=module', '--eval', script], options).trim()
}

function writeDatabase(sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

function writeStore(sql = ''): void {
  const { database, close } = openDatabase({ path })
  database.exec("INSERT INTO board (id, title, language, created_at) VALUES ('b', 't', 'da', 1)")
  database.exec(sql)
  close()
}

function damageStore(from: number, to: number): void {
  writeStore()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0xaa, from, to))
}

function cutStore(): void {
  writeStore()
  copyFileSync(path, `${path}.copy`)
  truncateSync(path, statSync(path).size - 4096)
}
