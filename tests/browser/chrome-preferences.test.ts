import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { openPerson, startsBoard } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

test.each([
  ['da-DK', 'da', 'Svære spørgsmål kræver et fælles bord'],
  ['nn-NO', 'nb', 'Vanskelige spørsmål trenger et felles bord'],
  ['nb-NO', 'nb', 'Vanskelige spørsmål trenger et felles bord'],
  ['fi-FI', 'en', 'Hard questions need a shared table'],
])('a visitor whose browser speaks %s is met in %s', async (locale, lang, title) => {
  const visitor = await openPerson(browser, { origin: relay.origin, locale })
  await visitor.page.goto('/')
  await visitor.page.getByRole('heading', { name: title }).waitFor()
  expect(await visitor.page.locator('html').getAttribute('lang')).toBe(lang)
  await visitor.close()
})

test('only the words of one language are fetched, and a choice holds on every page and after a reload', async () => {
  const visitor = await openPerson(browser, { origin: relay.origin })
  const fetched: string[] = []
  visitor.page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  await startsBoard(visitor, 'The marina')
  expect(fetched.filter((path) => /\/assets\/(?:en|da|nb)-/.test(path))).toHaveLength(1)
  await visitor.page.getByRole('button', { name: 'Menu', exact: true }).click()
  await visitor.page.getByRole('menuitemradio', { name: 'Dansk' }).click()
  await visitor.page.getByRole('button', { name: 'Del', exact: true }).waitFor()
  await visitor.page.reload()
  await visitor.page.getByText('Gemt på serveren').waitFor()
  await visitor.page.goto('/')
  await visitor.page.getByRole('heading', { name: 'Tavler på denne enhed' }).waitFor()
  await visitor.page.getByLabel('Sprog').selectOption('nb')
  await visitor.page.getByRole('heading', { name: 'Tavler på denne enheten' }).waitFor()
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})

test('dark follows the device, and a choice by hand wins over it from the first paint', async () => {
  const visitor = await openPerson(browser, { origin: relay.origin, colorScheme: 'dark' })
  const ground = (): Promise<string> => visitor.page.evaluate('getComputedStyle(document.body).backgroundColor')
  await visitor.page.goto('/')
  await visitor.page.getByRole('heading', { level: 1 }).waitFor()
  expect(await ground()).toBe('rgb(25, 27, 24)')
  await visitor.page.getByLabel('Light or dark').selectOption('light')
  expect(await ground()).toBe('rgb(243, 236, 223)')
  await visitor.page.goto('/', { waitUntil: 'commit' })
  await visitor.page.locator('html[data-theme=light]').waitFor({ state: 'attached' })
  await visitor.close()
})
