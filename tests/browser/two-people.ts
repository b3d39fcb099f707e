import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { boardFacts, wholeItems } from '../support/board-facts.ts'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { joins, openPerson, type Person } from './chrome-people.ts'

/** Where a note lies in the middle of what people see. */
export const spot = { x: 500, y: 450 }

/** The open editor of a page. */
export const editorOf = (page: Page) => page.locator('.canvas-editor')

/** Anna on a fresh board for each test of a file, and Bo beside her when a test asks for him: coming in takes seconds. */
export function annaAndBo(title: string) {
  let relay: RunningRelay
  let browser: Browser
  let board: MadeBoard
  let token: string
  let anna: Person
  let bo: Person | null = null

  const linkFor = (role: 'contribute' | 'view'): string => `${relay.origin}/b/${board.id}#${board.links[role]}`
  const comes = async (name: string): Promise<Person> => {
    const person = await openPerson(browser, { origin: relay.origin })
    await joins(person, linkFor('contribute'), name)
    return person
  }
  beforeAll(async () => {
    ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
  })
  afterAll(async () => {
    await browser.close()
    await relay.close()
  })
  beforeEach(async () => {
    board = await makeBoard(relay.origin, { title })
    ;({ token } = await join(relay.origin, board, 'view'))
    bo = null
    anna = await comes('Anna')
    return async () => {
      await Promise.all([anna.close(), bo?.close()])
    }
  })
  const facts = async () => wholeItems(await boardFacts(relay.origin, board.id, token))

  return {
    relay: () => relay,
    browser: () => browser,
    board: () => board,
    token: () => token,
    anna: () => anna,
    bo: async () => (bo ??= await comes('Bo')),
    linkFor,
    /** The notes as the relay has them. */
    facts,
    /** Writes a note at a point of the screen and leaves it. */
    async writesNoteAt(page: Page, at: { readonly x: number; readonly y: number }, words: string): Promise<void> {
      await page.mouse.dblclick(at.x, at.y)
      await page.keyboard.type(words)
      await page.keyboard.press('Escape')
      await until(async () => (await facts()).some(({ text }) => text === words), `the relay has the note ${words}`)
    },
  }
}

/** Flies to the only note and puts the caret at the end of its words. */
export async function opensOnlyNote(page: Page): Promise<void> {
  await page.locator('.canvas-host').focus()
  await page.keyboard.press('Shift+Digit1')
  await page.keyboard.press('Control+KeyA')
  await page.keyboard.press('Enter')
  await editorOf(page).waitFor({ state: 'visible' })
}
