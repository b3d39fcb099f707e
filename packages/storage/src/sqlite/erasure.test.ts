import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { systemClock } from '@samtavle/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actorRecord, boardRecord, linkRecord, newEntry } from '../contract/samples.ts'
import type { Store } from '../store.ts'
import { openSqliteStore } from './sqlite-store.ts'

const boards = ['erased', 'kept', 'also-kept']
let folder: string
let path: string
let store: Store

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-erasure-'))
  path = join(folder, 'samtavle.db')
  store = await openSqliteStore({ path, clock: systemClock, busyTimeoutMs: 20 })
})

afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

test('[STO-22] of an erased board nothing is left in the file or its log, however pages were split and reused before', async () => {
  for (const id of boards) {
    const board = { ...boardRecord(id), title: canary(id, 'title') }
    const link = linkRecord(`link-${id}`, id, { label: canary(id, 'label') })
    await store.addBoard(board, [link], [actorRecord(canary(id, 'actor'), id, { name: canary(id, 'name') })])
  }
  // Rows of all boards and of every size in turn, so that pages and overflow chains of one board lie among the others'.
  for (let round = 0; round < 60; round += 1) {
    await store.append(boards.flatMap((id) => entriesOf(id, round)))
    if (round % 10 === 9) await Promise.all(boards.map((id) => rewriteRecords(id, round)))
  }
  expect(tracesOf('erased').length).toBeGreaterThan(1000)
  expect(await store.eraseBoard('erased')).toEqual({ ok: true, value: undefined })
  expect(tracesOf('erased')).toEqual([])
  for (const id of ['kept', 'also-kept']) {
    expect(tracesOf(id).length).toBeGreaterThan(1000)
    expect(await store.verify(id)).toEqual([])
  }
}, 60_000)

test.each([1, 4, 8])(
  '[STO-22] nor is there a copy that moving rows left in a page, then or when others write on (seed %i)',
  async (seed) => {
    const draw = createDraw(seed)
    for (const id of boards) await store.addBoard(boardRecord(id), [])
    const writeSome = (ids: readonly string[], round: number): Promise<unknown> => {
      const entries = ids
        .filter(() => draw(3) > 0)
        .map((id) => newEntry(id, `${canary(id, `${round}`)}${'x'.repeat(draw(draw(2000)))}`))
      return store.append(entries)
    }
    const writeRounds = async (ids: readonly string[]): Promise<void> => {
      for (let batch = 0; batch < 12; batch += 1) {
        await Promise.all(Array.from({ length: 10 }, (_, round) => writeSome(ids, batch * 10 + round)))
      }
    }
    await writeRounds(boards)
    expect(await store.eraseBoard('erased')).toEqual({ ok: true, value: undefined })
    expect(tracesOf('erased')).toEqual([])
    await writeRounds(['kept', 'also-kept'])
    expect(tracesOf('erased')).toEqual([])
    await store.close()
    const file = new DatabaseSync(path)
    expect(file.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    file.close()
    expect(tracesOf('erased')).toEqual([])
    store = await openSqliteStore({ path, clock: systemClock, busyTimeoutMs: 20 })
    for (const id of ['kept', 'also-kept']) expect(await store.verify(id)).toEqual([])
  },
)

test('[STO-22] while somebody reads the file from outside erasing does not claim to be done, and asking again finishes it', async () => {
  await store.addBoard({ ...boardRecord('erased'), title: canary('erased', 'title') }, [])
  await store.append(entriesOf('erased', 1))
  const reader = new DatabaseSync(path)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) AS n FROM entry').get()
  expect(await store.eraseBoard('erased')).toEqual({ ok: false, error: 'store-unwritable' })
  expect(tracesOf('erased').length).toBeGreaterThan(0)
  reader.close()
  expect(await store.eraseBoard('erased')).toEqual({ ok: true, value: undefined })
  expect(tracesOf('erased')).toEqual([])
})

test('[STO-35] while a large board is erased nobody knows it, and others go on writing in between', async () => {
  await store.addBoard(boardRecord('erased'), [linkRecord('link-erased', 'erased')], [actorRecord('anna', 'erased')])
  await store.addBoard(boardRecord('kept'), [])
  for (let batch = 0; batch < 20; batch += 1) {
    await store.append(Array.from({ length: 1000 }, (_, index) => newEntry('erased', `${batch} ${index}`)))
  }
  let isErased = false
  const erasing = store.eraseBoard('erased').finally(() => {
    isErased = true
  })
  expect(await store.append([newEntry('erased', 'late')])).toEqual({ ok: false, error: 'board-unknown' })
  expect([await store.board('erased'), await store.link('link-erased'), await store.head('erased')]).toEqual([
    null,
    null,
    null,
  ])
  expect([await store.countBoards(), await store.rooms('erased'), await store.read('erased')]).toEqual([1, [], []])
  expect(isErased).toBe(false)
  let between = 0
  while (!isErased) {
    expect((await store.append([newEntry('kept', 'meanwhile')])).ok).toBe(true)
    between += 1
  }
  expect(await erasing).toEqual({ ok: true, value: undefined })
  expect(between).toBeGreaterThan(3)
  expect(await store.verify('kept')).toEqual([])
}, 60_000)

test('[STO-36] [STO-35] an erasing that was cut off is finished at the next opening, with nothing left in the file', async () => {
  await store.addBoard({ ...boardRecord('erased'), title: canary('erased', 'title') }, [])
  for (let round = 0; round < 400; round += 1) await store.append(entriesOf('erased', round))
  await store.close()
  // What the file looks like when the process ends after the first step.
  const file = new DatabaseSync(path)
  file.exec("PRAGMA secure_delete = ON; UPDATE board SET is_erasing = 1, title = '', language = ''")
  file.exec("UPDATE room SET name = 'erased/' || id; DELETE FROM entry WHERE seq < 10")
  file.close()
  expect(tracesOf('erased').length).toBeGreaterThan(0)
  store = await openSqliteStore({ path, clock: systemClock, busyTimeoutMs: 20 })
  expect([await store.board('erased'), await store.countBoards()]).toEqual([null, 0])
  expect(await store.eraseBoard('none')).toEqual({ ok: true, value: undefined })
  expect(tracesOf('erased')).toEqual([])
})

/** Numbers below what is asked, the same for the same seed. */
function createDraw(seed: number): (below: number) => number {
  let state = seed * 7919
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return below === 0 ? 0 : state % below
  }
}

function canary(id: string, place: string): string {
  return `CANARY<${id}>${place}`
}

function entriesOf(id: string, round: number) {
  const words = canary(id, `entry ${round} `)
  const sizes = [1, 3, 1 + (round % 13) * 7, (round * 37) % 400]
  const rooms = [id, `${id}.process`, `${id}.private.anna`, id]
  return rooms.map((room, index) => newEntry(room, words.repeat(sizes[index] ?? 1), { actor: canary(id, 'actor') }))
}

async function rewriteRecords(id: string, round: number): Promise<void> {
  const bytes = new TextEncoder().encode(canary(id, `snapshot ${round} `).repeat(round * 20))
  await store.writeSnapshot(id, { seq: round, bytes })
  const volume = { seq: round, tag: canary(id, `tag ${round}`), bytes }
  await store.writeVolumes(id, round % 4, [volume, volume, volume])
  await store.putActor(actorRecord(canary(id, 'actor'), id, { name: canary(id, `name ${round} `).repeat(round) }))
  await store.addLink(linkRecord(`${canary(id, 'link')} ${round}`, id, { label: canary(id, 'label').repeat(round) }))
}

/** Where a board can still be seen in the bytes on disk, also in part. */
function tracesOf(id: string): readonly string[] {
  return [path, `${path}-wal`].filter(existsSync).flatMap((file) => {
    const words = readFileSync(file).toString('latin1')
    return [...words.matchAll(new RegExp(`ANARY<${id}>|<${id}>`, 'g'))].map((match) => `${file} at ${match.index}`)
  })
}
