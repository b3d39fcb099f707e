import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { findCompiler } from '../support/compiler.ts'

/** Builds one of the shims beside this file into a folder, for `LD_PRELOAD`; where it lies. Fails with what to do where there is no compiler. */
export function buildShim(name: 'failing-disk' | 'recording-disk', folder: string): string {
  const compiler = findCompiler()
  if (compiler === undefined)
    throw new Error('Found no C compiler: install gcc, or run `npm test` as root on Debian, which does.')
  const library = join(folder, `${name}.so`)
  const source = join(import.meta.dirname, `${name}.c`)
  execFileSync(compiler, ['-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'])
  return library
}
