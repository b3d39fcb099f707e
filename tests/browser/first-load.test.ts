import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { makeBoard } from '../system/board-api.ts'
import { joins, openPerson } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** What people wait for on a slow line before they can write: all JavaScript from the link to the board, as gzip. */
const mostBytes = 250_000
const boardStands = 'the board stands'
const built = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

test('from the link to the board no more than 250 kB of JavaScript are loaded, and the front page loads none of the board', async () => {
  const board = await makeBoard(relay.origin, { title: 'First load' })
  const person = await openPerson(browser, { origin: relay.origin, serviceWorkers: 'block' })
  await person.page.addInitScript(markWhenBoardStands, boardStands)
  await person.page.goto('/')
  await person.page.getByLabel('What is it about?').waitFor()
  expect((await scriptsUntil(person.page)).filter((path) => path.includes('board-page'))).toEqual([])
  await joins(person, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna')
  const scripts = await scriptsUntil(person.page, boardStands)
  const sizes = scripts.map((path): [string, number] => [
    path,
    gzipSync(readFileSync(`${built}${path}`), { level: 9 }).byteLength,
  ])
  const total = sizes.reduce((sum, [, size]) => sum + size, 0)
  const largestFirst = sizes.toSorted(([, a], [, b]) => b - a).map(([path, size]) => `${path} ${size}`)
  expect(sizes.length, 'scripts were seen').toBeGreaterThan(3)
  expect(total, largestFirst.join('\n')).toBeLessThanOrEqual(mostBytes)
  await person.close()
})

/** The page marks the moment itself: what it fetches next must not count because we looked late. */
function markWhenBoardStands(name: string): void {
  const observer = new MutationObserver(() => {
    if (document.querySelector('.board .save-label') === null || document.querySelector('.board canvas') === null)
      return
    observer.disconnect()
    performance.mark(name)
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}

/** The scripts that the page has asked for, or had by a moment that it marked. */
function scriptsUntil(page: Page, mark?: string): Promise<readonly string[]> {
  return page.evaluate((name) => {
    const until = name === undefined ? Infinity : (performance.getEntriesByName(name)[0]?.startTime ?? Infinity)
    const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime <= until)
    const paths = asked.map((entry) => new URL(entry.name).pathname)
    return [...new Set(paths)].filter((path) => path.endsWith('.js'))
  }, mark)
}
