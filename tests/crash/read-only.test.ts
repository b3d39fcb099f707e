import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { encodeSyncStep2 } from '@samtavle/protocol'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join as joinBoard, jsonOf, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { factsOnDisk } from '../system/busy-writer.ts'
import {
  closeCodeOf,
  keepingProtocols,
  openRawSocket,
  plainProtocols,
  readAll,
  type RawSocket,
} from '../system/raw-socket.ts'
import { buildShim } from './failing-disk.ts'
import { mayLeaveOutCompiled } from '../support/compiler.ts'

let folder: string
let orders: string
let relay: RunningRelay
let board: MadeBoard
let token: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-read-only-'))
  orders = join(folder, 'orders')
})

afterEach(async () => {
  await relay.close()
  rmSync(folder, { recursive: true })
})

async function startOn(env: Readonly<Record<string, string>>): Promise<void> {
  relay = await startRelay({ env })
  board = await makeBoard(relay.origin)
  token = (await joinBoard(relay.origin, board, 'facilitate')).token
}

function open(protocols: readonly string[], room = board.id): Promise<RawSocket> {
  return openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols })
}

/** A document of one client that keeps what it wrote, as people's devices do. */
function createWriter(): {
  readonly doc: Doc
  write(key: string, to: RawSocket): void
  uploadTo(socket: RawSocket): void
} {
  const doc = new Doc()
  return {
    doc,
    write(key, to) {
      doc.once('update', (update: Uint8Array) => to.sendUpdate(update))
      doc.getMap('facts').set(key, true)
    },
    uploadTo: (socket) => socket.send(encodeSyncStep2(encodeStateAsUpdate(doc))),
  }
}

function saidBy(socket: RawSocket): readonly string[] {
  return socket.frames.flatMap((frame) => (frame.type === 'keeping' ? [frame.state] : []))
}

const readiness = async (): Promise<number> => (await fetch(`${relay.origin}/readyz`)).status
const createStatus = async (): Promise<number> =>
  (await call(relay.origin, '/api/boards', { body: { title: 'x' } })).status

describe.skipIf(mayLeaveOutCompiled())('a relay on a disk that fails', () => {
  beforeEach(() => startOn({ LD_PRELOAD: buildShim('failing-disk', folder), FAILING_DISK: orders }))

  test.each(['full', 'write'])(
    'order “%s”: boards are read-only at once, and everything is kept again without a restart',
    async (order) => {
      const anna = createWriter()
      const first = await open(keepingProtocols(token))
      anna.write('before', first)
      await until(() => first.acked() === 1, 'a write is durable')
      writeFileSync(orders, order)
      anna.write('during', first)
      await until(() => saidBy(first).includes('keeps-nothing'), 'the client is told')
      expect(await closeCodeOf(first)).toBe(1013)
      expect([first.acked(), await readiness(), await createStatus()]).toEqual([1, 503, 503])
      // Who comes now is told first, reads everything, and is promised nothing.
      const second = await open(keepingProtocols(token))
      const stock = await open(plainProtocols(token))
      expect([...(await readAll(second)).getMap('facts').keys()]).toEqual(['before'])
      await readAll(stock)
      expect(second.frames[0]).toEqual({ type: 'keeping', state: 'keeps-nothing' })
      expect(saidBy(stock)).toEqual([])
      anna.uploadTo(second)
      anna.write('later', second)
      const restore = await call(relay.origin, `/api/boards/${board.id}/restore`, { body: { seq: 1 }, token })
      expect(restore.status).toBe(503)
      rmSync(orders)
      expect(await closeCodeOf(second)).toBe(1013)
      await until(async () => (await readiness()) === 200, 'the relay is ready again')
      expect(second.acked()).toBe(0)
      // Who wrote nothing meanwhile noticed nothing.
      expect(stock.closeCode()).toBeNull()
      const third = await open(keepingProtocols(token))
      anna.uploadTo(third)
      await until(() => third.acked() === 1, 'what was written meanwhile is durable')
      await until(() => stock.doc.getMap('facts').size === 3, 'everybody sees it')
      expect(saidBy(third)).toEqual([])
      expect(await factsOnDisk(relay.origin, board.id, token)).toEqual(new Set(['before', 'during', 'later']))
      await Promise.all([third.close(), stock.close()])
    },
  )

  test('a sync that failed is not tried again: only a restart makes boards writable, with everything that was durable', async () => {
    const anna = createWriter()
    const first = await open(keepingProtocols(token))
    anna.write('before', first)
    await until(() => first.acked() === 1, 'a write is durable')
    writeFileSync(orders, 'sync')
    anna.write('during', first)
    await until(() => saidBy(first).includes('keeps-nothing'), 'the client is told')
    rmSync(orders)
    // The disk works again, and what it lost is not known: three looks, and none of them may say that all is well.
    for (let look = 0; look < 3; look += 1) expect([await readiness(), await createStatus()]).toEqual([503, 503])
    const second = await open(keepingProtocols(token))
    await readAll(second)
    expect(saidBy(second)).toEqual(['keeps-nothing'])
    await relay.restart()
    expect(await readiness()).toBe(200)
    const third = await open(keepingProtocols(token))
    anna.uploadTo(third)
    await until(() => third.acked() === 1, 'everything is durable')
    expect(await factsOnDisk(relay.origin, board.id, token)).toEqual(new Set(['before', 'during']))
    await third.close()
  })
})

test('a damaged row is left out: its board is read-only and says so, and others go on', async () => {
  await startOn({})
  const other = await makeBoard(relay.origin)
  const otherToken = (await joinBoard(relay.origin, other, 'contribute')).token
  const [anna, bo] = [createWriter(), createWriter()]
  const first = await open(keepingProtocols(token))
  for (const [writer, key] of [
    [anna, 'one'],
    [bo, 'two'],
    [anna, 'three'],
    [bo, 'four'],
  ] as const) {
    writer.write(key, first)
  }
  await until(() => first.acked() === 4, 'all of it is durable')
  await relay.kill()
  const path = join(relay.dataDir, 'samtavle.db')
  const file = new DatabaseSync(path)
  const rows = file
    .prepare('SELECT seq, bytes FROM entry WHERE room = (SELECT id FROM room WHERE name = ?)')
    .all(board.id)
  const two = rows.find(({ bytes }) => Buffer.from(bytes as Uint8Array).includes('two'))
  const seq = Number(two?.['seq'])
  file
    .prepare("UPDATE entry SET bytes = x'00' WHERE seq = ? AND room = (SELECT id FROM room WHERE name = ?)")
    .run(seq, board.id)
  file.exec('DELETE FROM snapshot')
  file.close()
  await relay.restart()

  const reader = await open(keepingProtocols(token))
  await readAll(reader)
  await until(() => saidBy(reader).includes('damaged'), 'the client is told')
  // The row that builds on the damaged one waits with it; everything else is there.
  expect(new Set(reader.doc.getMap('facts').keys())).toEqual(new Set(['one', 'three']))
  expect([reader.doc.store.pendingStructs, reader.doc.store.pendingDs]).toEqual([null, null])
  anna.write('five', reader)
  const notes = { notes: [{ text: 'no' }] }
  const imported = await call(relay.origin, `/api/boards/${board.id}/import`, { body: notes, token })
  expect([imported.status, ((await imported.json()) as { type: string }).type]).toEqual([
    503,
    'urn:samtavle:problem:board-damaged',
  ])
  const history = await (await call(relay.origin, `/api/boards/${board.id}/history`, { token })).text()
  const seqs = history
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { seq: number }).seq)
  expect(seqs).toEqual(rows.map((row) => Number(row['seq'])).filter((known) => known !== seq))
  // Another board is not concerned.
  expect(await readiness()).toBe(200)
  const elsewhere = await open(keepingProtocols(otherToken), other.id)
  createWriter().write('fine', elsewhere)
  await until(() => elsewhere.acked() === 1, 'another board takes writes')
  expect([reader.acked(), saidBy(elsewhere)]).toEqual([0, []])
  await jsonOf(await call(relay.origin, `/api/boards/${other.id}/import`, { body: notes, token: otherToken }))
  expect(relay.logs()).toContain('A damaged entry is left out')
  // Nor does the relay keep a snapshot of what is left, which would hide the damage from then on.
  await relay.restart()
  const again = await open(keepingProtocols(token))
  await readAll(again)
  await until(() => saidBy(again).includes('damaged'), 'the client is told again')
})
