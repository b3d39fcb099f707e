import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { openStockClient, untilSynced } from '../system/stock-client.ts'
import { audit, openPerson } from './chrome-people.ts'
import { shines } from './lasers.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

interface Hall {
  readonly board: MadeBoard
  readonly facts: () => Promise<ReturnType<typeof wholeItems>>
  readonly places: () => Promise<Readonly<Record<string, string>>>
}

/** A board with two notes that lie apart. */
async function newHall(): Promise<Hall> {
  const board = await makeBoard(relay.origin, { title: 'The old harbour' })
  const { token } = await join(relay.origin, board, 'contribute')
  for (const [zone, text] of [
    ['understand', 'left'],
    ['implement', 'right'],
  ]) {
    const made = await call(relay.origin, `/api/boards/${board.id}/import?zone=${zone}`, {
      token,
      body: { notes: [{ text }] },
    })
    expect(made.status).toBe(200)
  }
  const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))
  const places = async () => Object.fromEntries((await facts()).map(({ text, place }) => [text, String(place)]))
  return { board, facts, places }
}

/** What a browser writes down while it has no network. */
function isOfTheTunnel(trouble: string): boolean {
  return trouble.includes('ERR_INTERNET_DISCONNECTED') || trouble.endsWith('could not be fetched: offline')
}

/** Where board points are on the screen, from where this device looks. */
async function onScreen(page: Page, boardId: string, [x, y]: readonly [number, number]): Promise<[number, number]> {
  const key = `samtavle.camera.${boardId}`
  const camera = await page.evaluate((name) => localStorage.getItem(name), key)
  const [left = 0, top = 0, zoom = 1] = (camera ?? '').split(' ').map(Number)
  return [(x - left) * zoom, (y - top) * zoom]
}

test('a wall shows the way in and nothing of the process, a phone comes in by its code, and two people move notes on it at once', async () => {
  const { board, facts, places } = await newHall()
  const wall = await openPerson(browser, {
    origin: relay.origin,
    viewport: { width: 1920, height: 1080 },
    hasTouch: true,
    reducedMotion: 'reduce',
  })
  await wall.page.goto(`/b/${board.id}?wall#${board.links.contribute}`)
  await wall.page.getByRole('button', { name: 'Join the board' }).click()
  const code = wall.page.locator('.wall-code')
  await code.waitFor()
  expect(await audit(wall.page)).toEqual([])
  const letters = await wall.page
    .locator('.wall-code, .wall-stage h1')
    .evaluateAll((all) => all.map((element) => Number.parseFloat(getComputedStyle(element).fontSize)))
  // A fortieth of the height is read from eight metres when the wall is as high as a door.
  for (const size of letters) expect(size).toBeGreaterThanOrEqual(1080 / 40)
  await expect.poll(() => wall.page.locator('.wall').getAttribute('data-idle'), { timeout: 20_000 }).toBe('true')
  expect(await wall.page.locator('.top-bar, .board-bars').count()).toBe(0)

  const phone = await openPerson(browser, {
    origin: relay.origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    reducedMotion: 'reduce',
  })
  await phone.page.goto('/')
  await phone.page.getByLabel('I have a code').fill((await code.innerText()).toLowerCase())
  await phone.page.keyboard.press('Enter')
  await phone.page.getByRole('button', { name: 'Join the board' }).tap()
  const field = phone.page.getByRole('textbox', { name: 'Your note' })
  await field.fill('From the hall')
  await field.press('Enter')
  await until(async () => (await facts()).some(({ text }) => text === 'From the hall'), 'a note came in by the code')

  // What is written in a tunnel, or with the screen off, is kept and sent afterwards; what is not sent yet stays in the field.
  await phone.page.context().setOffline(true)
  await field.fill('From the tunnel')
  await field.press('Enter')
  await phone.page.locator('.save-label[data-state="offline"][data-edits="1"]').waitFor()
  await field.fill('Half a thou')
  await phone.page.context().setOffline(false)
  await until(async () => (await facts()).some(({ text }) => text === 'From the tunnel'), 'it was sent')
  await phone.page.reload()
  await expect.poll(() => field.inputValue(), { timeout: 20_000 }).toBe('Half a thou')
  await phone.page.getByRole('button', { name: 'Notes', exact: true }).tap()
  await phone.page.getByText('From the tunnel').waitFor()
  expect(await audit(phone.page)).toEqual([])

  // Two fingers, each on a note of its own.
  const before = await places()
  const centreOf = async (text: string): Promise<[number, number]> => {
    const place = (await facts()).find((item) => item.text === text)?.place
    if (place === undefined || place === null) throw new Error(`${text} lies somewhere`)
    return onScreen(wall.page, board.id, place)
  }
  const cdp = await wall.page.context().newCDPSession(wall.page)
  // The camera is remembered once it has come to rest.
  let grips: readonly (readonly [number, number])[] = []
  await expect
    .poll(
      async () => {
        grips = [await centreOf('left'), await centreOf('right')]
        return grips.every(([x, y]) => x > 0 && x < 1920 && y > 0 && y < 800)
      },
      { timeout: 20_000 },
    )
    .toBe(true)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', by: number, count = 2): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: grips.slice(0, count).map(([x, y], id) => ({ x, y: y + by, id })),
    })
  await touch('touchStart', 0, 1)
  await touch('touchStart', 0)
  for (let step = 1; step <= 6; step += 1) await touch('touchMove', step * 10)
  await touch('touchEnd', 0, 0)
  await until(async () => {
    const now = await places()
    return now['left'] !== before['left'] && now['right'] !== before['right']
  }, 'both notes were moved')

  // What somebody points at and how they react is seen by the whole room.
  const { token, actor } = await join(relay.origin, board, 'contribute')
  const guest = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(guest)
  const [x, y] = (await facts()).find(({ text }) => text === 'left')?.place ?? [0, 0]
  const shows = (state: object): void => guest.provider.awareness.setLocalState({ actor: actor.id, ...state })
  let turn = 0
  await until(async () => {
    turn += 1
    shows({ laser: [x + turn * 20, y], reaction: { sign: 'clap', at: [x, y], turn } })
    return (await wall.page.locator('.signals-floating [data-sign="clap"]').count()) > 0 && shines(wall.page)
  }, 'light is painted on the wall, and a reaction rises')
  guest.close()

  await wall.page.keyboard.press('Escape')
  await wall.page.locator('.board').waitFor()
  expect(wall.page.url()).toBe(`${relay.origin}/b/${board.id}`)
  for (const person of [wall, phone]) {
    expect(person.troubles.filter((trouble) => !isOfTheTunnel(trouble))).toEqual([])
    await person.close()
  }
})

test('a wall opened with a facilitate link makes a link of its own to show, and never shows the one it came by', async () => {
  const { board } = await newHall()
  const lead = await openPerson(browser, { origin: relay.origin })
  await lead.page.goto(`/b/${board.id}?wall#${board.links.facilitate}`)
  await lead.page.getByRole('button', { name: 'Join the board' }).click()
  await lead.page.locator('.wall-code').waitFor()
  const [, secret = ''] = board.links.facilitate.split('.')
  expect(secret.length).toBeGreaterThan(20)
  expect((await lead.page.content()).includes(secret)).toBe(false)
  await lead.close()
})
