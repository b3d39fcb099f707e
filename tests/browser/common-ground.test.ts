import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { audit, isOnBoard, openPerson, readsInvitation, startsBoard, type Person } from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser
let bo: Person
let anna: Person
let omar: Person

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  bo = await openPerson(browser, { origin: relay.origin })
  await startsBoard(bo, 'The marina')
  const link = await readsInvitation(bo)
  anna = await comesIn(link, 'Anna', 'Citizens')
  omar = await comesIn(link, 'Omar', 'Civil society')
  for (const person of [bo, anna, omar]) await opensGround(person)
})

afterAll(async () => {
  for (const person of [bo, anna, omar]) await person.close()
  await browser.close()
  await relay.close()
})

async function comesIn(link: string, name: string, sector: string): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin })
  await person.page.goto(link)
  await person.page.getByLabel(/^Your name/).fill(name)
  await person.page.getByRole('radio', { name: new RegExp(`^${sector}`) }).check()
  await person.page.getByRole('button', { name: 'Join the board' }).click()
  await isOnBoard(person.page)
  return person
}

async function opensGround({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /^Common ground/ }).click()
  await page.getByRole('complementary', { name: 'Common ground' }).waitFor()
}

function part({ page }: Person, name: string): Locator {
  return page
    .getByRole('complementary', { name: 'Common ground' })
    .getByRole('region', { name: new RegExp(`^${name}`) })
}

function sees(what: Locator): Promise<void> {
  return what.waitFor()
}

/** Opens a folded form of a part, fills it in, and sends it. */
async function fills(where: Locator, form: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await where.getByRole('button', { name: form, exact: true }).click()
  for (const [label, words] of Object.entries(fields)) await where.getByLabel(label, { exact: true }).fill(words)
  await where.getByRole('button', { name: 'Add', exact: true }).click()
}

test('who is here is counted by sector, and who is missing is asked', async () => {
  for (const sector of ['Public 1', 'Civil society 1', 'Citizens 1']) {
    await part(bo, 'Who is here').getByText(sector).waitFor()
  }
  await sees(part(bo, 'Who is here').getByText('Nobody from business is here just now.'))
  expect(
    await part(bo, 'Who is here')
      .getByText(/^Private/)
      .count(),
  ).toBe(0)
})

test('a framing becomes shared when citizens and another sector stand behind it, before everybody’s eyes', async () => {
  await fills(part(anna, 'What we share'), 'Write how you see the problem', {
    'The problem, as you see it': 'The harbour belongs to nobody',
    'What do we know?': 'Eleven weeks without a visitor',
  })
  const entry = part(bo, 'What we share').getByRole('listitem').filter({ hasText: 'The harbour belongs to nobody' })
  await entry.getByText('Nobody stands behind it yet').waitFor()
  await entry.getByRole('button', { name: 'I can see it this way too' }).click()
  await entry.getByText('It still needs somebody from civil society or the citizens.').waitFor()
  await part(anna, 'What we share').getByRole('button', { name: 'I can see it this way too' }).click()
  for (const person of [bo, anna, omar]) {
    await sees(part(person, 'What we share').getByText('Shared', { exact: true }))
  }
  expect(
    await part(omar, 'What we share')
      .getByText(/still needs somebody/)
      .count(),
  ).toBe(0)
})

test('a reservation stands with its reason, and only its author is offered to take it back', async () => {
  const entry = part(omar, 'What we share').getByRole('listitem').filter({ hasText: 'The harbour belongs to nobody' })
  await entry.getByRole('button', { name: 'I have a reservation' }).click()
  await entry.getByLabel('What makes you hesitate?').fill('It was never empty for the anglers')
  await entry.getByRole('button', { name: 'Add', exact: true }).click()
  for (const person of [bo, anna, omar]) {
    await part(person, 'Reservations that stand').getByText('It was never empty for the anglers').waitFor()
  }
  const takeBack = { name: 'Take mine back', exact: true }
  expect(await part(bo, 'Reservations that stand').getByRole('button', takeBack).count()).toBe(0)
  expect(await part(omar, 'Reservations that stand').getByRole('button', takeBack).count()).toBe(1)
})

test('a rule is written, agreed to and pointed to', async () => {
  await fills(part(omar, 'Ground rules'), 'Write a ground rule', { 'The rule': 'Whoever lives here speaks first' })
  for (const person of [bo, anna, omar]) {
    await part(person, 'Ground rules').getByRole('button', { name: 'I agree', exact: true }).click()
  }
  // On each screen: what moves under a hand that is about to press is missed.
  for (const person of [bo, anna]) await part(person, 'Ground rules').getByText('Agreed by everybody here').waitFor()
  await part(anna, 'Ground rules').getByRole('button', { name: 'Point to this rule' }).click()
  await part(bo, 'Ground rules')
    .getByText(/^Somebody pointed to this/)
    .waitFor()
  expect(await part(anna, 'Ground rules').getByText('You stand behind this').count()).toBe(1)
})

test('an entry leads to its thing: the board shows and selects it, and the list begins at it', async () => {
  const entry = part(bo, 'What we share').getByRole('listitem').filter({ hasText: 'The harbour belongs to nobody' })
  await entry.getByRole('button', { name: 'The harbour belongs to nobody', exact: true }).click()
  await bo.page.getByRole('status').getByText('Shown on the board: The harbour belongs to nobody').waitFor()
  await expect
    .poll(() => bo.page.evaluate(() => document.activeElement?.classList.contains('canvas-host')), patient)
    .toBe(true)
  await entry.getByRole('button', { name: 'Find in the list: The harbour belongs to nobody' }).click()
  const outline = bo.page.getByRole('complementary', { name: 'The board as a list' })
  await outline.waitFor()
  await expect
    .poll(() => bo.page.evaluate(() => document.activeElement?.closest('[data-item]')?.textContent ?? ''), patient)
    .toContain('The harbour belongs to nobody')
  await opensGround(bo)
})

test('everybody answers the pulse, and what is shown is about all three and nobody', async () => {
  await part(anna, 'The pulse').getByRole('button', { name: 'Start a pulse' }).click()
  for (const [person, answer] of [
    [bo, '5'],
    [anna, '2'],
    [omar, '4'],
  ] as const) {
    const question = part(person, 'The pulse').getByRole('group', { name: 'We meet as equals' })
    await question.getByRole('radio', { name: answer }).check()
    await part(person, 'The pulse').getByRole('button', { name: 'Answer in confidence' }).click()
    await part(person, 'The pulse').getByText('Your answers are in.').waitFor()
  }
  const close = { name: 'Close it and show the results' }
  expect(await part(omar, 'The pulse').getByRole('button', close).count()).toBe(0)
  await part(anna, 'The pulse').getByRole('button', close).click()
  const result = part(omar, 'The pulse').getByRole('listitem').filter({ hasText: 'We meet as equals' })
  await result.getByText('3.7 of 5').waitFor()
  expect(await result.textContent()).not.toMatch(/Citizens|Public/)
})

test('an agreement says that one side alone carries it, until another is in', async () => {
  await fills(part(bo, 'Agreements'), 'Write an agreement', {
    'What we agree on': 'The lamps go up before the first frost',
    'With (names, with commas between)': 'Ali, the electrician',
    'By when': '2027-10-01',
  })
  const agreements = part(bo, 'Agreements')
  await agreements.getByText('Nobody has said that they are in.').waitFor()
  await agreements.getByRole('button', { name: 'I am in', exact: true }).click()
  await agreements.getByText('Carried by one side alone so far.').waitFor()
  await part(anna, 'Agreements').getByRole('button', { name: 'I am in', exact: true }).click()
  await agreements.getByText('Carried by Public and Citizens.').waitFor()
  await agreements.getByText(/^Named: (?=.*Ali).*the electrician/).waitFor()
  // It rests on the framing that was selected, and on no plan: said to everybody, forbidden to nobody.
  await sees(part(omar, 'What rests on nothing yet').getByText('It rests on no plan.'))
  expect(await agreements.getByText('Nobody has said that they are in.').count()).toBe(0)
})

test('advice is given once and not again to whoever dismissed it', async () => {
  const advice = bo.page.getByRole('note', { name: 'A thought on the way' })
  await advice.waitFor()
  const words = (await advice.textContent()) ?? ''
  await advice.getByRole('button').click()
  await expect.poll(() => advice.filter({ hasText: words }).count(), patient).toBe(0)
  await bo.page.reload()
  await isOnBoard(bo.page)
  await opensGround(bo)
  await part(bo, 'Where are we\\?').getByText('All the advice').waitFor()
  expect(await advice.filter({ hasText: words }).count()).toBe(0)
})

test('the panel passes the audit, and Escape closes it', async () => {
  expect(await audit(anna.page)).toEqual([])
  await part(anna, 'Ground rules').getByRole('button', { name: 'Write a ground rule' }).focus()
  await anna.page.keyboard.press('Escape')
  await expect.poll(() => anna.page.getByRole('complementary').count(), patient).toBe(0)
  for (const { troubles } of [bo, anna, omar]) expect(troubles).toEqual([])
})
