import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { stripVTControlCharacters } from 'node:util'
import { root } from './setup/paths.mjs'

/** One checker of the house: a tool that passes or fails on the whole checkout. */
export interface Guard {
  readonly name: string
  /** What it refuses, for whoever reads the list. */
  readonly refuses: string
  readonly tool: string
  readonly args: readonly string[]
}

/** What a guard said. */
export interface Verdict {
  readonly guard: Guard
  readonly passed: boolean
  readonly output: string
  readonly seconds: number
}

/** Every guard; `tests/architecture` shows each a planted fault that it must catch. */
export const guards: readonly Guard[] = [
  { name: 'types', refuses: 'type errors in relay, packages, tests and scripts', tool: 'tsc', args: ['--noEmit'] },
  { name: 'web types', refuses: 'type errors in the web app', tool: 'tsc', args: ['--noEmit', '-p', 'apps/web'] },
  {
    name: 'page types',
    refuses: 'type errors in browser tests',
    tool: 'tsc',
    args: ['--noEmit', '-p', 'tests/browser'],
  },
  { name: 'lint', refuses: 'what .oxlintrc.json forbids', tool: 'oxlint', args: ['--deny-warnings'] },
  { name: 'format', refuses: 'what oxfmt would write otherwise', tool: 'oxfmt', args: ['--check'] },
  { name: 'unused', refuses: 'files, exports and dependencies nobody uses', tool: 'knip', args: ['--no-progress'] },
  {
    name: 'manifests',
    refuses: 'two versions of one dependency, odd manifests',
    tool: 'sherif',
    args: ['--fail-on-warnings'],
  },
]

/** Runs a guard over a folder that is laid out like the checkout. */
export function runGuard(guard: Guard, folder: string = root): Promise<Verdict> {
  const startedAt = performance.now()
  const chunks: string[] = []
  const child = spawn(join(folder, 'node_modules/.bin', guard.tool), guard.args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
  }
  return new Promise((resolve) => {
    const end = (passed: boolean): void => {
      // Some tools colour whatever they are told when they see CI.
      const output = stripVTControlCharacters(chunks.join(''))
      resolve({ guard, passed, output, seconds: (performance.now() - startedAt) / 1000 })
    }
    child.once('error', (error) => {
      chunks.push(error.message)
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}
