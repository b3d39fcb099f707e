import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium } from '../tests/support/chromium-path.ts'
import { root } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

/** A way to get Chromium: the programs to run one after the other. */
interface Source {
  readonly name: string
  readonly steps: readonly (readonly [command: string, ...args: string[]])[]
}

/** Finds Chromium, or installs it from the first source that can; undefined, with a sentence said, when none could. */
export async function ensureChromium(): Promise<string | undefined> {
  const found = findChromium(process.env)
  if (found !== undefined) return found
  for (const source of chromiumSources()) {
    say(`installing Chromium with ${source.name} …`)
    if (!(await runSteps(source))) continue
    const installed = findChromium(process.env)
    if (installed !== undefined) return installed
  }
  say(
    'Chromium is missing and could not be installed: install it, or set CHROME_PATH; the browser tests fail without it.',
  )
  return undefined
}

/** A CHROME_PATH that leads nowhere is a mistake to be shown, not a wish for another browser. */
function chromiumSources(): readonly Source[] {
  if (process.env['CHROME_PATH']) return []
  const isRootOnDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  const apt: Source = {
    name: 'apt-get',
    steps: [
      ['apt-get', 'update', '-q'],
      ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'],
    ],
  }
  const playwrightCli = join(root, 'tests/node_modules/playwright-core/cli.js')
  const playwright: Source = { name: 'Playwright', steps: [[process.execPath, playwrightCli, 'install', 'chromium']] }
  return isRootOnDebian ? [apt, playwright] : [playwright]
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
