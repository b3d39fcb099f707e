import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { isOnBoard, joins, openPerson, type Person } from './chrome-people.ts'
import { rubsWithOtherEnd } from './other-end-of-pen.ts'

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
  board = await makeBoard(relay.origin, { title: 'Under the hand' })
  ;({ token } = await join(relay.origin, board, 'view'))
})

const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))
const cameraKey = (): string => `samtavle.camera.${board.id}`
const remembered = (page: Page): Promise<string | null> =>
  page.evaluate((key) => localStorage.getItem(key), cameraKey())

/** Joins and looks at the board at life size, so that a pixel is a board unit. */
async function comes(
  options: Partial<Parameters<typeof openPerson>[1]> = {},
  role: 'contribute' | 'facilitate' = 'contribute',
): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce', ...options })
  await joins(person, `${relay.origin}/b/${board.id}#${board.links[role]}`, 'Anna')
  await person.page.evaluate((key) => localStorage.setItem(key, '0 0 1'), cameraKey())
  await person.page.reload()
  await isOnBoard(person.page)
  return person
}

async function writesNoteAt(page: Page, x: number, y: number, words: string): Promise<void> {
  await page.mouse.dblclick(x, y)
  await page.keyboard.type(words)
  await page.keyboard.press('Escape')
  await until(async () => (await facts()).some(({ text }) => text === words), `the note ${words} is there`)
}

async function drags(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
}

test('[C2] twenty notes by keyboard alone lie over no other, and twenty undos return to the start', async () => {
  const { page, close } = await comes()
  await page.mouse.dblclick(300, 300)
  for (let index = 0; index < 20; index += 1) {
    await page.keyboard.type(`note ${index}`)
    await page.keyboard.press(index % 2 === 0 ? 'Tab' : 'Control+Enter')
  }
  await page.keyboard.press('Escape')
  await until(async () => (await facts()).length === 20, 'twenty notes are there')
  const notes = await facts()
  const covered = notes.filter((note, index) =>
    notes.some(
      ({ place }, other) =>
        other > index && place.every((side, axis) => Math.abs(side - (note.place[axis] ?? 0)) < 200),
    ),
  )
  expect(covered).toEqual([])
  await page.locator('.canvas-host').focus()
  for (let index = 0; index < 20; index += 1) await page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts()).length === 0, 'the board is as it was')
  for (let index = 0; index < 20; index += 1) await page.keyboard.press('Control+Shift+KeyZ')
  await until(async () => (await facts()).length === 20, 'and back again')
  await close()
})

test('a note follows the mouse, Escape puts it back, a corner resizes it in proportion, and each is one undo', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 400, 'held')
  const [start] = await facts()
  const [x, y] = start?.place ?? [0, 0]
  const liesAt = (dx: number, dy: number) => async (): Promise<boolean> =>
    (await facts())[0]?.place.join() === [x + dx, y + dy].join()

  await drags(page, [500, 400], [600, 450])
  await page.mouse.up()
  await until(liesAt(100, 50), 'it moved as far as the mouse')
  await drags(page, [600, 450], [800, 450])
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await until(liesAt(100, 50), 'Escape put it back')
  await drags(page, [700, 550], [800, 650])
  await page.mouse.up()
  await until(
    async () => (await facts())[0]?.width === 300 && (await facts())[0]?.height === 300,
    'it grew in proportion',
  )
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts())[0]?.width === 200, 'undo took the size back')
  await page.keyboard.press('Control+KeyZ')
  await until(liesAt(0, 0), 'and then the drag')
  expect((await facts())[0]?.text).toBe('held')
  await close()
})

test('copies by Alt and by Ctrl+D, nudges, a marquee and Delete do what hands expect', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 700, 400, 'twin')
  await page.mouse.move(700, 400)
  await page.keyboard.down('Alt')
  await drags(page, [700, 400], [400, 400])
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await until(async () => (await facts()).length === 2, 'Alt made a copy')
  await page.keyboard.press('Control+KeyD')
  await until(async () => (await facts()).length === 3, 'Ctrl+D made another')
  const before = new Map((await facts()).map(({ id, place }) => [id, place]))
  await page.keyboard.press('Shift+ArrowDown')
  await until(
    async () => (await facts()).some(({ id, place }) => place[1] - (before.get(id)?.[1] ?? 0) === 50),
    'it was nudged',
  )
  await page.keyboard.press('Delete')
  await until(async () => (await facts()).length === 2, 'one was deleted')
  await drags(page, [200, 250], [900, 600])
  await page.mouse.up()
  await page.keyboard.press('Delete')
  await until(async () => (await facts()).length === 0, 'the marquee had both')
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts()).length === 2, 'one undo brings both back')
  expect((await facts()).map(({ text }) => text)).toEqual(['twin', 'twin'])
  await close()
})

test('[C4] ten wheel zooms in and ten out lead back to the same view, and the point under the mouse stays', async () => {
  const { page, close } = await comes()
  await writesNoteAt(page, 500, 400, 'a corner')
  const before = await remembered(page)
  await page.mouse.move(400, 300)
  for (let index = 0; index < 10; index += 1) await page.mouse.wheel(0, -100)
  await expect.poll(() => remembered(page)).not.toBe(before)
  for (let index = 0; index < 10; index += 1) await page.mouse.wheel(0, 100)
  await expect
    .poll(async () =>
      ((await remembered(page)) ?? '')
        .split(' ')
        .map((part) => Math.round(Number(part) * 100) / 100)
        .join(' '),
    )
    .toBe(before)
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)
  await close()
})

test('[C5] on a phone one finger pans or moves a note, and a second finger puts the note back and zooms the board, not the page', async () => {
  const { page, close } = await comes({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    prefersBoard: true,
  })
  const cdp = await page.context().newCDPSession(page)
  type TouchType = 'touchStart' | 'touchMove' | 'touchEnd'
  const touch = (type: TouchType, points: readonly (readonly [number, number])[]): Promise<unknown> =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) })
  await page.touchscreen.tap(200, 400)
  await page.touchscreen.tap(200, 400)
  await page.keyboard.type('hej')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await until(async () => (await facts()).length === 1, 'a double tap made a note')
  const at = async (): Promise<string | undefined> => (await facts())[0]?.place.join()
  const [x, y] = (await facts())[0]?.place ?? [0, 0]

  expect(await hasMenu(page)).toBe(true)
  await touch('touchStart', [[200, 400]])
  expect(await hasMenu(page), 'while a finger is down').toBe(false)
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', [[200 + 8 * step, 400]])
  await touch('touchStart', [
    [240, 400],
    [340, 400],
  ])
  for (let step = 1; step <= 5; step += 1)
    await touch('touchMove', [
      [240 - 10 * step, 400],
      [340 + 10 * step, 400],
    ])
  await touch('touchEnd', [])
  await expect.poll(at, { message: 'the second finger put the note back', timeout: 15_000 }).toBe([x, y].join())
  await expect.poll(async () => Number((await remembered(page))?.split(' ')[2])).toBeCloseTo(2, 1)
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1)

  const view = await remembered(page)
  await touch('touchStart', [[200, 130]])
  for (let step = 1; step <= 5; step += 1) await touch('touchMove', [[200, 130 + 20 * step]])
  await touch('touchEnd', [])
  await expect.poll(() => remembered(page)).not.toBe(view)
  expect(await at()).toBe([x, y].join())
  await close()
})

/** Whether the browser would open its own menu over the board now, as it does for a finger that rests. */
async function hasMenu(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const menu = new MouseEvent('contextmenu', { bubbles: true, cancelable: true })
    return document.querySelector('.canvas-sheets canvas')?.dispatchEvent(menu) === true
  })
}

test('a mouse draws with the tool, a real pen without it and fingers move the board then; what I drew I rub out and take back', async () => {
  const { page, close } = await comes({ hasTouch: true }, 'facilitate')
  const cdp = await page.context().newCDPSession(page)
  const strokes = async () => (await facts()).filter(({ kind }) => kind === 'stroke')
  type Way = readonly (readonly [x: number, y: number])[]
  const penGoes = async (way: Way, midway = (): Promise<unknown> => Promise.resolve()): Promise<void> => {
    const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: number): Promise<void> => {
      const [x, y] = way.at(at) ?? [0, 0]
      const isDown = type === 'mouseReleased' ? 0 : 1
      await cdp.send('Input.dispatchMouseEvent', {
        ...{ type, x, y, buttons: isDown, force: 0.2 + 0.1 * at, pointerType: 'pen', clickCount: 1 },
        button: type === 'mouseMoved' ? 'none' : 'left',
      })
    }
    await pen('mousePressed', 0)
    for (const step of way.keys()) {
      if (step === 2) await midway()
      await pen('mouseMoved', step)
    }
    await pen('mouseReleased', -1)
  }
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Draw' }).click()
  const pens = page.getByRole('group', { name: 'Pens' })
  await pens.getByRole('button', { name: 'Blue' }).click()
  await drags(page, [300, 300], [500, 420])
  await page.mouse.up()
  await until(async () => (await strokes()).length === 1, 'the mouse drew a stroke')
  expect((await strokes())[0]).toMatchObject({ color: 'fjord', stroke: { width: 3 } })

  await page.keyboard.press('Escape')
  await penGoes([
    [600, 300],
    [640, 360],
    [700, 300],
    [760, 380],
  ])
  await until(async () => (await strokes()).length === 2, 'the pen drew a stroke')
  expect((await strokes()).filter(({ stroke }) => stroke?.pressures !== undefined)).toHaveLength(1)
  expect(await pens.getByRole('button', { name: 'Fingers draw, too' }).getAttribute('aria-pressed')).toBe('false')

  // A palm beside the pen neither draws nor moves the board, also when the pen is lifted first.
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: { x: number; y: number }[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  const still = await remembered(page)
  const palm = async (): Promise<void> => {
    await touch('touchStart', { x: 760, y: 640 })
    for (const y of [620, 600, 560]) await touch('touchMove', { x: 740, y })
  }
  const way = [600, 640, 680, 720].map((x) => [x, 500] as const)
  await penGoes(way, palm)
  await touch('touchMove', { x: 700, y: 500 })
  await touch('touchEnd')
  await until(async () => (await strokes()).length === 3, 'the pen drew on beside the palm')
  expect(await remembered(page)).toBe(still)
  expect(await strokes()).toHaveLength(3)
  await rubsWithOtherEnd(page, [640, 470], [640, 530])
  await until(async () => (await strokes()).length === 2, 'the other end of the pen rubbed it out')

  await page.keyboard.press('p')
  const before = await remembered(page)
  await touch('touchStart', { x: 900, y: 500 })
  for (const x of [880, 840, 800]) await touch('touchMove', { x, y: 500 })
  await touch('touchEnd')
  await until(async () => (await remembered(page)) !== before, 'the finger moved the board')

  await page.keyboard.press('p')
  await drags(page, [300 - 100, 420], [500 - 100, 300])
  await page.mouse.up()
  await until(async () => (await strokes()).length === 1, 'the stroke of the mouse was rubbed out')
  await page.keyboard.press('ControlOrMeta+z')
  await until(async () => (await strokes()).length === 2, 'and is back')
  await close()
})
