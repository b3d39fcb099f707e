import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addBoards, newEntry } from '../contract/samples.ts'
import type { Store, StoredSnapshot } from '../store.ts'
import { openEngine } from './engine.ts'
import { openSqliteStore } from './sqlite-store.ts'

/** Large enough that a store opened on it reads in a thread of its own. */
const largeBytes = 2 * 1024 * 1024

let folder: string
let path: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-reading-'))
  path = join(folder, 'samtavle.db')
  store = await openSqliteStore({ path, clock: systemClock })
  await addBoards(store, 'b', 'other')
  await store.append(Array.from({ length: 8 }, (_, index) => newEntry('b', `${index}`.repeat(largeBytes / 8))))
  await store.writeSnapshot('b', { seq: 8, bytes: snapshotOf(8) })
  await store.close()
  store = await openSqliteStore({ path, clock: systemClock })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

test('[STO-61] what is read beside the writing holds all that was asked for before, and a snapshot in parts is whole', async () => {
  let last = 8
  for (let seq = 9; seq <= 17; seq += 1) {
    const appended = store.append([newEntry('b', `entry ${seq}`)])
    const written = seq % 3 === 0 ? store.writeSnapshot('b', { seq, bytes: snapshotOf(seq) }) : null
    if (written !== null) last = seq
    const [entries, snapshot] = await Promise.all([store.read('b', { fromSeq: 9 }), store.readSnapshot('b')])
    expect(entries.map((entry) => entry.seq)).toEqual(Array.from({ length: seq - 8 }, (_, index) => 9 + index))
    expect(isSnapshotOf(snapshot, last)).toBe(true)
    expect([(await appended).ok, (await written)?.ok ?? true]).toEqual([true, true])
  }
  expect(await store.verify('b')).toEqual([])
})

test('[STO-62] a snapshot that was cut off, or that something replaced meanwhile, leaves nothing but what it should', async () => {
  await store.close()
  const engine = openEngine({ path })
  const part = { room: 'b', seq: 8, part: 99, bytes: new Uint8Array(10) }
  expect(engine.writeSnapshotPart({ ...part, seq: 7 }).ok).toBe(true)
  expect(engine.writeSnapshotPart({ ...part, seq: 20, part: 1 }).ok).toBe(true)
  expect(isSnapshotOf(engine.readSnapshot('b'), 8)).toBe(true)
  engine.close(null)
  store = await openSqliteStore({ path, clock: systemClock })
  await store.append([newEntry('b', 'nine')])
  // Both at once: the larger wins, and its parts are not taken for old ones.
  const both = [7, 9].map((seq) => store.writeSnapshot('b', { seq, bytes: snapshotOf(seq) }))
  expect((await Promise.all(both)).every(({ ok }) => ok)).toBe(true)
  expect(isSnapshotOf(await store.readSnapshot('b'), 9)).toBe(true)
  expect(partsIn().map(({ seq }) => seq)).toEqual([9, 9, 9, 9, 9, 9, 20])
})

test('[STO-50] [STO-22] what is read and written in parts while a room is replaced and a board erased is not found afterwards', async () => {
  const canary = new TextEncoder().encode('CANARY '.repeat(200_000))
  await store.append([newEntry('other', 'CANARY')])
  const busy = [
    store.writeSnapshot('other', { seq: 1, bytes: canary }),
    store.writeSnapshot('b', { seq: 8, bytes: canary }),
    store.read('b'),
    store.readSnapshot('b'),
  ]
  const replaced = store.replaceRoom(newEntry('b', 'all that is left'))
  const erased = store.eraseBoard('other')
  expect([await replaced, await erased]).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  await Promise.all(busy)
  expect((await store.read('b')).map(({ seq }) => seq)).toEqual([1])
  expect([await store.readSnapshot('b'), await store.readSnapshot('other')]).toEqual([null, null])
  const found = [path, `${path}-wal`].filter((file) => existsSync(file) && readFileSync(file).includes('CANARY'))
  expect(found).toEqual([])
})

/** A state of a seq that is written in several parts. */
function snapshotOf(seq: number): Uint8Array {
  const bytes = new Uint8Array(1_700_000).fill(seq)
  for (let part = 0; part < 17; part += 1) bytes[part * 100_000] = part
  return bytes
}

function isSnapshotOf(found: StoredSnapshot | null, seq: number): boolean {
  return found?.seq === seq && Buffer.compare(found.bytes, snapshotOf(seq)) === 0
}

function partsIn(): readonly { readonly seq: unknown }[] {
  const database = new DatabaseSync(path, { readOnly: true })
  const rows = database.prepare('SELECT seq FROM snapshot_part ORDER BY seq').all()
  database.close()
  return rows.map(({ seq }) => ({ seq }))
}
