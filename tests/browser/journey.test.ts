import { combinationsOf, groundingsOf } from '@samtavle/method'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, jsonOf } from '../system/board-api.ts'
import { isOnBoard, openPerson, opensOutline, readsInvitation, zoneOf, type Person } from './chrome-people.ts'
import { recordsPaintedWords } from './painted-words.ts'
import { deliberationWithSectors } from './spread-sectors.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

const statement = 'You cannot get around without a car'
const plan = 'A night bus to the university'
const agreement = 'The night bus runs on Fridays and Saturdays from March'
const doubt = 'Who pays when the trial is over?'
const driver = 'I have driven buses for twenty years'
const buses = 'Two buses that stand still at night'

interface Table {
  readonly boardId: string
  readonly token: string
}

const viewOf = ({ boardId, token }: Table) => boardFacts(relay.origin, boardId, token)
const itemsOf = async (table: Table) => wholeItems(await viewOf(table))
const itemOf = async (table: Table, text: string) => (await itemsOf(table)).find((item) => item.text === text)

/** The facilitator of an association starts the board at the wall and brings in what residents have said. */
async function begins(carl: Person): Promise<{ readonly link: string; readonly boardId: string }> {
  const { page } = carl
  await recordsPaintedWords(page)
  await page.goto('/')
  await page.getByLabel('What is it about?').fill('Our city in 2050')
  await page.getByLabel(/^Your name/).fill('Carl')
  await page.getByRole('radio', { name: /^Civil society/ }).check()
  await page.getByRole('button', { name: 'Create the board' }).click()
  await isOnBoard(page)
  const link = await readsInvitation(carl)
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('menuitem', { name: /^Bring in/ }).click()
  await page.getByRole('button', { name: 'From a file' }).click()
  const csv = await deliberationWithSectors('bg2050-volunteers')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bg2050.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: 'Bring in 371 notes' }).click()
  await page.getByText('371 notes are on the board.').waitFor()
  await page.locator('.dialog-actions').getByRole('button', { name: 'Close' }).click()
  return { link, boardId: new URL(link).pathname.split('/').at(-1) ?? '' }
}

async function comes({ page }: Person, link: string, name: string, sector: RegExp): Promise<void> {
  await recordsPaintedWords(page)
  await page.goto(link)
  await page.getByLabel(/^Your name/).fill(name)
  await page.getByRole('radio', { name: sector }).check()
  await page.getByRole('button', { name: 'Join the board' }).click()
  await isOnBoard(page)
}

/** Looks at a part of the board at life size: a pixel is a board unit. Answers where board points are on the screen. */
async function looksAt(page: Page, boardId: string, [x, y]: readonly [number, number]) {
  await page.evaluate(([key, camera]) => localStorage.setItem(key, camera), [
    `samtavle.camera.${boardId}`,
    `${x} ${y} 1`,
  ] as const)
  await page.reload()
  await isOnBoard(page)
  const box = await page.locator('.canvas-host').boundingBox()
  return (place: readonly [number, number]) => [place[0] - x + (box?.x ?? 0), place[1] - y + (box?.y ?? 0)] as const
}

/** Steps back until everything is seen. */
async function stepsBack({ page }: Person): Promise<void> {
  await page.locator('.canvas-host').focus()
  await page.keyboard.press('Shift+1')
}

const painted = (page: Page, words: string) => page.evaluate((sought) => window.paintedWords?.includes(sought), words)

async function opensGround({ page }: Person) {
  const panel = page.getByRole('complementary', { name: 'Common ground' })
  if (!(await panel.isVisible())) await page.getByRole('button', { name: /^Common ground/ }).click()
  await panel.waitFor()
  return panel
}

async function rowOf(person: Person, table: Table, zone: string, text: string) {
  const list = person.page.getByRole('complementary', { name: 'The board as a list' })
  if (!(await list.isVisible())) await opensOutline(person)
  const item = await itemOf(table, text)
  return zoneOf(list, zone).locator(`[data-item="${item?.id}"]`)
}

/** Puts a resource on the board in the list, and says what it is used in. */
async function brings(person: Person, table: Table, words: string): Promise<void> {
  const list = person.page.getByRole('complementary', { name: 'The board as a list' })
  if (!(await list.isVisible())) await opensOutline(person)
  const zone = zoneOf(list, 'Plan')
  await zone.getByRole('button', { name: 'Add: Resource' }).click()
  await zone.getByRole('textbox', { name: 'What can you bring?' }).fill(words)
  await zone.locator('.note-editor').getByRole('button', { name: 'Done' }).click()
  await until(async () => (await itemOf(table, words)) !== undefined, `${words} is on the board`)
  const row = await rowOf(person, table, 'Plan', words)
  await row.getByRole('button', { name: /^Open/ }).click()
  await row.getByRole('button', { name: 'Used in…' }).click()
  await row.getByRole('button', { name: new RegExp(plan) }).click()
  await row.getByText('Belongs with').waitFor()
}

test('residents’ words become a shared framing, a plan on it, and an agreement of three sectors that is grounded', async () => {
  const size = { reducedMotion: 'reduce', origin: relay.origin } as const
  const carl = await openPerson(browser, { ...size, viewport: { width: 1920, height: 1080 } })
  const bo = await openPerson(browser, size)
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, prefersBoard: true }
  const anna = await openPerson(browser, { ...size, ...phone })
  const { link, boardId } = await begins(carl)
  await comes(bo, link, 'Bo', /^Public/)
  await comes(anna, link, 'Anna', /^Citizens/)
  const { token } = await jsonOf<{ token: string }>(
    await call(relay.origin, `/api/boards/${boardId}/join`, { body: { link: new URL(link).hash.slice(1) } }),
  )
  const table: Table = { boardId, token }

  // What residents said lies there with their sectors and how many agreed: in the list, and on the note itself.
  const hospitality = 'I hope it can retain its southern hospitality'
  const first = await rowOf(bo, table, 'Understand', hospitality)
  await first.getByText('57 agree · 0 disagree').waitFor()
  await first.getByText('Public').waitFor()
  await first.getByRole('button', { name: hospitality, exact: true }).click()
  await expect.poll(() => painted(bo.page, '57 agree · 0 disagree')).toBe(true)

  // Carl gathers three of them at the wall and makes a framing of what they say.
  const sources = (await itemsOf(table)).filter(({ kind }) => kind === 'note').slice(0, 3)
  const [source] = sources
  const onScreen = await looksAt(carl.page, boardId, [(source?.place[0] ?? 0) - 500, (source?.place[1] ?? 0) - 300])
  for (const [index, { place }] of sources.entries()) {
    await carl.page.keyboard[index === 0 ? 'up' : 'down']('Shift')
    await carl.page.mouse.click(...onScreen(place))
  }
  await carl.page.keyboard.up('Shift')
  await carl.page.getByRole('button', { name: 'Make a framing of these 3' }).click()
  await carl.page.getByRole('textbox', { name: 'How do you see the problem?' }).waitFor()
  await carl.page.keyboard.type(statement)
  await carl.page.keyboard.press('Escape')
  await until(async () => (await itemOf(table, statement)) !== undefined, 'the framing is written')
  const framing = await itemOf(table, statement)
  for (const { text } of sources) expect(framing?.fields.get('known')).toContain(text)

  // Three sectors take a stand, each where they are: on the card, in the list, in the panel of a phone.
  await carl.page.getByRole('button', { name: 'I have a reservation…' }).click()
  await carl.page.getByRole('textbox', { name: 'My reservation, and why' }).fill(doubt)
  await carl.page.getByRole('button', { name: 'Put it on the card' }).click()
  const framed = await rowOf(bo, table, 'Understand', statement)
  await framed.getByText(doubt).waitFor()
  await framed.getByRole('button', { name: /^Open/ }).click()
  await framed.getByRole('button', { name: 'I can see it this way too' }).click()
  const share = (await opensGround(anna)).getByRole('region', { name: /^What we share/ })
  await share.getByText('It still needs somebody from civil society or the citizens.').waitFor()
  await share.getByRole('button', { name: 'I can see it this way too' }).tap()
  await share.getByText('Shared', { exact: true }).waitFor()
  await stepsBack(carl)
  await expect.poll(() => painted(carl.page, 'Shared framings: 1 of 1')).toBe(true)

  // A plan rests on it, and two sectors bring what it takes.
  const planning = zoneOf(bo.page.getByRole('complementary', { name: 'The board as a list' }), 'Plan')
  await planning.getByRole('button', { name: 'Add a note to Plan' }).click()
  await planning.getByLabel('Add a note to Plan').fill(plan)
  await planning.getByRole('button', { name: 'Put it on the board' }).click()
  await until(async () => (await itemOf(table, plan)) !== undefined, 'the plan is written')
  const planned = await rowOf(bo, table, 'Plan', plan)
  await planned.getByRole('button', { name: /^Open/ }).click()
  await planned.getByRole('button', { name: 'Say which framing the plan rests on…' }).click()
  await planned.getByRole('button', { name: new RegExp(statement) }).click()
  await brings(bo, table, buses)
  await anna.page.getByRole('button', { name: 'Close common ground' }).tap()
  await brings(anna, table, driver)
  await until(
    async () => combinationsOf(await viewOf(table)).some(({ sectors }) => sectors.length === 2),
    'the plan draws on two sectors',
  )

  // An agreement: what, who, by when, with what and how far; everybody says for themselves that they are in.
  const agreements = (await opensGround(carl)).getByRole('region', { name: /^Agreements/ })
  await agreements.getByRole('button', { name: 'Write an agreement' }).click()
  await agreements.getByLabel('What we agree on').fill(agreement)
  await agreements.getByLabel('With (names, with commas between)').fill('Anna, the bus company')
  await agreements.getByLabel('By when', { exact: true }).fill('2027-03-01')
  // The framing is still chosen at the wall; an agreement rests on a plan.
  await agreements.getByRole('checkbox').uncheck()
  await agreements.getByRole('button', { name: 'Add', exact: true }).click()
  await agreements.getByText('Nobody has said that they are in.').waitFor()
  await agreements.getByText('Who, when, and with what…').click()
  await agreements.getByRole('button', { name: 'Rests on…' }).click()
  await agreements.getByRole('button', { name: new RegExp(plan) }).click()
  await agreements.getByRole('button', { name: 'Draws on…' }).click()
  await agreements.getByRole('button', { name: new RegExp(buses) }).click()
  await agreements.getByRole('slider', { name: 'How far it is, in per cent' }).fill('20')
  await agreements.getByRole('button', { name: 'I am in', exact: true }).click()
  await agreements.getByText('Carried by one side alone so far.').waitFor()
  await anna.page.getByRole('button', { name: 'Close the list' }).tap()
  for (const person of [bo, anna]) {
    const theirs = (await opensGround(person)).getByRole('region', { name: /^Agreements/ })
    await theirs.getByRole('button', { name: 'I am in', exact: true }).click()
  }
  await agreements.getByText(/^Carried by Public, Civil society,? and Citizens\./).waitFor()

  // It is traceable to what the residents said, and says so on the axis; the doubt stands, here and in what is taken home.
  const agreed = await itemOf(table, agreement)
  const view = await viewOf(table)
  expect(agreed && groundingsOf(view).get(agreed.id)).toMatchObject({ state: 'grounded' })
  await stepsBack(carl)
  await expect.poll(() => painted(carl.page, 'On shared ground: 1 of 1')).toBe(true)
  const report = await (await call(relay.origin, `/api/boards/${boardId}/export.md`, { token })).text()
  for (const words of [agreement, 'By 2027-03-01', '20 %', 'the bus company', buses, plan, doubt])
    expect(report, words).toContain(words)
  expect([...anna.troubles, ...bo.troubles, ...carl.troubles]).toEqual([])
  await Promise.all([anna.close(), bo.close(), carl.close()])
}, 240_000)
