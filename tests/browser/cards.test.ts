import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { isOnBoard, openPerson, opensOutline, zoneOf, type Person } from './chrome-people.ts'
import { hasAllTools, laysOutAllTools } from './laid-out-tools.ts'

let relay: RunningRelay
let browser: Browser
let board: MadeBoard
let token: string

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
beforeEach(async () => {
  board = await makeBoard(relay.origin, { title: 'The quay in winter' })
  ;({ token } = await join(relay.origin, board, 'view'))
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))
const ofKind = async (kind: string) => (await facts()).filter((item) => item.kind === kind)
const standsOn = async (text: string): Promise<readonly string[]> => {
  const item = (await facts()).find((each) => each.text === text)
  return [...(item?.stands.values() ?? [])].map(({ stand }) => stand).toSorted()
}

async function comes(name: string, sector: RegExp): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce' })
  await person.page.goto(`${relay.origin}/b/${board.id}#${board.links.contribute}`)
  await person.page.getByLabel(/^Your name/).fill(name)
  await person.page.getByRole('radio', { name: sector }).check()
  await person.page.getByRole('button', { name: 'Join the board' }).click()
  await isOnBoard(person.page)
  return person
}

/** Looks at a part of the board at life size, so that a pixel is a board unit. */
async function looksAt(page: Page, x: number, y: number): Promise<void> {
  await page.evaluate(([key, camera]) => localStorage.setItem(key, camera), [
    `samtavle.camera.${board.id}`,
    `${x} ${y} 1`,
  ] as const)
  await page.reload()
  await isOnBoard(page)
}

async function writesNoteAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.dblclick(x, y)
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await until(async () => (await facts()).some(({ text }) => text === words), `the note ${words} is there`)
}

/** The row of the list for what has these words now; it stays the row of that item, whatever becomes of the words. */
async function rowOf(person: Person, zone: string, words: string) {
  const outline = person.page.getByRole('complementary', { name: 'The board as a list' })
  const list = (await outline.isVisible()) ? outline : await opensOutline(person)
  const item = (await facts()).find(({ text }) => text === words)
  return zoneOf(list, zone).locator(`[data-item="${item?.id}"]`)
}

test('three people frame, hold, doubt, link and reopen, each for themselves alone', async () => {
  const anna = await comes('Anna', /^Citizens/)
  const bo = await comes('Bo', /^Public/)
  const carl = await comes('Carl', /^Civil society/)

  // A framing by the keyboard alone: the menu, the statement, and from question to question.
  await laysOutAllTools(relay, board)
  await Promise.all([hasAllTools(anna.page), hasAllTools(bo.page)])
  await anna.page.locator('.canvas-host').focus()
  await anna.page.keyboard.press('c')
  await anna.page.getByRole('menuitem', { name: 'Problem framing' }).press('Enter')
  await anna.page.locator('.canvas-editor').waitFor()
  await anna.page.keyboard.type('It is dark')
  await anna.page.keyboard.press('Tab')
  await anna.page.keyboard.type('everybody')
  await anna.page.keyboard.press('Escape')
  await until(async () => (await ofKind('framing'))[0]?.fields.get('affects') === 'everybody', 'the framing is written')
  expect((await ofKind('framing'))[0]?.text).toBe('It is dark')

  // The framing is still chosen: she holds it beside the canvas.
  await anna.page.getByRole('button', { name: 'I can see it this way too' }).click()
  await until(async () => (await standsOn('It is dark')).join() === 'hold', 'Anna holds it')

  const carlsRow = await rowOf(carl, 'Understand', 'It is dark')
  await carlsRow.getByRole('button', { name: /^Open/ }).click()
  await carlsRow.getByRole('button', { name: /^I have a reservation/ }).click()
  await carlsRow.getByRole('textbox', { name: /^My reservation/ }).fill('Light alone will not do')
  await carlsRow.getByRole('button', { name: 'Put it on the card' }).click()
  await until(async () => (await standsOn('It is dark')).join() === 'hold,reserve', 'Carl has a reservation')

  // Bo sees both, can do nothing about either, and holds it too: now it is shared.
  const bosRow = await rowOf(bo, 'Understand', 'It is dark')
  await bosRow.getByText('Light alone will not do').waitFor()
  await bosRow.getByText('Reservation by Carl').waitFor()
  await bosRow.getByText('Held by Citizens.').waitFor()
  await bosRow.getByRole('button', { name: /^Open/ }).click()
  expect(await bosRow.getByRole('button', { name: 'Take mine back' }).count()).toBe(0)
  await bosRow.getByRole('button', { name: 'I can see it this way too' }).click()
  await bosRow
    .getByText(/^Shared: people from Public and Citizens/)
    .first()
    .waitFor()
  expect(await standsOn('It is dark')).toEqual(['hold', 'hold', 'reserve'])

  // A plan linked by keyboard, a measure linked by hand.
  await looksAt(bo.page, 4300, 0)
  await writesNoteAt(bo.page, 300, 450, 'Light it')
  await writesNoteAt(bo.page, 900, 450, 'Mount lamps')
  await bo.page.mouse.click(300, 450)
  await bo.page.keyboard.press('Control+l')
  await bo.page.getByRole('button', { name: /Problem framing.*It is dark/ }).click()
  await until(async () => (await ofKind('link')).length === 1, 'the plan is linked')
  await bo.page.mouse.click(900, 450)
  await bo.page.getByText('It is not linked to any plan yet.').waitFor()
  await bo.page.locator('.canvas-host').focus()
  await bo.page.keyboard.press('Escape')
  await bo.page.keyboard.press('l')
  await bo.page.mouse.move(300, 450)
  await bo.page.mouse.down()
  await bo.page.mouse.move(900, 450, { steps: 5 })
  await bo.page.mouse.up()
  await until(async () => (await ofKind('link')).length === 2, 'the measure is linked')
  const measure = (await facts()).find(({ text }) => text === 'Mount lamps')
  // Drawn from the plan to the measure, it is still the measure that rests on the plan.
  expect((await ofKind('link')).map(({ ends }) => [ends?.as, ends?.from === measure?.id])).toContainEqual([
    'rests-on',
    true,
  ])
  const measureRow = await rowOf(carl, 'Implement', 'Mount lamps')
  await measureRow.getByText('Rests on a framing that is shared.').waitFor()

  // Carl rewords it; the holds stay, and reopening says beforehand what would lose its ground.
  await carlsRow.getByRole('button', { name: /^Edit/ }).click()
  await carlsRow.getByRole('textbox', { name: 'How do you see the problem?' }).fill('It feels unsafe')
  await carlsRow.getByRole('button', { name: 'Done' }).click()
  await until(async () => (await standsOn('It feels unsafe')).length === 3, 'it is reworded')
  await carlsRow.getByText(/^It was reworded after people held it/).waitFor()
  expect(await standsOn('It feels unsafe')).toEqual(['hold', 'hold', 'reserve'])
  await carlsRow.getByRole('button', { name: /^Reopen it…/ }).click()
  await carlsRow.locator('.reopen-ungrounds').getByText('Mount lamps').waitFor()
  await carlsRow.getByRole('button', { name: 'Reopen it', exact: true }).click()
  await measureRow.getByText('Its framing is not shared yet').waitFor()
  await carlsRow.getByText('Light alone will not do').first().waitFor()

  expect([...anna.troubles, ...bo.troubles, ...carl.troubles]).toEqual([])
  await Promise.all([anna.close(), bo.close(), carl.close()])
})
