import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { openPerson, opensOutline, startsBoard, zoneOf } from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

test('with the server gone, a reload still opens the board with what was written meanwhile', async () => {
  const bo = await openPerson(browser, { origin: relay.origin })
  const { page } = bo
  await startsBoard(bo, 'The marina')
  await expect.poll(() => page.evaluate('navigator.serviceWorker.controller !== null'), patient).toBe(true)
  await relay.kill()
  await page.locator('.save-label[data-state="offline"]').waitFor()
  const list = await opensOutline(bo)
  await zoneOf(list, 'Plan').getByRole('button', { name: 'Add a note to Plan' }).click()
  await list.getByLabel('Add a note to Plan').fill('Written without a server')
  await list.getByRole('button', { name: 'Put it on the board' }).click()
  await page.locator('.save-label[data-state="offline"][data-edits="1"]').waitFor()
  await page.reload()
  const again = await opensOutline(bo)
  await zoneOf(again, 'Plan').getByText('Written without a server').waitFor()
  await relay.restart()
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await bo.close()
})

test('the worker never answers for the server', async () => {
  const bo = await openPerson(browser, { origin: relay.origin })
  await startsBoard(bo, 'The marina')
  await expect.poll(() => bo.page.evaluate('navigator.serviceWorker.controller !== null'), patient).toBe(true)
  const cached = await bo.page.evaluate<string[]>(`caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name).then((cache) => cache.keys()))))
    .then((requests) => requests.flat().map((request) => new URL(request.url).pathname))`)
  expect(cached).toContain('/')
  expect(cached.filter((path) => /^\/(?:api|sync|b)\b/.test(path))).toEqual([])
  await bo.close()
})
