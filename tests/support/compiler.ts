import { execFileSync } from 'node:child_process'
import process from 'node:process'

/** The C compiler of this machine; undefined where there is none. */
export function findCompiler(): string | undefined {
  try {
    return execFileSync('sh', ['-c', 'command -v cc'], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

/** Whether tests that need a compiler may be left out: on somebody's own machine without one, never where a verdict is wanted. */
export function mayLeaveOutCompiled(env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return env['CI'] !== 'true' && findCompiler() === undefined
}
