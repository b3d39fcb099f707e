import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { audit, isOnBoard, joins, openPerson, type Person } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser
let board: MadeBoard
let token: string
let anna: Person

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  board = await makeBoard(relay.origin, { title: 'To be found' })
  ;({ token } = await join(relay.origin, board, 'view'))
  anna = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce' })
  await joins(anna, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna')
  await pastes(anna.page, 'Færgen går for sjældent\nHvem betaler FÆRGEN?\nNoget helt andet')
  await until(async () => (await facts()).length === 3, 'the notes are there')
})
afterAll(async () => {
  await anna.close()
  await browser.close()
  await relay.close()
})

const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))
const fieldOf = (page: Page) => page.locator('.find-field')

async function pastes(page: Page, text: string): Promise<void> {
  await page.locator('.canvas-host').focus()
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('Ctrl+F counts and lists what says it, Enter goes there, and what one types then goes into that note', async () => {
  const { page } = anna
  await page.keyboard.press('Control+KeyF')
  await fieldOf(page).fill('færgen')
  await page.getByText('2 hits').waitFor()
  expect(await audit(page)).toEqual([])
  await fieldOf(page).press('ArrowDown')
  await fieldOf(page).press('Enter')
  await fieldOf(page).waitFor({ state: 'detached' })
  await page.locator('.selection-row').waitFor()
  await page.keyboard.press('Enter')
  const editor = page.locator('.canvas-editor')
  await editor.waitFor({ state: 'visible' })
  expect(await editor.inputValue()).toContain('FÆRGEN')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
})

test('by keyboard alone everything is selected, tidied, deleted, and had back from the list of what was deleted', async () => {
  const { page } = anna
  const does = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+KeyK')
    await fieldOf(page).fill(words)
    await fieldOf(page).press('Enter')
    await fieldOf(page).waitFor({ state: 'detached' })
  }
  await does('select everything')
  await page.getByText('3 notes selected').waitFor({ state: 'attached' })
  await does('align upper')
  await until(async () => new Set((await facts()).map(({ place }) => place[1])).size === 1, 'they are in line')
  await does('delete')
  await until(async () => (await facts()).length === 0, 'they are deleted')
  await does('bring back')
  await page.getByRole('button', { name: 'Bring back: Noget helt andet' }).click()
  await until(async () => (await facts()).length === 1, 'one is back')
  expect((await facts()).map(({ text }) => text)).toEqual(['Noget helt andet'])
  await page.keyboard.press('Escape')
})

test('a link to a note opens the board at that note, and lets nobody in by itself', async () => {
  const { page } = anna
  const [note] = await facts()
  await page.goto(`/b/${board.id}?at=${note?.id}`)
  await isOnBoard(page)
  await page.getByText('1 note selected').waitFor({ state: 'attached' })
  const stranger = await openPerson(browser, { origin: relay.origin })
  await stranger.page.goto(`/b/${board.id}?at=${note?.id}`)
  await stranger.page.getByRole('heading').first().waitFor()
  expect(await stranger.page.locator('.board').count()).toBe(0)
  await stranger.close()
})
