import { boardPoint } from '@samtavle/board'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { comeByWire } from '../support/workshop/wire-person.ts'
import { call, join, jsonOf, makeBoard } from '../system/board-api.ts'
import { joins, openPerson } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** More than are shown as elements. */
const people = 18

/** What must not be seen is gone after two or three letters; without a look at the round it stands for more than a hundred. */
const lettersAtMost = 40

/** What is painted on one of the sheets. */
function lookOf(page: Page, sheet: 'resting' | 'pointers'): Promise<string> {
  return page.locator(`canvas[data-sheet="${sheet}"]`).evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL())
}

test('a crowd’s pointers stand while letters come, though what others do is let in, move with the pause, and go at once where nobody is to see them', async () => {
  const board = await makeBoard(relay.origin, { title: 'Many at once' })
  const crowd = await Promise.all(
    Array.from({ length: people }, (_none, index) =>
      comeByWire(relay, board, { name: `Guest ${index}`, sector: 'public', remembers: false }),
    ),
  )
  let step = 0
  const walking = setInterval(() => {
    step += 1
    for (const [index, person] of crowd.entries())
      person.point([100 + index * 30, 100 + ((step * 9 + index * 7) % 300)])
  }, 100)
  const anna = await openPerson(browser, { origin: relay.origin, viewport: { width: 900, height: 640 } })
  const { page } = anna
  const camera = [`samtavle.camera.${board.id}`, '0 0 1'] as const
  await page.addInitScript(([key, value]) => localStorage.setItem(key, value), camera)
  await joins(anna, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna')
  const another = async (sheet: 'resting' | 'pointers', what: string): Promise<void> => {
    const before = await lookOf(page, sheet)
    await until(async () => (await lookOf(page, sheet)) !== before, what)
  }
  await page.locator('canvas[data-sheet="pointers"]').waitFor({ state: 'visible' })
  await another('pointers', 'they move while nobody writes')

  await page.mouse.dblclick(640, 520)
  let isWriting = true
  const write = async (): Promise<void> => {
    while (isWriting) await page.keyboard.type('en bro ', { delay: 60 })
  }
  const writes = write()
  await page.locator('canvas[data-sheet="resting"]').waitFor({ state: 'hidden' })
  const standing = await lookOf(page, 'pointers')
  for (const [index, text] of ['Broen', 'Stien'].entries()) {
    const isLetIn = another('resting', 'what others do is let in')
    crowd[index]?.edits.addNote({ place: boardPoint(150 + index * 220, 150), text })
    await isLetIn
  }
  expect((await lookOf(page, 'pointers')) === standing, 'the pointers stand').toBe(true)
  isWriting = false
  await writes
  await until(async () => (await lookOf(page, 'pointers')) !== standing, 'they move with the pause')

  isWriting = true
  const writesOn = write()
  await page.locator('[data-still="pointers"]').waitFor()
  const { token } = await join(relay.origin, board, 'facilitate', { name: 'Bo', sector: 'public' })
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/rounds`, { token, body: { anonymous: true } }))
  const note = page.locator('textarea:focus')
  const lettersBefore = (await note.inputValue()).length
  const shown = page.locator('[data-still="pointers"], canvas[data-sheet="pointers"]').filter({ visible: true })
  await until(async () => (await shown.count()) === 0, 'while people write who must not be known, nobody’s is seen')
  expect((await note.inputValue()).length - lettersBefore, 'letters until then').toBeLessThan(lettersAtMost)
  isWriting = false
  await writesOn
  clearInterval(walking)
  expect(anna.troubles).toEqual([])
  for (const person of crowd) person.close()
  await anna.close()
})
