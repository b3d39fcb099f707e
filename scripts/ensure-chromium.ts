import { join } from 'node:path'
import { findChromium } from '../tests/support/chromium-path.ts'
import { debianSource, installFrom, type Source } from './install-program.ts'
import { root } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

/** Finds Chromium, or installs it from the first source that can; undefined, with a sentence said, when none could. */
export async function ensureChromium(): Promise<string | undefined> {
  const find = (): string | undefined => findChromium(process.env)
  const found = find() ?? (await installFrom('Chromium', chromiumSources(), find))
  if (found === undefined) {
    say(
      'Chromium is missing and could not be installed: install it, or set CHROME_PATH; the browser tests fail without it.',
    )
  }
  return found
}

/** A CHROME_PATH that leads nowhere is a mistake to be shown, not a wish for another browser. */
function chromiumSources(): readonly Source[] {
  if (process.env['CHROME_PATH']) return []
  const playwrightCli = join(root, 'tests/node_modules/playwright-core/cli.js')
  const playwright: Source = { name: 'Playwright', steps: [[process.execPath, playwrightCli, 'install', 'chromium']] }
  return [debianSource('chromium'), playwright].filter((source) => source !== undefined)
}
