import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { factOf, sectionOwners, type WholeItem } from '@samtavle/board'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { joins, openPerson, type Person } from './chrome-people.ts'
import { hasAllTools, laysOutAllTools } from './laid-out-tools.ts'

let relay: RunningRelay
let browser: Browser
let board: MadeBoard
let token: string

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})
beforeEach(async () => {
  board = await makeBoard(relay.origin, { title: 'Sections and lines' })
  ;({ token } = await join(relay.origin, board, 'view'))
  await laysOutAllTools(relay, board)
})

const view = () => boardFacts(relay.origin, board.id, token)
const facts = async () => wholeItems(await view())
const named = async (text: string): Promise<WholeItem | undefined> => (await facts()).find((item) => item.text === text)

/** Joins and looks at the board at life size, so that a pixel is a board unit. */
async function comes(options: Partial<Parameters<typeof openPerson>[1]> = {}): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce', ...options })
  await person.page.addInitScript((key) => {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, '0 0 1')
  }, `samtavle.camera.${board.id}`)
  await joins(person, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna')
  await hasAllTools(person.page)
  await person.page.locator('.canvas-host').focus()
  return person
}

async function writesNoteAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.dblclick(x, y)
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await until(async () => (await named(words)) !== undefined, `the note ${words} is there`)
  await page.keyboard.press('Escape')
}

async function drags(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
}

const placeOf = async (text: string): Promise<string | undefined> => (await named(text))?.place.join()

/** Draws a section by hand and names it. */
async function drawsSection(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.keyboard.press('s')
  await drags(page, from, to)
  await page.keyboard.type('Harbour')
  await page.keyboard.press('Escape')
  await until(async () => (await named('Harbour'))?.kind === 'section', 'the section is there')
  await page.keyboard.press('Escape')
}

test('a section is drawn, takes notes in, moves with them, lets them go, and each is one undo', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'held')
  await drawsSection(page, [300, 250], [800, 700])
  const ownerOf = async (text: string): Promise<string | undefined> =>
    sectionOwners(await view()).get((await named(text))?.id ?? ('' as never))
  expect(await ownerOf('held')).toBe((await named('Harbour'))?.id)
  const [before, frame] = [await named('held'), await named('Harbour')]
  await drags(page, [700, 270], [820, 340])
  const [x, y] = before?.place ?? [0, 0]
  await until(async () => (await placeOf('held')) !== [x, y].join(), 'the note went along')
  const [now, frameNow] = [await named('held'), await named('Harbour')]
  expect([(now?.place[0] ?? 0) - x, (now?.place[1] ?? 0) - y]).toEqual([
    (frameNow?.place[0] ?? 0) - (frame?.place[0] ?? 0),
    (frameNow?.place[1] ?? 0) - (frame?.place[1] ?? 0),
  ])
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await placeOf('held')) === [x, y].join(), 'one undo puts both back')
  expect((await named('Harbour'))?.place).toEqual(frame?.place)
  await page.keyboard.press('Escape')
  await drags(page, [500, 480], [1000, 480])
  await until(async () => (await ownerOf('held')) === undefined, 'dragged out, it is let go')
  await page.mouse.click(700, 270)
  await page.keyboard.press('Delete')
  await until(async () => (await facts()).length === 1, 'the section is deleted and its notes are not')
  await close()
})

test('a note falls into place beside another, and Ctrl lays it exactly where the hand is', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'first')
  await writesNoteAt(page, 1100, 650, 'second')
  const first = (await named('first'))?.place ?? [0, 0]
  const second = (await named('second'))?.place ?? [0, 0]
  const [dx, dy] = [first[0] + 223 - second[0], first[1] + 4 - second[1]]
  await drags(page, [1100, 650], [1100 + dx, 650 + dy])
  await until(async () => (await placeOf('second')) === [first[0] + 220, first[1]].join(), 'it fell beside the first')
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await placeOf('second')) === second.join(), 'it is back')
  await page.keyboard.press('Escape')
  await page.mouse.move(1100, 650)
  await page.keyboard.down('Control')
  await drags(page, [1100, 650], [1100 + dx, 650 + dy])
  await page.keyboard.up('Control')
  await until(
    async () => (await placeOf('second')) === [first[0] + 223, first[1] + 4].join(),
    'it lies where the hand was',
  )
  expect(await facts()).toHaveLength(2)
  await close()
})

test('the plus beside a note adds the next one there, ready to be written in', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'one')
  await page.mouse.click(500, 450)
  await page.mouse.click(500 + 100 + 20, 450)
  await page.keyboard.type('two')
  await page.keyboard.press('Escape')
  await until(async () => (await named('two')) !== undefined, 'the next note is there')
  const [one, two] = [await named('one'), await named('two')]
  expect([(two?.place[0] ?? 0) - (one?.place[0] ?? 0), (two?.place[1] ?? 0) - (one?.place[1] ?? 0)]).toEqual([220, 0])
  await close()
})

test('a line drawn from note to note sticks to both, and its end can be led to a third', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 300, 450, 'from')
  await writesNoteAt(page, 700, 450, 'to')
  await writesNoteAt(page, 1100, 600, 'other')
  const endsNow = async () => (await facts()).flatMap(({ ends }) => ends ?? [])
  const [from, to, other] = [await named('from'), await named('to'), await named('other')]
  await page.keyboard.press('l')
  await drags(page, [300, 450], [700, 450])
  await until(async () => (await endsNow()).length === 1, 'they are linked')
  expect(await endsNow()).toEqual([{ from: from?.id, to: to?.id, as: 'relates' }])
  await drags(page, [594, 450], [1100, 600])
  await until(async () => (await endsNow())[0]?.to === other?.id, 'its end was led to the other note')
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await endsNow())[0]?.to === to?.id, 'and back')
  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.mouse.click(300, 450)
  await page.mouse.click(1100, 600)
  await until(async () => (await endsNow()).length === 2, 'two taps link as well')
  await close()
})

test('what is locked cannot be dragged, written in or deleted by accident, and is unlocked by the same keys', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'still')
  await page.mouse.click(500, 450)
  await page.keyboard.press('Control+Shift+KeyL')
  const isLocked = async (): Promise<boolean> => {
    const note = await named('still')
    return note !== undefined && factOf(note, 'locked') !== undefined
  }
  await until(isLocked, 'it is locked')
  const before = await placeOf('still')
  await page.keyboard.press('Delete')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('x')
  await page.keyboard.press('Escape')
  await drags(page, [500, 450], [700, 650])
  await writesNoteAt(page, 1000, 650, 'later')
  expect(await placeOf('still')).toBe(before)
  await page.mouse.click(500, 450)
  await page.keyboard.press('Control+Shift+KeyL')
  await until(async () => !(await isLocked()), 'it is free again')
  await drags(page, [500, 450], [540, 480])
  await until(async () => (await placeOf('still')) !== before, 'and can be dragged')
  await close()
})

test('a note carried to the edge scrolls the board under it', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'far')
  const [x] = (await named('far'))?.place ?? [0]
  const { width } = page.viewportSize() ?? { width: 0 }
  await page.mouse.move(500, 450)
  await page.mouse.down()
  await page.mouse.move(width - 3, 450, { steps: 4 })
  await until(async () => ((await named('far'))?.place[0] ?? 0) - x > width, 'it went further than the screen is wide')
  await page.mouse.up()
  expect(await facts()).toHaveLength(1)
  await close()
})

test('a section is gone to by key and folded by key; what it holds is out of sight until somebody looks for it', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'held')
  await drawsSection(page, [300, 250], [800, 700])
  await page.keyboard.press('Alt+PageDown')
  await page.getByText('1 note selected').waitFor({ state: 'attached' })
  await page.keyboard.press('Control+Shift+KeyH')
  const isFolded = async (): Promise<boolean> => (await named('Harbour'))?.facts.has('folded') === true
  await until(isFolded, 'it is folded')
  await page.keyboard.press('Control+KeyA')
  await page.keyboard.press('Delete')
  await until(async () => (await named('Harbour')) === undefined, 'everything in sight is deleted')
  expect(await named('held')).toBeDefined()
  await page.keyboard.press('Control+KeyZ')
  await until(isFolded, 'and back')
  await page.keyboard.press('Control+KeyF')
  await page.locator('.find-field').fill('held')
  await page.locator('.find-field').press('Enter')
  await until(async () => !(await isFolded()), 'whoever looks for the note sees it again')
  await close()
})

test('a facilitator holds the surface still, and participants then touch notes only', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 450, 'held')
  await drawsSection(page, [300, 250], [800, 700])
  const lead = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce' })
  await joins(lead, `${relay.origin}/b/${board.id}#${board.links.facilitate}`, 'Bo')
  await lead.page.keyboard.press('Control+KeyK')
  await lead.page.locator('.find-field').fill('sections still')
  await lead.page.locator('.find-field').press('Enter')
  await until(async () => (await named('Harbour'))?.facts.has('locked') === true, 'the section is held')
  expect((await named('held'))?.facts.has('locked')).toBe(false)
  const frame = await placeOf('Harbour')
  await drags(page, [700, 270], [820, 340])
  await page.keyboard.press('Escape')
  const before = await placeOf('held')
  await drags(page, [500, 480], [540, 520])
  await until(async () => (await placeOf('held')) !== before, 'the note is free')
  expect(await placeOf('Harbour')).toBe(frame)
  await lead.close()
  await close()
})
