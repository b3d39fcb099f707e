import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { openPerson, opensOutline, startsBoard, zoneOf, type Person } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** Whether the browser would ask before this tab is closed. */
function asksBeforeLeaving({ page }: Person): Promise<boolean> {
  return page.evaluate<boolean>(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`)
}

/** How often the page asked the browser to keep what it stores. */
const countAsking = `{
  window.asked = 0
  navigator.storage.persist = () => { window.asked += 1; return Promise.resolve(true) }
}`

/** Private browsing and full disks refuse like this. */
const refuseToStore = `indexedDB.open = () => { throw new DOMException('Not here', 'QuotaExceededError') }`

async function addsNote({ page }: Person, words: string): Promise<void> {
  const list = page.getByRole('complementary', { name: 'The board as a list' })
  await list.getByLabel('Add a note to Plan').fill(words)
  await list.getByRole('button', { name: 'Put it on the board' }).click()
  await zoneOf(list, 'Plan').getByText(words).waitFor()
}

test('a tab that alone holds what was written is not closed without a question; a device that keeps it is asked to go on keeping it', async () => {
  const [anna, bo] = await Promise.all([
    openPerson(browser, { origin: relay.origin }),
    openPerson(browser, { origin: relay.origin }),
  ])
  await anna.page.addInitScript(countAsking)
  await bo.page.addInitScript(refuseToStore)
  for (const person of [anna, bo]) {
    await startsBoard(person, 'The quay')
    const list = await opensOutline(person)
    // It stays open for the next one.
    await zoneOf(list, 'Plan').getByRole('button', { name: 'Add a note to Plan' }).click()
    await addsNote(person, 'While the server is there')
    await person.page.locator('.save-label[data-state="saved"]').waitFor()
  }
  expect(await Promise.all([anna, bo].map(asksBeforeLeaving))).toEqual([false, false])
  expect(await anna.page.evaluate('window.asked')).toBe(0)
  await relay.stop()
  for (const person of [anna, bo]) await addsNote(person, 'While it is away')
  await anna.page.locator('.save-label[data-state="offline"]').waitFor()
  await bo.page.locator('.save-label[data-state="unkept"]').waitFor()
  expect(await Promise.all([anna, bo].map(asksBeforeLeaving))).toEqual([false, true])
  expect(await anna.page.evaluate('window.asked')).toBeGreaterThan(0)
  await relay.restart()
  await bo.page.locator('.save-label[data-state="saved"]').waitFor({ timeout: 60_000 })
  expect(await asksBeforeLeaving(bo)).toBe(false)
})
