import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startProgram } from '../support/program.ts'
import { startRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'

const entry = fileURLToPath(new URL('../../apps/relay/src/main.ts', import.meta.url))

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samtavle-start-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Starting is slow on a busy machine, and here that is no fault. */
const startMs = 60_000

/** Starts a relay that is expected not to start; what it said and its exit code. */
async function refusal(
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly said: string; readonly code: number | null }> {
  const program = startProgram(entry, {
    PATH: process.env['PATH'] ?? '',
    DATA_DIR: join(folder, name),
    HOST: '127.0.0.1',
    ...env,
  })
  await until(() => program.hasExited(), 'the relay gives up', startMs)
  const code = await program.stop()
  return { said: program.output().trim(), code }
}

test('a bad setting ends the start with one sentence and exit code 1', { timeout: 4 * startMs }, async () => {
  await writeFile(join(folder, 'file'), '')
  const settings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    port: { PORT: 'abc' },
    database: { DATABASE_URL: 'postgres://localhost/x' },
    'data-dir': { DATA_DIR: join(folder, 'file', 'inside') },
    host: { HOST: '203.0.113.1', PORT: '0' },
  }
  for (const [name, env] of Object.entries(settings)) {
    const { said, code } = await refusal(name, env)
    expect(code, name).toBe(1)
    expect(said.split('\n'), `${name}: ${said}`).toHaveLength(1)
    expect(said, name).toMatch(/\.$/)
    expect(said, name).not.toContain('    at ')
  }
})

test('a port that is taken is named', { timeout: 2 * startMs }, async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const { said, code } = await refusal('taken', { PORT: String(port) })
  other.close()
  expect(code).toBe(1)
  expect(said).toContain(`Port ${port} is taken`)
  expect(said.split('\n')).toHaveLength(1)
})

test('a second relay on the same data refuses to start, and the first goes on', { timeout: 3 * startMs }, async () => {
  const relay = await startRelay()
  const { said, code } = await refusal('second', { DATA_DIR: relay.dataDir, PORT: '0' })
  expect(code).toBe(1)
  expect(said.split('\n')).toHaveLength(1)
  expect((await fetch(`${relay.origin}/readyz`)).status).toBe(200)
  expect(relay.logs()).toContain(`Samtavle is ready: http://localhost:${relay.port}`)
  await relay.close()
})
