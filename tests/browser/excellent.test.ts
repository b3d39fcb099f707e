import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { joins, openPerson, opensOutline, type Person } from './chrome-people.ts'
import { nordicSentences } from './nordic-sentences.ts'
import { comparesLines, recordsPaintedWords } from './painted-words.ts'

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

/** A board with its facts as the relay has them. */
async function newBoard(): Promise<{
  readonly board: MadeBoard
  readonly facts: () => Promise<ReturnType<typeof wholeItems>>
}> {
  const board = await makeBoard(relay.origin, { title: 'Excellent' })
  const { token } = await join(relay.origin, board, 'view')
  return { board, facts: async () => wholeItems(await boardFacts(relay.origin, board.id, token)) }
}

async function comes(board: MadeBoard, name: string, prepare?: (page: Page) => Promise<void>): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce' })
  await prepare?.(person.page)
  await joins(person, `${relay.origin}/b/${board.id}#${board.links.contribute}`, name)
  await person.page.locator('.canvas-host').focus()
  return person
}

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

test('[C3] a hundred Nordic sentences at five zooms have the same lines painted as in the editor', async () => {
  expect(nordicSentences.length).toBeGreaterThanOrEqual(100)
  const { board } = await newBoard()
  const { page, close } = await comes(board, 'Anna', recordsPaintedWords)
  await page.keyboard.press('Control+Digit0')
  await page.mouse.dblclick(500, 450)
  await page.keyboard.type('first')
  await page.keyboard.press('Escape')
  const differences: unknown[] = []
  let compared = 0
  for (const turns of [[], ['-'], ['-'], ['+', '+', '+', '+'], ['+', '+']]) {
    for (const key of turns) await page.keyboard.press(key)
    const result = await page.evaluate(comparesLines, nordicSentences)
    compared += result.compared
    differences.push(...result.differences)
  }
  expect(differences).toEqual([])
  expect(compared).toBe(5 * nordicSentences.length)
  await close()
}, 240_000)

test('[C10] a tab that was frozen while another worked shows their state within two seconds, and overwrites nothing', async () => {
  const { board, facts } = await newBoard()
  const anna = await comes(board, 'Anna')
  const bo = await comes(board, 'Bo')
  await pastes(anna.page, Array.from({ length: 50 }, (_none, index) => `Statement ${index}`).join('\n'))
  await until(async () => (await facts()).length === 50, 'fifty notes are there')
  const list = await opensOutline(anna)
  await expect.poll(() => list.locator('.note-row').count(), patient).toBe(50)
  await bo.page.locator('.canvas-host').focus()
  const cdp = await anna.page.context().newCDPSession(anna.page)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  await bo.page.keyboard.press('Control+KeyA')
  await bo.page
    .getByRole('radio', { name: 'Rose' })
    .or(bo.page.getByRole('button', { name: 'Rose' }))
    .first()
    .click()
  await until(async () => (await facts()).every(({ color }) => color === 'rose'), 'all of them are rose on the relay')
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  await until(
    async () => (await list.locator('.note-row[data-paper="rose"]').count()) === 50,
    'the tab that woke shows all of them',
    2000,
  )
  await anna.page.locator('.canvas-host').focus()
  await anna.page.mouse.dblclick(700, 700)
  await anna.page.keyboard.type('awake')
  await until(async () => (await facts()).some(({ text }) => text === 'awake'), 'and goes on writing')
  expect((await facts()).filter(({ text, color }) => text !== 'awake' && color !== 'rose')).toEqual([])
  await Promise.all([anna.close(), bo.close()])
})

test('[C11] two hundred pasted lines come to another screen all at once, and one undo takes them all away', async () => {
  const { board, facts } = await newBoard()
  const anna = await comes(board, 'Anna')
  const bo = await comes(board, 'Bo')
  const list = await opensOutline(bo)
  const counted = await list.locator('.outline-body').evaluateHandle((body) => {
    const sums = new Set<number>()
    const count = (): void => {
      const counts = Array.from(body.querySelectorAll('.outline-count'), ({ textContent }) =>
        Number.parseInt(textContent, 10),
      )
      sums.add(counts.reduce((sum, each) => sum + each, 0))
    }
    new MutationObserver(count).observe(body, { characterData: true, childList: true, subtree: true })
    return sums
  })
  const seen = (): Promise<readonly number[]> => counted.evaluate((numbers) => [...numbers])
  await pastes(anna.page, Array.from({ length: 200 }, (_none, index) => `Statement ${index}`).join('\n'))
  await until(async () => (await facts()).length === 200, 'all of them are on the relay')
  await expect.poll(seen, patient).toEqual([200])
  await anna.page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts()).length === 0, 'one undo takes them away')
  await expect.poll(seen, patient).toEqual([200, 0])
  await Promise.all([anna.close(), bo.close()])
})

test('[C15] a window that goes to a screen with twice the dots is painted with twice the dots, without a reload', async () => {
  // That words of a private round stay off other devices belongs to the issue that makes private rounds.
  const { board } = await newBoard()
  const { page, close } = await comes(board, 'Anna')
  const dots = (): Promise<number> =>
    page
      .locator('.canvas canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => canvas.width)
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  await expect.poll(dots, patient).toBe(width)
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 2, mobile: false })
  await expect.poll(dots, patient).toBe(2 * width)
  await close()
})
