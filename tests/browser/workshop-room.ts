import type { BoardView, WholeItem } from '@samtavle/board'
import type { Browser, Locator } from 'playwright-core'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import type { RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { comeByWire, type WirePerson } from '../support/workshop/wire-person.ts'
import { isOnBoard, openPerson, readsInvitation, type Person } from './chrome-people.ts'

/** How long anything may take on a machine that others use too. */
export const patient = 90_000
/** So many people come without a browser. */
export const simulated = 35

const still = { reducedMotion: 'reduce', serviceWorkers: 'block' } as const
const inHand = { ...still, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const
const sectors = ['public', 'private', 'civil-society', 'citizens'] as const

/** Where a workshop is held. */
export interface Room {
  readonly relay: RunningRelay
  readonly browser: Browser
}

/** Everybody who came, and the board they came to. */
export interface Workshop extends Room {
  readonly boardId: string
  readonly link: string
  readonly lead: Person
  readonly wall: Person
  readonly anna: Person
  readonly carla: Person
  readonly dan: Person
  readonly crowd: readonly WirePerson[]
  /** Every byte that the sockets of the facilitator, the wall, a laptop and two phones heard. */
  readonly heard: () => string
}

function hears({ page }: Person): () => string {
  const parts: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => parts.push(payload.toString('latin1')))
  })
  return () => parts.join('\n')
}

/** The facilitator's strip above the board, as everybody sees it. */
export const strip = ({ page }: Person): Locator => page.getByRole('region', { name: 'The session' })
/** A sheet in the corner of a board, or on a phone. */
export const corner = ({ page }: Pick<Person, 'page'>, name: string): Locator => page.getByRole('region', { name })

/** Waits until something is shown. */
export async function sees(what: Locator): Promise<void> {
  await what.first().waitFor({ timeout: patient })
}

/** The board as the relay has it. */
export const viewOf = ({ relay, boardId, crowd }: Workshop): Promise<BoardView> =>
  boardFacts(relay.origin, boardId, crowd[0]?.token ?? '')
/** What lies there. */
export const itemsOf = async (workshop: Workshop): Promise<readonly WholeItem[]> => wholeItems(await viewOf(workshop))

/** The one thing with these words; fails where there is none. */
export async function itemOf(workshop: Workshop, text: string): Promise<WholeItem> {
  const found = (await itemsOf(workshop)).find((item) => item.text === text)
  if (found === undefined) throw new Error(`“${text}” is on the board`)
  return found
}

/** Waits until these words are kept. */
export async function isWritten(workshop: Workshop, text: string): Promise<void> {
  await until(async () => (await itemsOf(workshop)).some((item) => item.text === text), `“${text}” is kept`, patient)
}

/** Opens something from the board's menu. */
export async function choosesInMenu({ page }: Person, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name }).click()
}

/** A part of the panel of common ground. */
export function ground({ page }: Person, name: string): Locator {
  return page
    .getByRole('complementary', { name: 'Common ground' })
    .getByRole('region', { name: new RegExp(`^${name}`) })
}

/** Opens the panel of common ground. */
export async function opensGround({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /^Common ground/ }).click()
  await page.getByRole('complementary', { name: 'Common ground' }).waitFor()
}

/** Says who one is, and comes in. */
async function answersTheDoor({ page }: Person, name: string, sector: RegExp): Promise<void> {
  await page.getByLabel(/^Your name/).fill(name)
  await page.getByRole('radio', { name: sector }).check()
  await page.getByRole('button', { name: 'Join the board' }).click()
  await isOnBoard(page)
}

/** The facilitator makes the board and lays out the two hours. */
async function begins({
  relay,
  browser,
}: Room): Promise<Pick<Workshop, 'lead' | 'link' | 'boardId'> & { readonly heard: () => string }> {
  const lead = await openPerson(browser, { origin: relay.origin, ...still })
  const heard = hears(lead)
  await lead.page.goto('/')
  await lead.page.getByLabel('What is it about?').fill('The old harbour')
  await lead.page.getByLabel(/^Your name/).fill('Bo')
  await lead.page.getByRole('radio', { name: /^Public/ }).check()
  await lead.page.getByRole('button', { name: 'Create the board' }).click()
  await isOnBoard(lead.page)
  const link = await readsInvitation(lead)
  await choosesInMenu(lead, 'Steps and tools…')
  const plan = lead.page.getByRole('dialog', { name: 'Steps and tools' })
  await plan.getByRole('button', { name: 'Two hours, eight steps' }).click()
  await plan.getByRole('button', { name: 'Take the group to “Arrive”' }).click()
  await plan.getByRole('button', { name: 'Close', exact: true }).click()
  await sees(strip(lead).getByText('Step 1 of 8'))
  return { lead, link, boardId: new URL(link).pathname.split('/').at(-1) ?? '', heard }
}

/** The wall goes up; one phone comes by the code on it, one and a laptop by the link, and 35 people at once. */
export async function gathers(room: Room): Promise<Workshop> {
  const { relay, browser } = room
  const { lead, link, boardId, heard } = await begins(room)
  const wall = await openPerson(browser, { origin: relay.origin, ...still, viewport: { width: 1920, height: 1080 } })
  const heardByWall = hears(wall)
  const { pathname, hash } = new URL(link)
  await wall.page.goto(`${pathname}?wall${hash}`)
  await wall.page.getByRole('button', { name: 'Join the board' }).click()
  const code = await wall.page.locator('.wall-code').innerText()
  const guests = Array.from({ length: simulated }, (_none, index) => ({
    name: `Guest ${index + 1}`,
    sector: sectors[index % sectors.length] ?? 'citizens',
  }))
  const board = { id: boardId, links: { contribute: hash.slice(1), facilitate: '', view: '' } }
  const crowd = await Promise.all(guests.map((guest) => comeByWire(relay, board, guest)))
  const [anna, carla, dan] = [
    await openPerson(browser, { origin: relay.origin, ...still }),
    await openPerson(browser, { origin: relay.origin, ...inHand }),
    await openPerson(browser, { origin: relay.origin, ...inHand }),
  ]
  const heardInHands = [anna, carla, dan].map(hears)
  await Promise.all([anna.page.goto(link), carla.page.goto('/'), dan.page.goto(link)])
  await carla.page.getByLabel('I have a code').fill(code.toLowerCase())
  await carla.page.keyboard.press('Enter')
  await Promise.all([
    answersTheDoor(anna, 'Anna', /^Citizens/),
    answersTheDoor(carla, 'Carla', /^Citizens/),
    answersTheDoor(dan, 'Dan', /^Private/),
  ])
  // The facilitator, the wall, a laptop, two phones and the crowd.
  await sees(lead.page.getByRole('button', { name: `${simulated + 5} people here` }))
  const all = { relay, browser, boardId, link, lead, wall, anna, carla, dan, crowd }
  return { ...all, heard: () => [heard(), heardByWall(), ...heardInHands.map((each) => each())].join('\n') }
}

/** The facilitator takes the group to the next step, and the wall and a laptop are there. */
export async function goesTo({ lead, wall, anna }: Workshop, name: string): Promise<void> {
  await strip(lead).getByRole('button', { name: 'Look at the next step' }).click()
  await strip(lead).getByRole('button', { name: 'Take the group here' }).click()
  await sees(wall.page.getByRole('heading', { name, exact: true }))
  await sees(strip(anna).getByRole('heading', { name, exact: true }))
}

/** Somebody who comes late, at a laptop. */
export async function comesLate({ relay, browser, link }: Workshop): Promise<Person> {
  const eva = await openPerson(browser, { origin: relay.origin, ...still })
  await eva.page.goto(link)
  await answersTheDoor(eva, 'Eva', /^Civil society/)
  return eva
}
