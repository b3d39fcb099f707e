import type { ImportResponse } from '@samtavle/protocol'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { isOnBoard, joins, openPerson, opensOutline, zoneOf, type Person } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser
let board: MadeBoard
let token: string
let anna: Person
let bo: Person

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
beforeEach(async () => {
  board = await makeBoard(relay.origin, { title: 'Bowling Green' })
  ;({ token } = await join(relay.origin, board, 'contribute', { sector: 'civil-society' }))
  anna = await openPerson(browser, { origin: relay.origin })
  bo = await openPerson(browser, { origin: relay.origin })
})
afterEach(async () => {
  await Promise.all([anna.close(), bo.close()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))

/** Counts of one export: items, and how many of them lie in which zone. */
async function exported(): Promise<Readonly<Record<string, number>>> {
  const answer = await call(relay.origin, `/api/boards/${board.id}/export.json`, { token })
  const { items } = await jsonOf<{ items: readonly { zone: string | null }[] }>(answer)
  const countIn = (zone: string): number => items.filter((item) => item.zone === zone).length
  return { all: items.length, understand: countIn('understand'), plan: countIn('plan') }
}

test('896 statements are imported, seen, moved and edited from two browsers, and survive a killed relay', async () => {
  const csv = await readFile(new URL('../data/american-assembly.bowling-green.csv', import.meta.url))
  const answer = await fetch(
    `${relay.origin}/api/boards/${board.id}/import?zone=understand&text=comment-body&author=author-id&time=timestamp`,
    { method: 'POST', headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}` }, body: csv },
  )
  expect(await jsonOf<ImportResponse>(answer)).toEqual({ imported: 896, skipped: [] })
  expect(await exported()).toEqual({ all: 896, understand: 896, plan: 0 })

  const link = `${relay.origin}/b/${board.id}#${board.links.contribute}`
  await joins(anna, link, 'Anna')
  await joins(bo, link, 'Bo')
  const list = await opensOutline(anna)
  await expect.poll(() => zoneOf(list, 'Understand').locator('.note-row').count(), { timeout: 30_000 }).toBe(896)

  await movesFirstToPlan(anna.page)
  await zoneOf(await opensOutline(bo), 'Plan')
    .locator('.note-row')
    .waitFor()
  await relay.kill()
  await anna.page.locator('.save-label[data-state="offline"]').waitFor()
  await editsFirstIn(bo, 'Plan', 'Seen by both: ')
  await relay.restart()
  await Promise.all([isOnBoard(anna.page), isOnBoard(bo.page)])

  await zoneOf(list, 'Plan').getByText('Seen by both: ').waitFor()
  expect(await exported()).toEqual({ all: 896, understand: 895, plan: 1 })
  expect((await facts()).filter(({ text }) => text.startsWith('Seen by both: '))).toHaveLength(1)
  expect([...anna.troubles, ...bo.troubles].filter((trouble) => !isOfTheKilledRelay(trouble))).toEqual([])
})

/** Who knocks while the relay is gone is refused; who knocks in the moment it dies is answered half. */
function isOfTheKilledRelay(trouble: string): boolean {
  return /ERR_CONNECTION_(?:REFUSED|RESET|CLOSED)/.test(trouble)
}

/** Moves the first note of Understand with the keyboard alone. */
async function movesFirstToPlan(page: Page): Promise<void> {
  const row = page.locator('.note-row').first()
  await row.getByRole('button', { name: /^Edit/ }).click()
  await row.getByLabel('Zone', { exact: true }).selectOption({ label: 'Plan' })
  await until(async () => (await facts()).some(({ zone }) => zone === 'plan'), 'the note lies in Plan')
}

async function editsFirstIn({ page }: Person, zone: string, words: string): Promise<void> {
  const row = page.getByRole('region', { name: zone, exact: true }).locator('.note-row').first()
  await row.getByRole('button', { name: /^Edit/ }).click()
  const field = row.getByRole('textbox', { name: 'Words of the note' })
  await field.press('Control+Home')
  await field.pressSequentially(words)
}
