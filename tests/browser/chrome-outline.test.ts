import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import {
  audit,
  joins,
  openPerson,
  opensOutline,
  readsInvitation,
  startsBoard,
  zoneOf,
  type Person,
} from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser
let bo: Person
let anna: Person
let bosList: Locator
let annasList: Locator

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  bo = await openPerson(browser, { origin: relay.origin })
  anna = await openPerson(browser, { origin: relay.origin })
  await startsBoard(bo, 'The marina')
  await joins(anna, await readsInvitation(bo), 'Anna')
  bosList = await opensOutline(bo)
  annasList = await opensOutline(anna)
})
afterAll(async () => {
  await bo.close()
  await anna.close()
  await browser.close()
  await relay.close()
})

test('a note written in the list is on everybody’s list, with its author', async () => {
  await writesNote(annasList, 'Understand', 'Nobody feels the harbour is theirs')
  const row = rowOf(zoneOf(bosList, 'Understand'), 'Nobody feels the harbour is theirs')
  await row.waitFor()
  await expect.poll(() => row.textContent(), patient).toContain('Note, 1 of 1, by Anna, Citizens')
})

test('[C13] a note goes to another zone with the keyboard alone, and the move is said aloud', async () => {
  await writesNote(annasList, 'Understand', 'Open the gate in winter')
  await rowOf(annasList, 'Open the gate in winter').getByRole('button', { name: /^Edit/ }).focus()
  await anna.page.keyboard.press('Enter')
  const zone = annasList.getByLabel('Zone', { exact: true })
  await zone.focus()
  await anna.page.keyboard.press('P')
  await expect.poll(() => zoneOf(bosList, 'Plan').getByText('Open the gate in winter').count(), patient).toBe(1)
  await anna.page.getByRole('status').getByText('Moved to Plan.').waitFor()
})

test('somebody is mentioned in a comment, hears of it, answers, and both see that it is settled and what was left as a sign', async () => {
  const about = 'Nobody feels the harbour is theirs'
  await rowOf(bosList, about)
    .getByRole('button', { name: `Comment on “${about}”` })
    .click()
  const field = bosList.getByLabel('Write a comment')
  await bosList.getByRole('button', { name: 'Dear to me' }).click()
  await rowOf(annasList, about).getByRole('img', { name: 'Signs: Dear to me' }).waitFor()
  await field.pressSequentially('@An')
  await bosList.getByRole('option', { name: 'Anna' }).waitFor()
  expect(await audit(bo.page)).toEqual([])
  await field.press('Enter')
  await field.pressSequentially('have you asked them?')
  await field.press('Control+Enter')
  await anna.page.locator('.mention-notice').getByText(`Bo mentions you in a comment on “${about}”`).waitFor()
  await anna.page.getByRole('button', { name: 'Read', exact: true }).click()
  const thread = anna.page.getByRole('complementary', { name: `Comments on “${about}”` })
  await thread.getByText('@Anna have you asked them?').waitFor()
  await expect.poll(() => anna.page.locator('.mention-notice').count(), patient).toBe(0)
  await thread.getByLabel('Write a comment').fill('They come on Tuesday.')
  // A thread that is put away takes nothing with it that was begun.
  await thread.getByRole('button', { name: 'Close the comments' }).click()
  await expect.poll(() => thread.count(), patient).toBe(0)
  await anna.page.keyboard.press('Alt+c')
  expect(await thread.getByLabel('Write a comment').inputValue()).toBe('They come on Tuesday.')
  await thread.getByRole('button', { name: 'Say it' }).click()
  const told = bosList.getByRole('log', { name: 'Comments' })
  await told.getByText('They come on Tuesday.').waitFor()
  expect(await told.getByRole('listitem').count()).toBe(2)
  await thread.getByRole('button', { name: 'Settled' }).click()
  await bosList.getByText('Anna noted that this is settled.').waitFor()
  await bosList.getByRole('button', { name: `2 comments on “${about}”, settled` }).click()
  await thread.getByRole('button', { name: 'Close the comments' }).click()
  await expect.poll(() => thread.count(), patient).toBe(0)
})

test('two people type in the same note from their lists, and every letter of both is kept', async () => {
  await writesNote(annasList, 'Implement', 'middle')
  await edits(bosList, 'middle')
  await edits(annasList, 'middle')
  const bosField = bosList.getByLabel('Words of the note')
  const annasField = annasList.getByLabel('Words of the note')
  await bosField.press('Home')
  await annasField.press('End')
  await Promise.all([bosField.pressSequentially('before '), annasField.pressSequentially(' after')])
  for (const field of [bosField, annasField])
    await expect.poll(() => field.inputValue(), patient).toBe('before middle after')
  await annasList.getByRole('button', { name: 'Done' }).click()
  await bosList.getByRole('button', { name: 'Done' }).click()
})

test('a colour chosen and a note deleted in one list show in the other', async () => {
  await writesNote(bosList, 'Plan', 'A sauna by the slipway')
  await edits(annasList, 'A sauna by the slipway')
  await annasList.getByRole('button', { name: 'Fjord' }).click()
  const row = rowOf(bosList, 'A sauna by the slipway')
  await expect.poll(() => row.getAttribute('data-paper'), patient).toBe('fjord')
  await annasList.getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => row.count(), patient).toBe(0)
  await anna.page.getByRole('button', { name: 'Undo' }).click()
  await row.waitFor()
})

test('Escape leaves the editor for its button, and once more closes the list', async () => {
  await edits(annasList, 'A sauna by the slipway')
  await anna.page.keyboard.press('Escape')
  const button = rowOf(annasList, 'A sauna by the slipway').getByRole('button', { name: /^Edit/ })
  await button.and(anna.page.locator(':focus')).waitFor()
  await anna.page.keyboard.press('Escape')
  await expect.poll(() => annasList.count(), patient).toBe(0)
})

test('nothing went wrong on either screen', () => {
  expect([...bo.troubles, ...anna.troubles]).toEqual([])
})

async function writesNote(list: Locator, zone: string, text: string): Promise<void> {
  await zoneOf(list, zone)
    .getByRole('button', { name: `Add a note to ${zone}` })
    .click()
  await list.getByLabel(`Add a note to ${zone}`).fill(text)
  await list.getByRole('button', { name: 'Put it on the board' }).click()
  await rowOf(list, text).waitFor()
  await zoneOf(list, zone).locator('.add-note').getByRole('button', { name: 'Done' }).click()
}

async function edits(list: Locator, text: string): Promise<void> {
  await rowOf(list, text).getByRole('button', { name: /^Edit/ }).click()
  await list.getByLabel('Words of the note').waitFor()
}

function rowOf(list: Locator, text: string): Locator {
  return list.getByRole('listitem').filter({ hasText: text })
}
