import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { audit, isOnBoard, openPerson, type Person } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  reducedMotion: 'reduce',
} as const
/** What a slow 4G connection carries. */
const slow4G = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }

async function newBoard(): Promise<{
  readonly board: MadeBoard
  readonly facts: () => Promise<ReturnType<typeof wholeItems>>
}> {
  const board = await makeBoard(relay.origin, { title: 'From a phone' })
  const { token } = await join(relay.origin, board, 'view')
  return { board, facts: async () => wholeItems(await boardFacts(relay.origin, board.id, token)) }
}

/** Somebody with a phone, and how often they have tapped. */
async function comesByPhone(
  options: { readonly prefersBoard?: boolean } = {},
): Promise<Person & { readonly tap: (name: string | RegExp) => Promise<number> }> {
  const person = await openPerson(browser, { origin: relay.origin, ...phone, ...options, serviceWorkers: 'block' })
  let taps = 0
  return {
    ...person,
    async tap(name) {
      const named = { name, exact: typeof name === 'string' }
      const control = person.page.getByRole('button', named).or(person.page.getByRole('radio', named))
      await control.first().tap()
      taps += 1
      return taps
    },
  }
}

/** Makes the lower part of the page go under a keyboard, as far as a browser without a screen can: the page gets lower. */
async function keyboardComesUp(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 460 })
}

/** What the scripts and the board of a page weigh as they come over the line. */
async function weighs(page: Page): Promise<() => number> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.emulateNetworkConditions', { offline: false, ...slow4G })
  let bytes = 0
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  return () => bytes
}

/** Whether a field is in the open: inside what is seen above a keyboard, and under nothing. */
function isInTheOpen(field: Locator): Promise<boolean> {
  return field.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    const seen = window.visualViewport
    const isSeen = seen !== null && top >= seen.offsetTop && top + height <= seen.offsetTop + seen.height
    return isSeen && document.elementFromPoint(left + width / 2, top + height / 2) === element
  })
}

test('[C14] from the code on the wall to a note on it take three taps and little data, without the drawn board, and the keyboard stays for the next note', async () => {
  const { board, facts } = await newBoard()
  const { page, tap, close, troubles } = await comesByPhone()
  const bytes = await weighs(page)
  const scripts = new Set<string>()
  page.on('request', (request) => scripts.add(new URL(request.url()).pathname))

  await page.goto(`${relay.origin}/b/${board.id}#${board.links.contribute}`)
  await tap(/^Citizens/)
  expect(await tap('Join the board')).toBe(2)
  const field = page.getByRole('textbox', { name: 'Your note' })
  // The third tap; the key to send is on the keyboard.
  await field.tap()
  await keyboardComesUp(page)
  await expect.poll(() => isInTheOpen(field), { timeout: 20_000 }).toBe(true)
  await page.keyboard.type('From the bus')
  const lost = await field.evaluateHandle((element) => {
    const moments = { without: 0 }
    const look = (): void => {
      if (document.activeElement !== element) moments.without += 1
      requestAnimationFrame(look)
    }
    look()
    return moments
  })
  await page.keyboard.press('Enter')
  await until(async () => (await facts()).some(({ text }) => text === 'From the bus'), 'the note is on the wall')
  // In ten seconds such a line carries two megabytes; a fifth of that leaves time for a slow phone to think.
  expect(bytes()).toBeLessThan(330_000)
  // What is drawn lies in board-parts and behind it.
  expect([...scripts].filter((path) => /canvas|board-room|board-parts/.test(path))).toEqual([])

  await tap('Plan')
  await page.keyboard.type('And another')
  await tap('Send')
  await until(async () => (await facts()).some(({ text }) => text === 'And another'), 'so is the next one')
  expect((await lost.jsonValue()).without, 'frames without the keyboard').toBe(0)
  expect(await isInTheOpen(field)).toBe(true)
  expect((await facts()).map(({ text, zone }) => `${zone}: ${text}`).toSorted()).toEqual([
    'plan: And another',
    'understand: From the bus',
  ])
  expect(troubles).toEqual([])
  await close()
})

test('[C14] on the drawn board of a phone the words are never covered either, and the keyboard stays for the next note', async () => {
  const { board, facts } = await newBoard()
  const { page, tap, close, troubles } = await comesByPhone({ prefersBoard: true })
  const bytes = await weighs(page)
  await page.goto(`${relay.origin}/b/${board.id}#${board.links.contribute}`)
  await tap(/^Citizens/)
  await tap('Join the board')
  await isOnBoard(page)
  expect(await tap('New note')).toBe(3)
  const editor = page.locator('.canvas-editor')
  await editor.and(page.locator(':focus')).waitFor()
  await keyboardComesUp(page)
  await expect.poll(() => isInTheOpen(editor), { timeout: 20_000 }).toBe(true)
  await page.keyboard.type('From the bus')
  await until(async () => (await facts()).some(({ text }) => text === 'From the bus'), 'the note is on the wall')
  // In ten seconds such a line carries two megabytes; half of that leaves time for a slow phone to think.
  expect(bytes()).toBeLessThan(1_000_000)
  await expect.poll(() => isInTheOpen(editor), { timeout: 20_000 }).toBe(true)

  const lost = await editor.evaluateHandle((field) => {
    const moments = { without: 0 }
    const look = (): void => {
      if (document.activeElement !== field) moments.without += 1
      requestAnimationFrame(look)
    }
    look()
    return moments
  })
  await tap('Next note')
  await page.keyboard.type('And another')
  await until(async () => (await facts()).some(({ text }) => text === 'And another'), 'so is the next one')
  expect((await lost.jsonValue()).without, 'frames without the keyboard').toBe(0)
  await expect.poll(() => isInTheOpen(editor), { timeout: 20_000 }).toBe(true)
  await tap('Done')
  await editor.waitFor({ state: 'hidden' })
  expect((await facts()).map(({ text }) => text).toSorted()).toEqual(['And another', 'From the bus'])
  expect(troubles).toEqual([])
  await close()
})

test('[C13] with taps alone, none of them a drag, a note is written, read, and sent to another zone, and the move is said', async () => {
  // Votes and exports by tap belong to the issues that make them.
  const { board, facts } = await newBoard()
  const { page, tap, close, troubles } = await comesByPhone({ prefersBoard: true })
  await page.goto(`${relay.origin}/b/${board.id}#${board.links.contribute}`)
  await tap(/^Citizens/)
  await tap('Join the board')
  await isOnBoard(page)
  await tap('New note')
  await page.keyboard.type('Open the gate in winter')
  await tap('Done')
  await tap('More for the selection')
  await page.getByRole('menuitem', { name: 'Plan' }).tap()
  await page.getByRole('status').getByText('Moved to Plan.').waitFor()
  await until(async () => (await facts())[0]?.zone === 'plan', 'it lies in Plan')
  await tap('The board as a list')
  const list = page.getByRole('complementary', { name: 'The board as a list' })
  await tap('Add a note to Understand')
  await page.keyboard.type('Nobody comes by')
  await tap('Put it on the board')
  await tap('Done')
  await until(async () => (await facts()).length === 2, 'two notes are there')
  const tree = await list.ariaSnapshot()
  for (const { text } of await facts()) expect(tree).toContain(text)
  expect(await audit(page)).toEqual([])
  expect(troubles).toEqual([])
  await close()
})
