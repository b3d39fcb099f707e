import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { canListen, freePort } from '../support/free-port.ts'
import { until } from '../support/until.ts'

const checkout = fileURLToPath(new URL('../..', import.meta.url))

/** The first of these tests may have to build the web app. */
const setUpWithinMs = 170_000

vi.setConfig({ testTimeout: 180_000 })

let folder = ''
let port = 0
let npm: ChildProcess | undefined
let output: string[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-start-'))
  port = await freePort()
  output = []
})

afterEach(async () => {
  if (npm?.pid !== undefined && npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL')
  await until(async () => !(await isServing()), 'the relay of this test is gone')
  rmSync(folder, { recursive: true, force: true })
})

/** What a person types, in a process group as a terminal makes one. */
function npmStart(env: Readonly<Record<string, string>> = {}): ChildProcess & { readonly pid: number } {
  const child = spawn('npm', ['start'], {
    cwd: checkout,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
      HOME: process.env['HOME'],
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      ...env,
    },
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()))
  npm = child
  if (child.pid === undefined) throw new Error('npm could not be started')
  return Object.assign(child, { pid: child.pid })
}

function isServing(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  )
}

async function untilServing(child: ChildProcess): Promise<void> {
  const isUp = async (): Promise<boolean> => {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}:\n${output.join('')}`)
    return isServing()
  }
  await until(isUp, 'npm start serves', setUpWithinMs)
}

test('npm start prints the address, serves the web app and passes SIGTERM and the exit code on', async () => {
  const child = npmStart()
  await untilServing(child)
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<!doctype html>')
  await until(() => output.join('').includes(`http://localhost:${port}`), 'the address is printed')
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await isServing()).toBe(false)
})

test('a start that follows asks nobody over the network and says nothing about setting up', async () => {
  const nowhere = 'http://127.0.0.1:9'
  const emptyHome = { HOME: folder, npm_config_registry: nowhere, HTTPS_PROXY: nowhere, HTTP_PROXY: nowhere }
  const child = npmStart(emptyHome)
  await untilServing(child)
  expect(output.join('')).not.toContain('samtavle: ')
})

test('one Ctrl-C, which the terminal sends to everybody at once, stops cleanly', async () => {
  const child = npmStart()
  await untilServing(child)
  process.kill(-child.pid, 'SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await isServing()).toBe(false)
})

test.each(['npm alone', 'npm and the start script'])('a SIGKILL to %s leaves no relay on the port', async (whom) => {
  const child = npmStart()
  await untilServing(child)
  process.kill(whom === 'npm alone' ? child.pid : -child.pid, 'SIGKILL')
  await until(() => canListen(port), 'the port is free again')
  expect(await isServing()).toBe(false)
})

test('a setting that makes no sense ends the start with one sentence and exit code 1', async () => {
  const child = npmStart({ PORT: 'four thousand' })
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(output.join('')).toMatch(/PORT .*\./)
})
