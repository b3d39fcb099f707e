import type { VotingFacts } from '@samtavle/protocol'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard } from '../system/board-api.ts'
import { audit, joins, openPerson } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** Moves the keyboard to something by Tab alone, as somebody without a pointer does. */
async function tabsTo(page: Page, wanted: Locator): Promise<void> {
  for (let steps = 0; steps < 60; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Sixty steps with Tab did not lead to ${String(wanted)}`)
}

async function pressesKey(page: Page, wanted: Locator): Promise<void> {
  await tabsTo(page, wanted)
  await page.keyboard.press('Enter')
}

/** The words of what the menu's export gives, fetched by its link. */
async function takesHome(page: Page, name: RegExp): Promise<string> {
  const link = page.getByRole('dialog', { name: 'Take it home' }).getByRole('link', { name })
  const [download] = await Promise.all([page.waitForEvent('download'), pressesKey(page, link)])
  const stream = await download.createReadStream()
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

test('one votes by keyboard and by tap alone, nobody sees totals or pointers before the end, and results go home in one press', async () => {
  const board = await makeBoard(relay.origin)
  const notes = ['Light along the quay', 'Benches for anglers', 'A café on a barge'].map((text) => ({ text }))
  const helper = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { token: helper.token, body: { notes } }))
  const lead = await openPerson(browser, { origin: relay.origin, acceptDownloads: true })
  const phone = await openPerson(browser, {
    origin: relay.origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  const link = (role: 'facilitate' | 'contribute'): string => `${relay.origin}/b/${board.id}#${board.links[role]}`
  await Promise.all([joins(lead, link('facilitate'), 'Bo'), joins(phone, link('contribute'), 'Anna')])
  const { page } = lead
  await page.mouse.move(500, 500)

  await pressesKey(page, page.getByRole('button', { name: 'Menu', exact: true }))
  const item = page.getByRole('menuitem', { name: 'Voting…' })
  for (let steps = 0; !(await item.evaluate((element) => element === document.activeElement)); steps += 1) {
    expect(steps).toBeLessThan(12)
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Voting' })
  await tabsTo(page, dialog.getByLabel('What do you ask?'))
  await page.keyboard.type('What first?')
  await tabsTo(page, dialog.getByLabel('Dots for each'))
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('2')
  await tabsTo(page, dialog.getByLabel('Ask for a short reason with the dots'))
  await page.keyboard.press('Space')
  await pressesKey(page, dialog.getByRole('button', { name: 'Begin' }))

  const sheet = page.getByRole('region', { name: 'Voting' })
  const place = (name: string): Locator => sheet.getByRole('button', { name: `Place a dot on ${name}` })
  await sheet.getByText('2 dots left of 2').waitFor()
  await pressesKey(page, place('Benches for anglers'))
  await sheet.getByText('1 dot left of 2').waitFor()
  await page.keyboard.press('Enter')
  await sheet.getByText('0 dots left of 2').waitFor()
  // A third dot there is not, and the button says why instead of going away under the hand.
  await page.keyboard.press('Enter')
  await page.getByText('All your dots are placed.').first().waitFor()
  await pressesKey(page, sheet.getByRole('button', { name: 'Take a dot back from Benches for anglers' }))
  await pressesKey(page, place('A café on a barge'))
  await sheet.getByText('Counted in.').waitFor()

  const hers = phone.page.getByRole('region', { name: 'Voting' })
  await hers.getByRole('button', { name: 'Place a dot on Benches for anglers' }).tap()
  await hers.getByText('Counted in.').waitFor()
  const isSent = phone.page.waitForResponse(
    (response) => response.ok() && response.request().postData()?.includes('There is no shelter') === true,
  )
  await hers.getByLabel('Why Benches for anglers? (if you like)').fill('There is no shelter')
  await isSent
  expect(await sheet.getByText('There is no shelter').count()).toBe(0)
  expect(await hers.getByText(/people voted/).count()).toBe(0)
  expect(await page.locator('.canvas-cursor-field > *').count()).toBe(0)
  expect(await audit(phone.page)).toEqual([])

  await pressesKey(page, sheet.getByRole('button', { name: 'End the voting' }))
  await Promise.all([sheet, hers].map((each) => each.getByText('2 people voted, with 2 dots each').waitFor()))
  const results = await sheet.getByRole('listitem').allInnerTexts()
  expect(results.map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
    'Benches for anglers 2 dots There is no shelter',
    'There is no shelter',
    'A café on a barge 1 dot',
  ])
  await sheet.getByText('Fewer than three voted').waitFor()

  await pressesKey(page, page.getByRole('button', { name: 'The board as a list', exact: true }))
  const understand = page.getByRole('region', { name: 'Understand', exact: true })
  await understand.getByText('2 dots').waitFor()
  const sort = understand.getByLabel('Most dots first')
  await tabsTo(page, sort)
  await page.keyboard.press('Space')
  // A row out of sight has no inner text before it is drawn; what it says is there all the same.
  await expect
    .poll(() => understand.locator('.note-words').allTextContents(), { timeout: 20_000 })
    .toEqual(['Benches for anglers', 'A café on a barge', 'Light along the quay'])

  await pressesKey(page, page.getByRole('button', { name: 'Menu', exact: true }))
  await page.getByRole('menuitem', { name: 'Take it home…' }).press('Enter')
  expect(await takesHome(page, /Minutes to read/)).toContain('“Benches for anglers”: **2**\n  - There is no shelter')
  expect(await takesHome(page, /A table/)).toMatch(/Benches for anglers.*,2,/)
  expect(await takesHome(page, /Everything/)).toContain('"voters":2')

  // A room reads why, and not whose it is; what sets up the wall does not lie over it.
  await phone.page.setViewportSize({ width: 1440, height: 900 })
  await phone.page.goto(`/b/${board.id}?wall`)
  const column = phone.page.getByRole('region', { name: 'Voting' })
  await column.getByText('There is no shelter').waitFor()
  expect(await column.innerText()).not.toContain('Anna')
  const [asked, controls] = await Promise.all(
    [column, phone.page.locator('.wall-controls')].map((part) => part.boundingBox()),
  )
  expect((controls?.x ?? 0) + (controls?.width ?? 0)).toBeLessThanOrEqual(asked?.x ?? 0)

  // With a time it ends by its time: a room sees how long that is, and whoever slept is told that their dots came too late.
  await page.keyboard.press('Escape')
  const items = wholeItems(await boardFacts(relay.origin, board.id, helper.token)).map(({ id }) => id)
  const limited = { items, dots: 1, limitMs: 5000, endsItself: true }
  const votings = `/api/boards/${board.id}/votings`
  const begun = await call(relay.origin, votings, { token: helper.token, body: limited })
  const { id } = await jsonOf<VotingFacts>(begun)
  await column.getByText(/^0:0\d left/).waitFor()
  await sheet.getByText('1 dot left of 1').waitFor()
  const ballot = { method: 'PUT', token: helper.token, body: { dots: { [items[0] ?? '']: 1 }, replaces: null } }
  expect((await call(relay.origin, `${votings}/${id}/ballot`, ballot)).status).toBe(200)
  await page.context().setOffline(true)
  await place('Benches for anglers').click()
  await sheet.getByText('Not sent yet').waitFor()
  await column.getByText('1 dot', { exact: true }).waitFor()
  await page.context().setOffline(false)
  await sheet.getByText('came too late and are not counted').waitFor()
  await sheet.getByText('1 person voted, with 1 dot each').waitFor()
  const troubles = [...lead.troubles, ...phone.troubles].filter(
    (trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'),
  )
  expect(troubles).toEqual([])
  await Promise.all([lead.close(), phone.close()])
})

test('an objection needs its reason and a way out, stays on the item, and is integrated in a later round', async () => {
  const board = await makeBoard(relay.origin)
  const helper = await join(relay.origin, board, 'facilitate', { sector: 'public' })
  const body = { notes: [{ text: 'We open the quay at night', zone: 'plan' }] }
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { token: helper.token, body }))
  const [lead, anna] = await Promise.all([
    openPerson(browser, { origin: relay.origin }),
    openPerson(browser, {
      origin: relay.origin,
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    }),
  ])
  await Promise.all([
    joins(lead, `${relay.origin}/b/${board.id}#${board.links.facilitate}`, 'Bo'),
    joins(anna, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna'),
  ])
  await lead.page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  await lead.page.locator('[data-zone=plan] .row-open').click()
  const row = lead.page.locator('[data-zone=plan] .note-row')
  await row.getByRole('button', { name: 'Ask for consent' }).click()
  const wall = await openPerson(browser, { origin: relay.origin, viewport: { width: 1080, height: 1920 } })
  await wall.page.goto(`${relay.origin}/b/${board.id}?wall#${board.links.contribute}`)
  await wall.page.getByRole('button', { name: 'Join the board' }).click()
  const onWall = wall.page.getByRole('region', { name: 'Consent round' })
  await onWall.getByText('0 people have answered.').waitFor()
  const hers = anna.page.getByRole('region', { name: 'Consent round' })
  const his = lead.page.getByRole('region', { name: 'Consent round' })
  await hers.getByRole('radio', { name: /^Objection/ }).check()
  await hers.getByRole('button', { name: 'Say so' }).tap()
  await hers.getByText('Say why.').waitFor()
  await hers.getByLabel('Why?').fill('It is too dark')
  await hers.getByRole('button', { name: 'Say so' }).tap()
  await hers.getByText('and what would make it safe to try.').waitFor()
  await hers.getByLabel('What would make it safe to try?').fill('Lamps first')
  await hers.getByRole('button', { name: 'Say so' }).tap()
  await hers.getByText('0 consent, 0 concern, 1 objection').waitFor()
  // Who has not answered, and the room, learn that somebody did, and nothing of what.
  await onWall.getByText('1 person has answered.').waitFor()
  await his.getByText('1 person has answered.').waitFor()
  for (const part of [onWall, his]) expect(await part.innerText()).not.toMatch(/too dark|Lamps first|Anna|1 objection/)
  // On the card it is attached, and read when answers are: nobody is led by what lies beside the question.
  expect(await row.locator('.reservation').count()).toBe(0)
  await his.getByRole('radio', { name: /^Consent/ }).check()
  await his.getByRole('button', { name: 'Say so' }).click()
  await his.getByText('1 consent, 0 concern, 1 objection').waitFor()
  await row.getByText('Safe to try: Lamps first').first().waitFor()
  expect(await audit(lead.page)).toEqual([])
  await his.getByRole('button', { name: 'End the round' }).click()
  await his.getByText('There are objections to integrate.').waitFor()
  await onWall.getByText('1 consent, 0 concern, 1 objection').waitFor()
  await onWall.getByText('It is too dark').waitFor()
  await wall.close()
  await row.getByText('Safe to try: Lamps first').first().waitFor()
  // Only she can take it back: nobody else is offered to.
  expect(await row.getByRole('button', { name: 'Take mine back' }).count()).toBe(0)
  await his.getByRole('button', { name: 'Ask again' }).click()
  await hers.getByText('Round 2.').waitFor()
  await hers.getByRole('radio', { name: /^Consent/ }).check()
  await hers.getByRole('button', { name: 'Say so' }).tap()
  await until(async () => (await row.locator('.reservation').count()) === 0, 'what she raised is taken back by her')
  await his.getByText('1 person here has not answered').waitFor()
  await his.getByRole('button', { name: 'End the round' }).click()
  await his.getByText('Nobody objects.').waitFor()
  await hers.getByText('Nobody objects.').waitFor()
  expect([...lead.troubles, ...anna.troubles]).toEqual([])
  await Promise.all([lead.close(), anna.close()])
})
