import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join as joinBoard, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { openBusyWriter } from './busy-writer.ts'
import { closeCodeOf } from './raw-socket.ts'

const entry = fileURLToPath(new URL('../../apps/relay/src/cli/main.ts', import.meta.url))

let folder: string
let dataDir: string
let relay: RunningRelay
let board: MadeBoard
let token: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtavle-cli-'))
  dataDir = join(folder, 'data')
  relay = await startRelay({ dataDir })
  board = await makeBoard(relay.origin, { title: 'CANARY title' })
  token = (await joinBoard(relay.origin, board, 'contribute', { name: 'CANARY name' })).token
  const notes = Array.from({ length: 60 }, (_, index) => ({ text: `CANARY note ${index}` }))
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { body: { notes }, token }))
})

afterEach(async () => {
  await relay.close()
  await rm(folder, { recursive: true, force: true })
})

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Any text that holds this one. */
function containing(words: string): unknown {
  return expect.stringContaining(words)
}

async function samtavle(...args: readonly string[]): Promise<Outcome> {
  const { PATH = '', NODE_COMPILE_CACHE = '' } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, DATA_DIR: dataDir, INIT_CWD: folder }
  const child = spawn(process.execPath, [entry, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, out, err }
}

function change(sql: string): void {
  const file = new DatabaseSync(join(dataDir, 'samtavle.db'))
  file.exec(sql)
  file.close()
}

test('while a relay is written to, a backup is made and verified, and what would disturb it is refused', async () => {
  const writer = await openBusyWriter({ wsOrigin: relay.wsOrigin, room: board.id, token, name: 'busy' })
  writer.writeSome(50)
  await until(() => writer.acked().length === 50, 'the first writes are durable')
  writer.writeSome(200)
  const backup = await samtavle('backup', 'monday.db')
  expect(backup).toMatchObject({ code: 0, err: '' })
  expect(backup.out).toMatch(/1 boards, 1 rooms, \d+ entries: all of it as it was written/)
  expect(statSync(join(folder, 'monday.db')).mode & 0o777).toBe(0o600)
  expect(await samtavle('backup', 'monday.db')).toMatchObject({ code: 1, err: containing('already') })
  expect(await samtavle('verify')).toMatchObject({ code: 0, err: '' })
  const doctor = await samtavle('doctor')
  expect(doctor).toMatchObject({ code: 0, err: '' })
  expect(doctor.out).toContain(process.platform === 'linux' ? `process ${relay.pid()}.` : 'A relay is using')
  const refusals = await Promise.all([
    samtavle('restore', 'monday.db', '--overwrite'),
    samtavle('repair', 'monday.db'),
    samtavle('erase', board.id, '--yes'),
  ])
  for (const refusal of refusals) expect(refusal).toMatchObject({ code: 1, err: containing('in use by') })
  await until(() => writer.acked().length === 250, 'writing went on all the while')
  await writer.socket.close()
  await closeCodeOf(writer.socket)
})

test('a damaged row is named, and comes back from a backup; a damaged snapshot is nothing to worry about', async () => {
  expect((await samtavle('backup', 'monday.db')).code).toBe(0)
  await relay.stop()
  change("UPDATE entry SET bytes = x'0102' WHERE seq = 2")
  change("UPDATE snapshot SET bytes = x'0102'")
  const verdict = await samtavle('verify')
  expect(verdict.code).toBe(1)
  expect(verdict.err).toContain(`Entry 2 of room ${board.id} is missing or not as it was written.`)
  expect(verdict.err).not.toContain('CANARY')
  expect(await samtavle('doctor')).toMatchObject({ code: 1, err: containing(`Entry 2 of room`) })
  expect(await samtavle('repair', 'monday.db')).toMatchObject({
    code: 0,
    out: containing('1 repaired, 0 left'),
  })
  expect(await samtavle('verify')).toMatchObject({ code: 0, err: '' })
  await relay.restart()
  expect(relay.logs()).not.toContain('"level":50')
})

test('an erased board is in no file, a restored one is back, and what stood there is kept aside', async () => {
  expect((await samtavle('backup', 'monday.db')).code).toBe(0)
  await relay.stop()
  expect(await samtavle('erase', board.id)).toMatchObject({ code: 1, err: containing('--yes') })
  expect(await samtavle('erase', 'no-such-board-0000', '--yes')).toMatchObject({ code: 1 })
  const erased = await samtavle('erase', board.id, '--yes', '--canary', 'CANARY')
  expect(erased).toMatchObject({ code: 0, err: '', out: containing('are in no file') })
  expect(await samtavle('restore', 'monday.db')).toMatchObject({ code: 1, err: containing('--overwrite') })
  const restored = await samtavle('restore', 'monday.db', '--overwrite')
  expect(restored).toMatchObject({ code: 0, err: '' })
  expect(readdirSync(dataDir).some((name) => name.startsWith('samtavle.db.before-'))).toBe(true)
  expect(await samtavle('restore', 'monday.db', '--data', 'elsewhere')).toMatchObject({ code: 0, err: '' })
  expect(existsSync(join(folder, 'elsewhere', 'samtavle.db'))).toBe(true)
  const keys = [dataDir, join(folder, 'elsewhere')].map((place) => readFileSync(join(place, 'private.key'), 'hex'))
  expect(keys[1]).toBe(keys[0])
  await relay.restart()
  const facts = await jsonOf<{ counts: { items: number } }>(
    await call(relay.origin, `/api/boards/${board.id}`, { token }),
  )
  expect(facts.counts.items).toBe(60)
})

test('a call that makes no sense is told so in one sentence, with exit code 2', async () => {
  const calls: readonly (readonly string[])[] = [
    ['nonsense'],
    ['backup'],
    ['backup', 'a', 'b'],
    ['verify', '--what'],
    ['erase', '--yes'],
    ['restore', '--overwrite=yes', 'x'],
  ]
  for (const args of calls) {
    const { code, err } = await samtavle(...args)
    expect([args, code]).toEqual([args, 2])
    expect(err).not.toBe('')
    expect(err).not.toContain('    at ')
  }
  expect(await samtavle('help')).toMatchObject({ code: 0, err: '' })
  expect(await samtavle('restore', 'nothing.db', '--data', 'new')).toMatchObject({
    code: 1,
    err: containing('no store'),
  })
  expect(await samtavle('verify', '--data', 'empty')).toMatchObject({
    code: 1,
    err: containing('no store'),
  })
})
