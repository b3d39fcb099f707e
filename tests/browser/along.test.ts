import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { makeBoard, type MadeBoard } from '../system/board-api.ts'
import { audit, joins, openPerson, type Person } from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser
let board: MadeBoard

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  board = await makeBoard(relay.origin, { title: 'Along', template: 'example' })
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

async function comes(name: string, viewport: { readonly width: number; readonly height: number }): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce', viewport })
  await joins(person, `${relay.origin}/b/${board.id}#${board.links.contribute}`, name)
  await person.page.locator('.canvas-host').focus()
  return person
}

/** What somebody sees of the board, in board units, as their device remembers it. */
async function seenBy(page: Page): Promise<readonly [left: number, top: number, right: number, bottom: number]> {
  const kept = await page.evaluate((key) => localStorage.getItem(key), `samtavle.camera.${board.id}`)
  const [x = 0, y = 0, zoom = 1] = (kept ?? '').split(' ').map(Number)
  const { width, height } = (await page.locator('.canvas-host').boundingBox()) ?? { width: 0, height: 0 }
  return [x, y, x + width / zoom, y + height / zoom]
}

/** Whether the one sees at least all that the other sees; a board unit is lost in rounding. */
async function seesAllOf(me: Page, other: Page): Promise<boolean> {
  const [mine, theirs] = [await seenBy(me), await seenBy(other)]
  return mine[0] <= theirs[0] + 2 && mine[1] <= theirs[1] + 2 && mine[2] >= theirs[2] - 2 && mine[3] >= theirs[3] - 2
}

test('I follow somebody and see all that they see, until I move the board myself', async () => {
  const bo = await comes('Bo', { width: 700, height: 900 })
  const anna = await comes('Anna', { width: 1440, height: 900 })
  await bo.page.mouse.move(300, 400)
  for (let turn = 0; turn < 4; turn += 1) await bo.page.mouse.wheel(0, -100)
  await anna.page.getByRole('button', { name: '2 people here' }).click()
  await anna.page.getByRole('button', { name: 'Follow: look where Bo looks' }).click()
  const banner = anna.page.getByText('You see what Bo sees.')
  await banner.waitFor()
  expect(await audit(anna.page)).toEqual([])
  await expect.poll(() => seesAllOf(anna.page, bo.page), patient).toBe(true)
  await bo.page.keyboard.press('PageDown')
  await bo.page.keyboard.press('PageDown')
  const [, top] = await seenBy(anna.page)
  await expect.poll(async () => (await seenBy(anna.page))[1] > top + 100, patient).toBe(true)
  await expect.poll(() => seesAllOf(anna.page, bo.page), patient).toBe(true)
  await anna.page.mouse.move(700, 500)
  await anna.page.mouse.wheel(0, 200)
  await banner.waitFor({ state: 'detached' })
  expect([...anna.troubles, ...bo.troubles]).toEqual([])
  await Promise.all([anna.close(), bo.close()])
})

test('a press on the small map looks there', async () => {
  const { page, close, troubles } = await comes('Anna', { width: 1440, height: 900 })
  await page.keyboard.press('Control+Digit0')
  await page.getByRole('button', { name: 'Map of the whole board' }).click()
  const map = page.getByRole('img', { name: /^Map of the whole board/ })
  await map.waitFor()
  expect(await audit(page)).toEqual([])
  const { width, height } = (await map.boundingBox()) ?? { width: 0, height: 0 }
  await map.click({ position: { x: width * 0.1, y: height / 2 } })
  await expect.poll(async () => (await seenBy(page))[0] < 400, patient).toBe(true)
  const [left] = await seenBy(page)
  await map.click({ position: { x: width * 0.9, y: height / 2 } })
  await expect.poll(async () => (await seenBy(page))[0] > left + 500, patient).toBe(true)
  expect(troubles).toEqual([])
  await close()
})

test('what a colour means is said by one and read by all, and the other colours step back when it is looked at', async () => {
  const [anna, bo] = [
    await comes('Anna', { width: 1440, height: 900 }),
    await comes('Bo', { width: 1440, height: 900 }),
  ]
  for (const { page } of [anna, bo]) await page.getByRole('button', { name: 'What the colours mean' }).click()
  await anna.page.getByRole('textbox', { name: 'What Straw means' }).fill('Residents')
  await anna.page.keyboard.press('Enter')
  const theirs = bo.page.getByRole('textbox', { name: 'What Straw means' })
  await expect.poll(() => theirs.inputValue(), patient).toBe('Residents')
  const only = bo.page.getByRole('button', { name: 'Only look at: Residents' })
  await only.click()
  expect(await only.getAttribute('aria-pressed')).toBe('true')
  expect(await audit(bo.page)).toEqual([])
  expect([...anna.troubles, ...bo.troubles]).toEqual([])
  await Promise.all([anna.close(), bo.close()])
})
