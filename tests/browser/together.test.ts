import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { call, jsonOf } from '../system/board-api.ts'
import { isOnBoard, openPerson } from './chrome-people.ts'
import { recordsPaintedWords } from './painted-words.ts'
import { annaAndBo, editorOf, opensOnlyNote, spot } from './two-people.ts'

const we = annaAndBo('Together')
const { facts, writesNoteAt } = we

test('[C1] N, a click and typing at once at zoom 0.5, 1 and 2 writes every letter', async () => {
  const { page } = we.anna()
  await page.locator('.canvas-host').focus()
  for (const keys of [['-', '-', '-'], [], ['+', '+', '+']]) {
    await page.keyboard.press('Control+Digit0')
    for (const key of keys) await page.keyboard.press(key)
    await page.keyboard.press('KeyN')
    await page.mouse.click(spot.x, spot.y)
    await page.keyboard.type('abc', { delay: 0 })
    expect(await editorOf(page).inputValue()).toBe('abc')
    await until(async () => (await facts())[0]?.text === 'abc', 'the note reads abc on the relay')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await until(async () => (await facts()).length === 0, 'the note is gone')
  }
})

test('while letters come without a pause the rest stays the picture it was, and what another writes comes in all the same', async () => {
  const [{ page }, bo] = [we.anna(), await we.bo()]
  await recordsPaintedWords(page)
  await page.reload()
  await isOnBoard(page)
  await writesNoteAt(page, { x: 900, y: 300 }, 'there before')
  const words = { x: 800, y: 200, width: 200, height: 200 }
  await page.mouse.dblclick(spot.x, spot.y)
  const before = await page.screenshot({ clip: words })
  let goesOn = true
  const typing = (async (): Promise<void> => {
    while (goesOn) await page.keyboard.press('a', { delay: 60 })
  })()
  try {
    const isStill = async (): Promise<void> => {
      await page.locator('canvas[data-still="resting"]').first().waitFor({ state: 'visible' })
      await page.locator('canvas[data-sheet="resting"]').waitFor({ state: 'hidden' })
    }
    await isStill()
    await expect.poll(async () => Buffer.compare(await page.screenshot({ clip: words }), before)).toBe(0)
    const beside = { ...words, y: 470 }
    const empty = await page.screenshot({ clip: beside })
    await writesNoteAt(bo.page, { x: 900, y: 360 }, 'come in')
    await until(() => page.evaluate(() => window.paintedWords?.includes('come in') === true), 'Bo’s words are painted')
    await isStill()
    await expect.poll(async () => Buffer.compare(await page.screenshot({ clip: beside }), empty)).not.toBe(0)
  } finally {
    goesOn = false
    await typing
  }
  await page.keyboard.press('Escape')
  await page.mouse.wheel(0, 100)
  await page.locator('canvas[data-still="resting"]').first().waitFor({ state: 'detached' })
})

test('a note that was never typed in leaves no trace', async () => {
  const { page } = we.anna()
  const before = await jsonOf<{ counts: { entries: number } }>(
    await call(we.relay().origin, `/api/boards/${we.board().id}`, { token: we.token() }),
  )
  await page.mouse.dblclick(spot.x, spot.y)
  await editorOf(page).waitFor({ state: 'visible' })
  await page.keyboard.press('Escape')
  await editorOf(page).waitFor({ state: 'hidden' })
  await writesNoteAt(page, { x: 900, y: 450 }, 'kept')
  expect((await facts()).map(({ text }) => text)).toEqual(['kept'])
  expect(before.counts.entries).toBeGreaterThan(0)
})

test('[C7] my undo takes back what I did and nothing of anybody else', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  await writesNoteAt(anna.page, { x: 300, y: 450 }, 'one')
  await writesNoteAt(anna.page, { x: 700, y: 450 }, 'two')
  await bo.page.locator('.canvas-host').focus()
  await bo.page.keyboard.press('Shift+Digit1')
  const words = 'b'.repeat(200)
  const list = bo.page.getByRole('button', { name: 'The board as a list', exact: true })
  await list.click()
  await bo.page.getByRole('button', { name: 'Edit: two' }).click()
  const field = bo.page.getByRole('textbox', { name: 'Words of the note' })
  await field.press('End')
  await field.pressSequentially(words)
  await until(async () => (await facts()).some(({ text }) => text === `two${words}`), 'the other wrote')
  const before = (await facts()).map(({ id, text, place }) => [id, text, place])
  await anna.page.locator('.canvas-host').focus()
  for (let step = 0; step < 10; step += 1) await anna.page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts()).length === 1, 'my untouched note is gone')
  expect((await facts())[0]?.text).toContain(words)
  for (let step = 0; step < 10; step += 1) await anna.page.keyboard.press('Control+Shift+KeyZ')
  await until(async () => (await facts()).length === 2, 'my note is back')
  expect((await facts()).map(({ id, text, place }) => [id, text, place])).toEqual(before)
})

/** Puts a text on the board as Ctrl+V would. */
async function pastes(page: Page, text: string): Promise<void> {
  await page.locator('.canvas-host').focus()
  await page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)
}

test('a thousand pasted lines are a thousand notes for everybody and one undo; far more are refused with a sentence', async () => {
  const anna = we.anna()
  const lines = Array.from({ length: 1000 }, (_, index) => `Statement ${index}`)
  await pastes(anna.page, lines.join('\n'))
  await until(async () => (await facts()).length === 1000, 'all lines are notes on the relay')
  expect(new Set((await facts()).map(({ text }) => text))).toEqual(new Set(lines))
  await anna.page.locator('.save-label[data-state="saved"]').waitFor()
  await anna.page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts()).length === 0, 'one undo takes them all back')
  await pastes(anna.page, 'one line too many\n'.repeat(5000))
  await anna.page.getByText('more than fits in one paste').first().waitFor()
  expect(await facts()).toEqual([])
})

test('[C9] offline: typing goes on, survives a reload, and merges with what others wrote meanwhile', async () => {
  const bo = await we.bo()
  const { page } = we.anna()
  const label = page.locator('.save-label')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await writesNoteAt(page, spot, 'before')
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await page.context().setOffline(true)
  await opensOnlyNote(page)
  await page.keyboard.press('End')
  await page.keyboard.type(' during')
  await page.locator('.save-label[data-state="offline"]').waitFor({ timeout: 20_000 })
  // Letters of one frame are one change.
  expect(await label.textContent()).toMatch(/\b[1-7]\b/)
  await bo.page.locator('.canvas-host').focus()
  await bo.page.mouse.dblclick(900, 300)
  await bo.page.keyboard.type('from the other')
  await page.reload()
  await page.locator('.board').waitFor()
  await page.locator('.save-label[data-state="offline"]').waitFor()
  await opensOnlyNote(page)
  await page.keyboard.press('End')
  await page.keyboard.type(' after')
  await page.context().setOffline(false)
  await page.locator('.save-label[data-state="saved"]').waitFor()
  await until(async () => (await facts()).length === 2, 'both notes are on the relay')
  expect((await facts()).map(({ text }) => text).toSorted()).toEqual(['before during after', 'from the other'])
})

test('a relay killed in the middle loses nothing, and everybody comes back by themselves', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  await writesNoteAt(anna.page, spot, 'seen')
  await we.relay().kill()
  await anna.page.locator('.save-label[data-state="offline"]').waitFor()
  await writesOffline(anna.page)
  await we.relay().restart()
  await isOnBoard(anna.page)
  await isOnBoard(bo.page)
  await until(async () => (await facts()).length === 2, 'what was seen and what was written meanwhile is there')
  expect((await facts()).map(({ text }) => text).toSorted()).toEqual(['meanwhile', 'seen'])
})

async function writesOffline(page: Page): Promise<void> {
  await page.mouse.dblclick(900, 450)
  await page.keyboard.type('meanwhile')
  await page.keyboard.press('Escape')
}

test('a reload lands where I was', async () => {
  const { page } = we.anna()
  const remembered = (): Promise<string | null> =>
    page.evaluate((key) => localStorage.getItem(key), `samtavle.camera.${we.board().id}`)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await writesNoteAt(page, spot, 'here')
  await page.locator('.canvas-host').focus()
  await page.keyboard.press('Control+Digit0')
  const zoom = 100
  await expect.poll(() => zoomOf(page)).toBe(zoom)
  // Where somebody was before is remembered a moment after they got there, too.
  await expect.poll(async () => Number((await remembered())?.split(' ').at(-1)) * 100).toBe(zoom)
  const place = await remembered()
  await page.reload()
  await isOnBoard(page)
  await expect.poll(() => zoomOf(page)).toBe(zoom)
  expect(await remembered()).toBe(place)
})

async function zoomOf(page: Page): Promise<number> {
  return Number.parseInt((await page.locator('.zoom-amount').textContent()) ?? '', 10)
}

test('who only looks sees it all live and can change nothing', async () => {
  const anna = we.anna()
  const visitor = await openPerson(we.browser(), { origin: we.relay().origin })
  await visitor.page.goto(we.linkFor('view'))
  await isOnBoard(visitor.page)
  await writesNoteAt(anna.page, spot, 'to be seen')
  await visitor.page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  await visitor.page.getByText('to be seen').waitFor()
  await visitor.page.locator('.canvas-host').focus()
  await visitor.page.keyboard.press('Control+KeyA')
  await visitor.page.keyboard.press('Delete')
  await visitor.page.mouse.dblclick(700, 300)
  await visitor.page.keyboard.type('no')
  expect((await facts()).map(({ text }) => text)).toEqual(['to be seen'])
  expect(visitor.troubles).toEqual([])
  await visitor.close()
})
