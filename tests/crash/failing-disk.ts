import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** The C compiler of this machine; null where there is none. */
export function findCompiler(): string | null {
  try {
    return execFileSync('sh', ['-c', 'command -v cc'], { encoding: 'utf8' }).trim()
  } catch {
    return null
  }
}

/** Builds one of the shims beside this file into a folder, for `LD_PRELOAD`; where it lies. */
export function buildShim(name: 'failing-disk' | 'recording-disk', folder: string): string {
  const library = join(folder, `${name}.so`)
  const source = join(import.meta.dirname, `${name}.c`)
  execFileSync(findCompiler() ?? 'cc', ['-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread'])
  return library
}
