import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findChromium } from './chromium-path.ts'
import { chromiumPath, launchChromium } from './chromium.ts'

let home = ''

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'samtavle-chromium-'))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

function placeProgram(path: string): string {
  const full = join(home, path)
  mkdirSync(dirname(full), { recursive: true })
  writeFileSync(full, '#!/bin/sh\n')
  chmodSync(full, 0o755)
  return full
}

test('CHROME_PATH wins over everything else', () => {
  const chosen = placeProgram('elsewhere/my-chromium')
  const onPath = placeProgram('bin/chromium')
  expect(findChromium({ CHROME_PATH: chosen, PATH: dirname(onPath), HOME: home })).toBe(chosen)
})

test('a CHROME_PATH that leads nowhere is not replaced by a guess', () => {
  const onPath = placeProgram('bin/chromium')
  const env = { CHROME_PATH: join(home, 'missing'), PATH: dirname(onPath), HOME: home }
  expect(findChromium(env)).toBeUndefined()
  expect(() => chromiumPath(env)).toThrow('CHROME_PATH')
})

test('Chromium is found on the path', () => {
  const onPath = placeProgram('bin/chromium')
  expect(findChromium({ PATH: `/nowhere:${dirname(onPath)}`, HOME: home })).toBe(onPath)
})

test('of the builds in the cache of Playwright the newest is taken', () => {
  placeProgram('cache/chromium-999/chrome-linux/chrome')
  const newest = placeProgram('cache/chromium-1200/chrome-linux64/chrome')
  const found = findChromium({ PATH: '', HOME: home, PLAYWRIGHT_BROWSERS_PATH: join(home, 'cache') })
  // A machine with Chromium in a usual place answers that one first.
  expect([newest, '/usr/bin/chromium', '/usr/lib/chromium/chromium', '/snap/bin/chromium']).toContain(found)
})

test('the Chromium found can open a page', async () => {
  const browser = await launchChromium()
  const page = await browser.newPage()
  await page.setContent('<h1>Samtavle</h1>')
  expect(await page.textContent('h1')).toBe('Samtavle')
  await browser.close()
})
