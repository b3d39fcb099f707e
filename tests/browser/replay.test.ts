import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { keepLog, type KeptBoard } from '../support/kept-log.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { fullWorkshop, playWorkshop } from '../support/workshop/workshop.ts'
import { workshopPeople } from '../support/workshop/workshop-people.ts'
import { audit, openPerson, startsBoard, type Person } from './chrome-people.ts'

const entries = playWorkshop({ ...fullWorkshop, minutes: 8, people: 12 })
const people = workshopPeople(entries)

let dataDir: string
let board: KeptBoard
let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'samtavle-replay-'))
  board = await keepLog({ dataDir, title: 'En havn for alle', entries, people })
  ;[relay, browser] = await Promise.all([startRelay({ dataDir }), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await relay.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function opensReplay(
  link: keyof KeptBoard['links'],
  options: { readonly colorScheme?: 'dark' } = {},
): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, ...options })
  await person.page.goto(`/b/${board.id}/replay#${board.links[link]}`)
  await slider(person.page).waitFor()
  return person
}

function slider(page: Page): Locator {
  return page.getByRole('slider', { name: 'Place in the session' })
}

async function opensTheReplay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Replay' }).click()
  await slider(page).waitFor()
}

/** The moment that the film stands at, as the page says it. */
async function momentOf(page: Page): Promise<number> {
  const words = await page.locator('.replay-clock').innerText()
  return Number(/Edit (\d+)/.exec(words)?.[1] ?? Number.NaN)
}

async function opensPanel(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name, exact: true }).click()
  const panel = page.getByRole('complementary', { name, exact: true })
  await panel.waitFor()
  return panel
}

test('a view link plays the session: on and back, step by step, by chapter, by list and by keyboard', async () => {
  const { page, troubles, close } = await opensReplay('view')
  const last = await momentOf(page)
  // The journal, and whoever came in to look since.
  expect(last).toBeGreaterThanOrEqual(entries.length)
  await page.keyboard.press('Home')
  expect(await momentOf(page)).toBe(0)
  expect(await slider(page).getAttribute('aria-valuetext')).toContain('Nothing has happened yet')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  expect(await momentOf(page)).toBe(1)
  await page.keyboard.press('Space')
  await expect.poll(() => momentOf(page)).toBeGreaterThan(200)
  await page.keyboard.press('k')
  const stopped = await momentOf(page)
  await page.keyboard.press('j')
  await expect.poll(() => momentOf(page)).toBeLessThan(stopped)
  await page.keyboard.press('k')
  await page.getByRole('button', { name: 'The first problem framing' }).click()
  const framed = await momentOf(page)
  expect(framed).toBeGreaterThan(1)
  expect(await page.getByRole('region', { name: 'Happening now' }).innerText()).toMatch(/ added /)
  const moments = await opensPanel(page, 'Moments')
  await moments.getByRole('button', { name: /^The beginning/ }).click()
  expect(await momentOf(page)).toBe(0)
  await moments.getByRole('listitem').nth(5).getByRole('button').click()
  expect(await momentOf(page)).toBeGreaterThan(5)
  await page.keyboard.press('End')
  expect(await momentOf(page)).toBe(last)
  expect(troubles).toEqual([])
  await close()
})

test('a story can be narrowed, two moments compared, and a note followed through its life', async () => {
  const { page, troubles, close } = await opensReplay('view')
  const choose = await opensPanel(page, 'Show only')
  await choose.getByLabel('Sector').selectOption({ label: 'Citizens' })
  const kept = await choose.getByRole('status').innerText()
  expect(Number(/^(\d+) actions/.exec(kept)?.[1])).toBeGreaterThan(3)
  const moments = await opensPanel(page, 'Moments')
  await moments.getByRole('button', { name: /^The beginning/ }).click()
  await moments.getByRole('listitem').first().waitFor()
  await opensPanel(page, 'Show only')
  await page.getByRole('button', { name: 'Show everything', exact: true }).last().click()

  await page.keyboard.press('Home')
  const compare = await opensPanel(page, 'Compare')
  await compare.getByRole('button', { name: 'Compare from this moment' }).click()
  await page.keyboard.press('End')
  const difference = compare.getByRole('status')
  await expect.poll(() => difference.innerText()).toMatch(/\d+ new things/)
  await difference.getByRole('button', { name: 'Show on the board' }).first().click()
  const life = await opensPanel(page, 'A note’s life')
  await expect.poll(() => life.getByRole('listitem').first().innerText()).toMatch(/ added /)
  expect(troubles).toEqual([])
  await close()
})

test('a link that hides names hides them in the film too', async () => {
  const { page, close } = await opensReplay('nameless')
  await page.getByRole('button', { name: 'The first problem framing' }).click()
  await opensPanel(page, 'Moments')
  const words = await page.locator('body').innerText()
  expect(words).toMatch(/Somebody from (?:Public|Citizens|Civil society) /)
  for (const { name } of people) expect(words).not.toMatch(new RegExp(`\\b${name}\\b`))
  await close()
})

test.each([['light'], ['dark']] as const)('the player passes the audit in %s, with every panel', async (scheme) => {
  const { page, close } = await opensReplay('view', scheme === 'dark' ? { colorScheme: scheme } : {})
  await page.getByRole('button', { name: 'The first problem framing' }).click()
  expect(await audit(page)).toEqual([])
  for (const name of ['Moments', 'Show only', 'Activity', 'A note’s life', 'Compare', 'Deleted']) {
    await opensPanel(page, name)
    expect(await audit(page), name).toEqual([])
  }
  await close()
})

test('from the board’s menu a facilitator sees where it was busy, goes to the replay, puts back what was deleted, and makes a moment current again', async () => {
  const lead = await openPerson(browser, { origin: relay.origin })
  const { page } = lead
  await startsBoard(lead, 'The marina')
  await page.keyboard.press('n')
  await page.mouse.click(500, 400)
  await page.keyboard.type('A bench by the water')
  await page.keyboard.press('Escape')
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: 'Where it has been busy' }).click()
  const busy = page.getByRole('complementary', { name: 'Where it has been busy' })
  await busy.getByRole('button', { name: /Around “A bench by the water”/ }).waitFor()
  expect(await audit(page)).toEqual([])
  await busy.getByRole('button', { name: 'Close' }).click()
  await page.mouse.click(500, 400)
  await page.keyboard.press('Delete')
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await opensTheReplay(page)
  const deleted = await opensPanel(page, 'Deleted')
  await page.getByRole('button', { name: 'Deleted: A bench by the water. Show it in the list' }).click()
  await deleted.getByRole('button', { name: 'Bring back: A bench by the water' }).click()
  await page.getByText('It is back on the board.').first().waitFor()
  await page.getByRole('link', { name: 'To the board' }).click()
  await page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  await page.getByRole('complementary').getByText('A bench by the water').first().waitFor()
  await opensTheReplay(page)
  await expect.poll(() => slider(page).getAttribute('aria-valuetext')).toContain('“A bench by the water”')
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const compare = await opensPanel(page, 'Compare')
  await compare.getByRole('button', { name: 'Make this moment current again…' }).click()
  await page.getByRole('button', { name: 'Make it current', exact: true }).click()
  await page.getByText('That moment is current again.').first().waitFor()
  await page.getByRole('link', { name: 'To the board' }).click()
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  await page.getByText('Nothing here yet.').first().waitFor()
  expect(lead.troubles).toEqual([])
  await lead.close()
})
