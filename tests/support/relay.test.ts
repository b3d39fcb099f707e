import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay } from './relay.ts'

/** Stands in for the relay, so that this tests the support and not the relay: counts its starts in its data folder. */
const standIn = `
  import { appendFileSync } from 'node:fs'
  import { createServer } from 'node:http'
  const starts = process.env.DATA_DIR + '/starts'
  appendFileSync(starts, 'x')
  console.log('extra=' + process.env.EXTRA + ' vitest=' + process.env.VITEST)
  let asked = 0
  const server = createServer((request, response) => {
    response.statusCode = request.url === '/readyz' && asked++ < 2 ? 503 : 200
    response.end()
  })
  server.listen(Number(process.env.PORT), process.env.HOST)
  process.on('SIGTERM', () => { console.log('goodbye'); process.exit(3) })
`

let folder = ''
let entry = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-stand-in-'))
  entry = join(folder, 'stand-in.mjs')
  writeFileSync(entry, standIn)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a relay is handed over once it is ready, with our environment and not that of the test runner', async () => {
  const relay = await startRelay({ entry, env: { EXTRA: 'given' } })
  expect((await fetch(`${relay.origin}/readyz`)).status).toBe(200)
  expect(relay.logs()).toContain('extra=given vitest=undefined')
  await relay.close()
  expect(existsSync(relay.dataDir)).toBe(false)
})

test('a stop returns the exit code, a kill leaves no time for goodbyes', async () => {
  const relay = await startRelay({ entry })
  await relay.kill()
  expect(relay.logs()).not.toContain('goodbye')
  await relay.restart()
  expect(await relay.stop()).toBe(3)
  expect(relay.logs()).toContain('goodbye')
  await relay.close()
})

test('a restart keeps port and data and makes a new process', async () => {
  const relay = await startRelay({ entry })
  const first = relay.pid()
  await relay.restart()
  expect(relay.pid()).not.toBe(first)
  expect(readFileSync(join(relay.dataDir, 'starts'), 'utf8')).toBe('xx')
  expect((await fetch(relay.origin)).status).toBe(200)
  await relay.close()
})

test('a relay that ends before it is ready fails with what it printed', async () => {
  const broken = join(folder, 'broken.mjs')
  writeFileSync(broken, `console.error('the disk is made of cheese'); process.exit(1)`)
  await expect(startRelay({ entry: broken })).rejects.toThrow('the disk is made of cheese')
})

test('a data folder that was given is kept', async () => {
  const dataDir = mkdtempSync(join(folder, 'data-'))
  const relay = await startRelay({ entry, dataDir })
  await relay.close()
  expect(existsSync(join(dataDir, 'starts'))).toBe(true)
})
