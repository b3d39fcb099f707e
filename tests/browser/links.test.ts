import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { factOf, type WholeItem } from '@samtavle/board'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { joins, openPerson } from './chrome-people.ts'
import { hasAllTools, laysOutAllTools } from './laid-out-tools.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

type Facts = () => Promise<readonly WholeItem[]>

async function newBoard(title: string): Promise<{ readonly board: MadeBoard; readonly facts: Facts }> {
  const board = await makeBoard(relay.origin, { title })
  const { token } = await join(relay.origin, board, 'view')
  return { board, facts: async () => wholeItems(await boardFacts(relay.origin, board.id, token)) }
}

/** Goes to a board, at life size, so that a pixel is a board unit. */
async function goesTo(page: Page, board: MadeBoard, isThere: () => Promise<void>): Promise<void> {
  await page.addInitScript((key) => localStorage.setItem(key, '0 0 1'), `samtavle.camera.${board.id}`)
  await isThere()
  await page.locator('.canvas-host').focus()
}

async function drags(page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 5 })
  await page.mouse.up()
}

const linkIn = async (facts: Facts): Promise<WholeItem | undefined> =>
  (await facts()).find(({ kind }) => kind === 'link')
const textsIn = async (facts: Facts): Promise<readonly string[]> =>
  (await facts()).filter(({ kind }) => kind === 'note').map(({ text }) => text)

test('a link gets a word, an end of it is led off its note, and all of it goes to another board and into a picture', async () => {
  const { board, facts } = await newBoard('Lines')
  const other = await newBoard('Another')
  const person = await openPerson(browser, {
    origin: relay.origin,
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const { page } = person
  const linkTo = ({ id, links }: MadeBoard): string => `${relay.origin}/b/${id}#${links.contribute}`
  await laysOutAllTools(relay, board)
  await goesTo(page, board, () => joins(person, linkTo(board), 'Anna'))
  await hasAllTools(page)
  for (const [x, words] of [
    [400, 'light'],
    [900, 'dark'],
  ] as const) {
    await page.mouse.dblclick(x, 450)
    await page.keyboard.type(words)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  }
  await until(async () => (await facts()).length === 2, 'both notes are there')
  await page.keyboard.press('Control+KeyA')
  await page.keyboard.press('Control+KeyL')
  await until(async () => (await linkIn(facts)) !== undefined, 'they are linked')

  // A double click on the line, and a letter on the selected one, both write its word.
  await page.mouse.click(650, 700)
  await page.mouse.dblclick(650, 450)
  await page.getByRole('textbox', { name: 'Word on the link', exact: true }).waitFor()
  await page.keyboard.type('becase')
  await page.keyboard.press('Enter')
  const labelNow = async (): Promise<string | undefined> => {
    const link = await linkIn(facts)
    return link === undefined ? undefined : factOf(link, 'label')
  }
  await until(async () => (await labelNow()) === 'becase', 'the link has its word')
  await page.keyboard.type('because')
  await page.keyboard.press('Enter')
  await until(async () => (await labelNow()) === 'because', 'and another one')

  // With Ctrl an end sticks to nothing; let go on the table it lies where it was let go.
  const { id: pair } = (await linkIn(facts)) as WholeItem
  await drags(page, [794, 450], [700, 600])
  await until(async () => (await linkIn(facts))?.id !== pair, 'its end lies free')
  const free = await linkIn(facts)
  // The bar above the board is 60 pixels high.
  expect(free?.ends?.to).toEqual([700, 540])
  expect(free && factOf(free, 'label')).toBe('because')
  await page.keyboard.down('Control')
  await drags(page, [700, 600], [900, 500])
  await page.keyboard.up('Control')
  await until(
    async () => JSON.stringify((await linkIn(facts))?.ends?.to) === '[900,440]',
    'the end lies on the note, free',
  )
  await drags(page, [900, 500], [900, 460])
  await until(async () => (await linkIn(facts))?.id === pair, 'without Ctrl it sticks to the note again')

  await page.keyboard.press('Control+KeyA')
  await page.keyboard.press('Control+KeyC')
  const pieces = (): Promise<readonly string[]> =>
    page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types))
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('light\ndark')
  const isThere = (): Promise<void> => joins(person, linkTo(other.board), 'Anna')
  await goesTo(page, other.board, isThere)
  await page.mouse.move(600, 450)
  await page.keyboard.press('Control+KeyV')
  await until(async () => (await linkIn(other.facts)) !== undefined, 'the notes have come with their link')
  const copied = (await linkIn(other.facts)) as WholeItem
  expect(factOf(copied, 'label')).toBe('because')
  expect((await textsIn(other.facts)).toSorted()).toEqual(['dark', 'light'])
  await page.keyboard.press('Shift+Alt+KeyC')
  await expect.poll(pieces).toEqual(['image/png'])
  await page.keyboard.press('Control+KeyZ')
  await until(async () => (await other.facts()).length === 0, 'one undo takes all of it away')

  await page.evaluate(() => navigator.clipboard.writeText('one line\nand another'))
  await page.keyboard.press('Control+Shift+KeyV')
  await until(async () => (await textsIn(other.facts)).length > 0, 'the lines have come')
  expect(await textsIn(other.facts)).toEqual(['one line\nand another'])
  expect(person.troubles).toEqual([])
  await person.close()
})
