import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './setup/say.mjs'

/** A way to get a program: the commands to run one after the other. */
export interface Source {
  readonly name: string
  readonly steps: readonly (readonly [command: string, ...args: string[]])[]
}

/** Debian's packages of these names; undefined where they cannot be installed without asking for a password. */
export function debianSource(...packages: readonly string[]): Source | undefined {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return undefined
  return {
    name: 'apt-get',
    steps: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages],
    ],
  }
}

/** Tries the sources one after the other until one brings what `find` looks for; undefined when none does. */
export async function installFrom(
  what: string,
  sources: readonly Source[],
  find: () => string | undefined,
): Promise<string | undefined> {
  for (const source of sources) {
    say(`installing ${what} with ${source.name} …`)
    if (!(await runSteps(source))) continue
    const installed = find()
    if (installed !== undefined) return installed
  }
  return undefined
}

async function runSteps({ steps }: Source): Promise<boolean> {
  for (const [command, ...args] of steps) {
    if ((await exitCodeOf(command, args)) !== 0) return false
  }
  return true
}

function exitCodeOf(command: string, args: readonly string[]): Promise<number | null> {
  const child = spawn(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', resolve)
  })
}
