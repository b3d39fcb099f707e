import { chromium, type Browser } from 'playwright-core'
import { findChromium, type Environment } from './chromium-path.ts'

/**
 * Root may not use Chromium's sandbox and the pages are ours; the other switches keep a browser under test from
 * talking to anybody but us.
 */
const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where Chromium is on this machine; fails with what to do when it is nowhere. */
export function chromiumPath(env: Environment = process.env): string {
  const path = findChromium(env)
  if (path === undefined) throw new Error('Found no Chromium: run `npm test` once, or set CHROME_PATH to one.')
  return path
}

/** Starts a real Chromium without a window; close it in `afterAll`. One serves many isolated `newContext()`s. */
export function launchChromium(extraSwitches: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: [...switches, ...extraSwitches] })
}
