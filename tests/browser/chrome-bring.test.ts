import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { openPerson, opensOutline, startsBoard, zoneOf, type Person } from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser
let bo: Person
let list: Locator

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  bo = await openPerson(browser, { origin: relay.origin })
  await startsBoard(bo, 'The marina')
  list = await opensOutline(bo)
})
afterAll(async () => {
  await bo.close()
  await browser.close()
  await relay.close()
})

test('pasted lines become as many notes in the chosen zone', async () => {
  const dialog = await opensBring()
  await dialog.getByLabel('One line for each note').fill('Lights on the path\n\nA bench\n  Boats to share  ')
  await dialog.getByLabel('Put them in').selectOption('plan')
  await dialog.getByRole('button', { name: 'Bring in 3 notes' }).click()
  await dialog.getByText('3 notes are on the board.').waitFor()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await expect.poll(() => zoneOf(list, 'Plan').getByRole('listitem').count(), patient).toBe(3)
})

test('a file from a Nordic spreadsheet is read, its columns guessed and changeable, its authors kept', async () => {
  const dialog = await opensBring()
  await dialog.getByRole('button', { name: 'From a file' }).click()
  const rows = [
    'nr;tekst;forfatter;tid',
    '1;"Åbn porten; hele vinteren";Ærø;2026-03-01',
    '2;;Bo;',
    '3;"To\nlinjer";Ida;',
  ]
  // As older spreadsheets write it: not UTF-8.
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'møde.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(rows.join('\r\n'), 'latin1'),
  })
  expect(await dialog.getByLabel('Words of the note').inputValue()).toBe('1')
  expect(await dialog.getByLabel('Who wrote it').inputValue()).toBe('2')
  await dialog.getByText('Åbn porten; hele vinteren').waitFor()
  await dialog.getByRole('button', { name: 'Bring in 2 notes' }).click()
  await dialog.getByText('2 notes are on the board.').waitFor()
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  const row = zoneOf(list, 'Understand').getByRole('listitem').filter({ hasText: 'Åbn porten; hele vinteren' })
  await expect.poll(() => row.textContent(), patient).toContain('by Ærø')
})

test('a file that is no table is refused in words, and nothing is sent', async () => {
  const dialog = await opensBring()
  await dialog.getByRole('button', { name: 'From a file' }).click()
  await dialog.locator('input[type=file]').setInputFiles({
    name: 'broken.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('text,author\n"never closed,Bo'),
  })
  await dialog.getByText('This file cannot be read as a table').waitFor()
  expect(await dialog.getByRole('button', { name: 'There is nothing to bring in yet.' }).isDisabled()).toBe(true)
  await bo.page.keyboard.press('Escape')
})

test('nothing went wrong on the way', () => {
  expect(bo.troubles).toEqual([])
})

async function opensBring(): Promise<Locator> {
  await bo.page.getByRole('button', { name: 'Menu', exact: true }).click()
  await bo.page.getByRole('menuitem', { name: 'Bring in notes…' }).click()
  return bo.page.getByRole('dialog')
}
