import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { until } from '../support/until.ts'
import { isOnBoard } from './chrome-people.ts'
import { recordsPaintedWords } from './painted-words.ts'
import { annaAndBo, editorOf, opensOnlyNote, spot } from './two-people.ts'

const we = annaAndBo('The same note')
const { facts, writesNoteAt } = we

test('[C8] two people type fifty letters each into one note: all hundred are there on both screens, each sees the other’s named caret', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  for (const { page } of [anna, bo]) {
    await recordsPaintedWords(page)
    await page.reload()
    await isOnBoard(page)
  }
  await writesNoteAt(anna.page, spot, 'x')
  await Promise.all([opensOnlyNote(anna.page), opensOnlyNote(bo.page)])
  await anna.page.keyboard.press('Home')
  await bo.page.keyboard.press('End')
  await Promise.all([anna.page.keyboard.type('a'.repeat(50)), bo.page.keyboard.type('b'.repeat(50))])
  await until(async () => (await facts())[0]?.text.length === 101, 'the relay has all letters')
  const text = (await facts())[0]?.text
  expect(text?.replaceAll(/[^ab]/g, '').length).toBe(100)
  expect(text?.match(/a/g)?.length).toBe(50)
  await expect.poll(() => editorOf(anna.page).inputValue()).toBe(text)
  await expect.poll(() => editorOf(bo.page).inputValue()).toBe(text)
  await expect.poll(() => wasPainted(anna.page, 'Bo')).toBe(true)
  await expect.poll(() => wasPainted(bo.page, 'Anna')).toBe(true)
  for (const { page } of [anna, bo]) await expect.poll(() => caretsOfOthers(page)).toBe(1)
})

/** Whether a word is painted somewhere in the frames that follow. */
async function wasPainted(page: Page, word: string): Promise<boolean> {
  return page.evaluate((sought) => window.paintedWords?.includes(sought) === true, word)
}

/** How many upright strokes of one colour, as high as a line, stand on the overlay within the note: the carets of others. */
async function caretsOfOthers(page: Page): Promise<number> {
  return page.evaluate(() => {
    const sheet = document.querySelector<HTMLCanvasElement>('.canvas-sheets [data-sheet="overlay"]')
    const field = document.querySelector('.canvas-editor')?.getBoundingClientRect()
    // A sheet is no larger than what it holds.
    const corner = sheet?.getBoundingClientRect()
    if (!sheet || !field || !corner?.width) return -1
    const context = new OffscreenCanvas(corner.width, corner.height).getContext('2d')
    if (context === null) return -1
    context.drawImage(sheet, 0, 0)
    const [left, top] = [Math.floor(field.left - corner.left), Math.floor(field.top - corner.top)]
    const [width, height] = [Math.ceil(field.width), Math.ceil(field.height)]
    const { data } = context.getImageData(left, top, width, height)
    const isSet = (x: number, y: number): boolean => (data[(y * width + x) * 4 + 3] ?? 0) > 200
    let strokes = 0
    let wasTall = false
    for (let x = 0; x < width; x += 1) {
      let [run, longest] = [0, 0]
      for (let y = 0; y < height; y += 1) {
        run = isSet(x, y) ? run + 1 : 0
        longest = Math.max(longest, run)
      }
      const isTall = longest >= 10
      if (isTall && !wasTall) strokes += 1
      wasTall = isTall
    }
    return strokes
  })
}

test('[C6] a note dragged by one is deleted by another: the drag ends with a message and the note can be had back', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  await writesNoteAt(anna.page, spot, 'pulled')
  await bo.page.locator('.canvas-host').focus()
  await anna.page.mouse.move(spot.x, spot.y)
  await anna.page.mouse.down()
  for (let step = 1; step <= 10; step += 1) await anna.page.mouse.move(spot.x + step * 8, spot.y)
  await bo.page.keyboard.press('Control+KeyA')
  await bo.page.keyboard.press('Delete')
  await until(async () => (await facts()).length === 0, 'the note is deleted')
  await anna.page.getByText('Somebody deleted').first().waitFor()
  await anna.page.mouse.move(spot.x + 120, spot.y + 60)
  await anna.page.mouse.up()
  expect(await facts()).toEqual([])
  await bo.page.keyboard.press('Control+KeyZ')
  await until(async () => (await facts())[0]?.text === 'pulled', 'the words are back')
})

test('[C6] a note recoloured and moved by another while I drag it stays in my hand and ends where I let go, for both', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  await writesNoteAt(anna.page, spot, 'ours')
  const [before] = await facts()
  await anna.page.mouse.move(spot.x, spot.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(spot.x + 30, spot.y)
  await bo.page.locator('.canvas-host').focus()
  await bo.page.keyboard.press('Control+KeyA')
  const away = await framesOutOfHand(anna.page, { x: spot.x + 30, y: spot.y })
  await bo.page.getByRole('button', { name: 'Rose' }).click()
  await bo.page.locator('.canvas-host').focus()
  await bo.page.keyboard.press('Shift+ArrowUp')
  await until(async () => (await facts())[0]?.place[1] !== before?.place[1], 'the other move has arrived')
  await until(async () => (await away()).seen > 20, 'frames went by')
  expect((await away()).without, 'frames in which it was elsewhere').toBe(0)
  await anna.page.mouse.move(spot.x + 90, spot.y)
  await anna.page.mouse.up()
  await until(async () => {
    const [now] = await facts()
    return now?.place[1] === before?.place[1] && (now?.place[0] ?? 0) > (before?.place[0] ?? 0)
  }, 'it lies where it was let go')
  expect((await facts()).map(({ color }) => color)).toEqual(['rose'])
})

/** Counts the frames from now on in which nothing lies in my hand at a point of the screen. */
async function framesOutOfHand(
  page: Page,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<() => Promise<{ readonly seen: number; readonly without: number }>> {
  const counts = await page.evaluateHandle(
    ([atX, atY]) => {
      const frames = { seen: 0, without: 0 }
      // What is in a hand is on a sheet of its own, no larger than that.
      const sheet = document.querySelector<HTMLCanvasElement>('.canvas-sheets [data-sheet="live"]')
      const context = new OffscreenCanvas(1, 1).getContext('2d')
      const look = (): void => {
        const corner = sheet?.getBoundingClientRect()
        context?.clearRect(0, 0, 1, 1)
        if (sheet && corner) context?.drawImage(sheet, corner.left - atX, corner.top - atY)
        const dot = context?.getImageData(0, 0, 1, 1).data
        frames.seen += 1
        if ((dot?.[3] ?? 0) < 200) frames.without += 1
        requestAnimationFrame(look)
      }
      look()
      return frames
    },
    [x, y] as const,
  )
  return () => counts.jsonValue()
}

test('two who lock and drag the same note at once end with the same board, and the lock holds', async () => {
  const anna = we.anna()
  const bo = await we.bo()
  await writesNoteAt(anna.page, spot, 'contested')
  await bo.page.locator('.canvas-host').focus()
  await bo.page.keyboard.press('Control+KeyA')
  await anna.page.mouse.move(spot.x, spot.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(spot.x + 40, spot.y, { steps: 4 })
  await bo.page.keyboard.press('Control+Shift+KeyL')
  await until(async () => (await facts())[0]?.facts.has('locked') === true, 'it is locked')
  // Whoever held it already may lay it down; nobody takes it up again.
  await anna.page.mouse.move(spot.x + 80, spot.y)
  await anna.page.mouse.up()
  await anna.page.locator('.save-label[data-state="saved"]').waitFor()
  const [laid] = await facts()
  await anna.page.mouse.move(spot.x + 80, spot.y)
  await anna.page.mouse.down()
  await anna.page.mouse.move(spot.x + 300, spot.y + 100, { steps: 4 })
  await anna.page.mouse.up()
  await writesNoteAt(anna.page, { x: 1200, y: 600 }, 'later')
  expect((await facts()).find(({ text }) => text === 'contested')).toEqual(laid)
  await anna.page.keyboard.press('Escape')
  await anna.page.mouse.click(spot.x + 80, spot.y)
  await anna.page.keyboard.press('Control+Shift+KeyL')
  await until(async () => (await facts())[0]?.facts.has('locked') !== true, 'the other may let it go again')
})
