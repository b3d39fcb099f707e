import { findCompiler } from '../tests/support/compiler.ts'
import { debianSource, installFrom } from './install-program.ts'
import { say } from './setup/say.mjs'

/** Finds a C compiler, which the tests of failing disks build their disks with, or installs one; a sentence is said when there is none. */
export async function ensureCompiler(): Promise<void> {
  const sources = [debianSource('gcc', 'libc6-dev')].filter((source) => source !== undefined)
  if (findCompiler() ?? (await installFrom('a C compiler', sources, findCompiler))) return
  const then = process.env['CI'] === 'true' ? 'fail' : 'are skipped'
  say(`A C compiler is missing and could not be installed: install gcc; without it the tests of failing disks ${then}.`)
}
