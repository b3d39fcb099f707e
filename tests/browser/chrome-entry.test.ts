import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { isOnBoard, joins, openPerson, readsInvitation, startsBoard, type Person } from './chrome-people.ts'

// 1 s, the default, is no time for a browser on a busy machine.
const patient = { timeout: 20_000 }

let relay: RunningRelay
let browser: Browser
const people: Person[] = []

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterEach(async () => {
  const troubles = people.flatMap((person) => person.troubles)
  await Promise.all(people.splice(0).map((person) => person.close()))
  if (troubles.length > 0) throw new Error(`Something went wrong in a browser: ${troubles.join(' | ')}`)
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

async function person(): Promise<Person> {
  const opened = await openPerson(browser, { origin: relay.origin })
  people.push(opened)
  return opened
}

test('a board is started from the front page, and found again there', async () => {
  const bo = await person()
  await startsBoard(bo, 'A safer way to school')
  expect(bo.page.url()).toMatch(/\/b\/[\w-]+$/)
  await expect.poll(() => bo.page.title(), patient).toContain('A safer way to school')
  expect(await bo.page.getByLabel('Title of the board').inputValue()).toBe('A safer way to school')
  await bo.page.getByRole('link', { name: 'Front page' }).click()
  await bo.page.getByRole('link', { name: /A safer way to school/ }).click()
  await isOnBoard(bo.page)
})

test('a board without a title is not started, and the field says why', async () => {
  const { page } = await person()
  await page.goto('/')
  await page.getByRole('button', { name: 'Create the board' }).click()
  await page.getByRole('alert').getByText('Write a few words first').waitFor()
  expect(await page.locator('#topic:focus').count()).toBe(1)
})

test('the shared link lets a second person in, who is asked once and seen by name', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  const invitation = await readsInvitation(bo)
  const anna = await person()
  await joins(anna, invitation, 'Anna')
  await bo.page.getByRole('button', { name: '2 people here' }).click()
  await expect.poll(() => bo.page.getByRole('dialog').getByText('Anna').count(), patient).toBe(1)
  await anna.page.reload()
  await isOnBoard(anna.page)
})

test('the secret leaves the address bar before anything is drawn, and is nowhere in the page', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  const invitation = await readsInvitation(bo)
  const anna = await person()
  await anna.page.goto(invitation)
  await anna.page.getByRole('button', { name: 'Join the board' }).waitFor()
  const secret = invitation.split('.').at(-1) ?? ''
  expect(secret.length).toBeGreaterThan(20)
  expect(anna.page.url()).not.toContain('#')
  expect(await anna.page.content()).not.toContain(secret)
  await anna.page.reload()
  await anna.page.getByRole('button', { name: 'Join the board' }).waitFor()
})

test('the facilitator’s own secret is shown nowhere, not even in the share dialog', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  const [known] = await bo.page.evaluate<{ link: string }[]>("JSON.parse(localStorage.getItem('samtavle.boards'))")
  const secret = known?.link.split('.').at(-1) ?? ''
  expect(secret.length).toBeGreaterThan(20)
  await bo.page.getByRole('button', { name: 'Share', exact: true }).click()
  await bo.page.getByRole('heading', { name: 'Links to this board' }).waitFor()
  expect(await bo.page.content()).not.toContain(secret)
  await bo.page.getByLabel('With this link people can').selectOption('facilitate')
  await bo.page.getByRole('button', { name: 'Make the link' }).click()
  await bo.page.getByText('The link is ready to be copied').waitFor()
  expect(await bo.page.getByRole('textbox', { name: 'Link', exact: true }).count()).toBe(1)
})

test('a link for onlookers opens the board without asking, to read and not to write', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  await bo.page.getByRole('button', { name: 'Share', exact: true }).click()
  await bo.page.getByRole('button', { name: 'Make the link' }).click()
  const link = await bo.page.getByRole('textbox', { name: 'Link', exact: true }).nth(1).inputValue()
  const guest = await person()
  await guest.page.goto(link)
  await isOnBoard(guest.page)
  await guest.page.getByText('You are looking on').waitFor()
  expect(await guest.page.getByLabel('Title of the board').count()).toBe(0)
  expect(await guest.page.getByRole('button', { name: 'New note' }).count()).toBe(0)
})

test('withdrawing a link shows its people out with a calm sentence', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  const anna = await person()
  await joins(anna, await readsInvitation(bo), 'Anna')
  await bo.page.getByRole('button', { name: 'Share', exact: true }).click()
  await bo.page.getByRole('button', { name: 'Withdraw the link Participant' }).click()
  await bo.page.getByRole('button', { name: 'Withdraw the link', exact: true }).click()
  await expect.poll(() => anna.page.getByText('The link you came in by has been withdrawn.').count(), patient).toBe(1)
  await bo.page.getByRole('button', { name: 'Make the link' }).first().waitFor()
})

test('a dead link, no link and an unknown board each get a human page', async () => {
  const bo = await person()
  await startsBoard(bo, 'The marina')
  const invitation = await readsInvitation(bo)
  const { page } = await person()
  await page.goto(invitation.replace(/\.[\w-]+$/, `.${'x'.repeat(43)}`))
  await expect
    .poll(() => page.getByRole('heading', { name: 'This link does not open a board' }).count(), patient)
    .toBe(1)
  await page.goto(new URL(invitation).pathname)
  await expect.poll(() => page.getByRole('heading', { name: 'You need a link to this board' }).count(), patient).toBe(1)
  await page.goto('/somewhere/else')
  await expect
    .poll(() => page.getByRole('heading', { name: 'There is nothing at this address' }).count(), patient)
    .toBe(1)
})
