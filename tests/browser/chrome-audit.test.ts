import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { audit, isOnBoard, openPerson, opensOutline, readsInvitation, startsBoard } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

const desk = { width: 1440, height: 900 }
const phone = { width: 390, height: 844 }

test.each([
  ['light', desk],
  ['dark', desk],
  ['light', phone],
] as const)('the audit finds nothing on any page in %s at %o', async (colorScheme, viewport) => {
  const bo = await openPerson(browser, { origin: relay.origin, colorScheme, viewport, reducedMotion: 'reduce' })
  const { page } = bo
  await page.goto('/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await audit(page), 'the front page').toEqual([])

  await startsExample()
  expect(await audit(page), 'the board').toEqual([])
  const outline = await opensOutline(bo)
  await outline.getByRole('button', { name: /^Edit/ }).first().click()
  await outline.getByRole('button', { name: 'Add a note to Plan' }).click()
  expect(await audit(page), 'the board as a list').toEqual([])
  await outline.getByRole('button', { name: 'Close the list' }).click()

  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await page.getByRole('heading', { name: 'Links to this board' }).waitFor()
  expect(await audit(page), 'the share dialog').toEqual([])
  await page.getByRole('button', { name: 'Close', exact: true }).click()

  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Help and shortcuts' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await audit(page), 'the help').toEqual([])
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Bring in notes…' }).click()
  await page.getByLabel('One line for each note').fill('A\nB')
  expect(await audit(page), 'bringing in notes').toEqual([])
  await page.keyboard.press('Escape')

  const invitation = await readsInvitation(bo)
  const anna = await openPerson(browser, { origin: relay.origin, colorScheme, viewport })
  await anna.page.goto(invitation)
  await anna.page.getByRole('heading', { level: 1, name: /\S/ }).waitFor()
  expect(await audit(anna.page), 'the way in').toEqual([])
  await anna.page.goto('/b/UnknownBoard12')
  await anna.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await audit(anna.page), 'a closed door').toEqual([])
  expect([...bo.troubles, ...anna.troubles]).toEqual([])
  await anna.close()
  await bo.close()

  async function startsExample(): Promise<void> {
    await page.getByRole('button', { name: 'Open the example board' }).click()
    await isOnBoard(page)
  }
})

test('the audit sees a planted fault', async () => {
  const bo = await openPerson(browser, { origin: relay.origin })
  await startsBoard(bo, 'The marina')
  await bo.page.evaluate("document.querySelector('.share-button').replaceChildren()")
  expect((await audit(bo.page)).join()).toContain('button-name')
  await bo.close()
})
