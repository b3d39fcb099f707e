// What `npm test` runs once everything is set up: all guards, then all tests, then one line with the sum.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureChromium } from './ensure-chromium.ts'
import { ensureCompiler } from './ensure-compiler.ts'
import { runGuards } from './run-guards.ts'
import { root } from './setup/paths.mjs'
import { sumOf, tallyLine, tallyOf, type Tally } from './tally.ts'

const filters = process.argv.slice(2)
const chromium = await ensureChromium()
await ensureCompiler()
const tally = sumOf([await runAllGuards(), await runVitest()])
process.exitCode = tally.failed === 0 ? 0 : 1
console.log(`\n${tallyLine(tally)}`)

async function runAllGuards(): Promise<Tally> {
  const verdicts = await runGuards()
  const passed = verdicts.filter((verdict) => verdict.passed).length
  return { passed, failed: verdicts.length - passed, skipped: 0 }
}

async function runVitest(): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'samtavle-report-'))
  const report = join(folder, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const exitCode = await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters])
  const tallied = tallyOf(read(report), exitCode)
  rmSync(folder, { recursive: true, force: true })
  return tallied
}

function run(command: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(command, args, { cwd: root, env: testEnvironment(), stdio: 'inherit' })
  // A Ctrl-C reaches vitest by itself; it ends its own workers and we still print the sum.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
}

function testEnvironment(): NodeJS.ProcessEnv {
  const colour = process.env['CI'] ? { NO_COLOR: '1' } : {}
  return { ...process.env, ...colour, ...(chromium === undefined ? {} : { CHROME_PATH: chromium }) }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
