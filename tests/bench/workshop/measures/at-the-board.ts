import { setTimeout as pause } from 'node:timers/promises'
import { boardPoint } from '@samtavle/board'
import type { Browser, Page } from 'playwright-core'
import type { RunningRelay } from '../../../support/relay.ts'
import { until } from '../../../support/until.ts'
import { comeByWire, type WirePerson } from '../../../support/workshop/wire-person.ts'
import type { MadeBoard } from '../../../system/board-api.ts'
import { openPage } from '../../canvas/contenders/open-page.ts'
import { frameFigures, type FrameFigures } from '../../canvas/measures/frame-figures.ts'
import { createHands } from '../../canvas/measures/hands.ts'
import { untilStill } from '../../canvas/measures/until-still.ts'
import { viewport, type View } from '../../canvas/views.ts'
import { percentile } from '../../history/percentile.ts'

/** What somebody notices who sits at a board, in milliseconds at the 95th percentile and frames a second. */
export interface AtTheBoard {
  readonly pan: FrameFigures
  /** From a key to its letter on the way to the screen, in all notes, in the first that this page writes, and in those that follow. */
  readonly letterMs: number
  readonly firstLetterMs: number
  readonly laterLetterMs: number
  /** From somebody's edit to its words painted here. */
  readonly acrossMs: number
}

/** How it is measured. */
export interface Sitting {
  /** Where one sits down: near enough to read. The board is panned with all of it in view. */
  readonly view: View
  /** How many times slower than this machine the page thinks; the edits of others are measured at its full speed. */
  readonly slowdown: number
}

const panSeconds = 3
const letters = 160
/** From one key to the next: eight letters a second, which is about a hundred words a minute, now faster and now slower. */
const gapsMs = [60, 110, 90, 190, 120, 70, 160, 200]
const words = 'we could meet at the old harbour on a quiet evening and talk about what it needs and who would come '
/** Notes that are written after the first, so far apart on the screen. */
const laterNotes = 2
const betweenNotes = 220
const edits = 60

/** Opens a board in a page of its own, and pans, writes and watches there. */
export async function measureAtTheBoard(
  browser: Browser,
  relay: RunningRelay,
  board: MadeBoard,
  { view, slowdown }: Sitting,
): Promise<AtTheBoard> {
  const page = await openPage(browser)
  try {
    await page.addInitScript(rememberPaintedWords)
    await page.addInitScript(`localStorage.setItem('samtavle.camera.${board.id}', '${view.x} ${view.y} ${view.zoom}')`)
    await page.goto(`${relay.origin}/b/${board.id}#${board.links.contribute}`)
    await page.getByRole('radio', { name: /^Citizens/ }).check()
    await page.getByRole('button', { name: 'Join the board' }).click()
    await page.locator('.save-label[data-state="saved"]').waitFor({ timeout: 60_000 })
    await untilStill(page)
    const acrossMs = await leavingNothing(relay, board, (other) => measureAcross(page, other, view))
    await untilStill(page)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await watchKeys(page)
    return await leavingNothing(relay, board, () => measureHands(page, acrossMs))
  } finally {
    await page.context().close()
  }
}

async function measureHands(page: Page, acrossMs: number): Promise<AtTheBoard> {
  const first = await typeNote(page, 0)
  const later: number[] = []
  for (let note = 1; note <= laterNotes; note += 1) later.push(...(await typeNote(page, note)))
  await page.locator('.canvas-host').focus()
  await page.keyboard.press('Shift+1')
  await untilStill(page)
  return {
    pan: await measurePan(page),
    letterMs: percentile([...first, ...later], 95),
    firstLetterMs: percentile(first, 95),
    laterLetterMs: percentile(later, 95),
    acrossMs,
  }
}

/** Lets somebody else in, and has them take away what came to the board meanwhile: the next round finds it as this one did. */
async function leavingNothing<Found>(
  relay: RunningRelay,
  board: MadeBoard,
  measure: (other: WirePerson) => Promise<Found>,
): Promise<Found> {
  const other = await comeByWire(relay, board, { name: 'Bo', sector: 'public' })
  const before = new Set(other.board.view().items.keys())
  const found = await measure(other)
  other.edits.removeItems([...other.board.view().items.keys()].filter((id) => !before.has(id)))
  await until(async () => other.board.view().items.size === before.size, 'the board is as it was')
  other.close()
  return found
}

/** Pans with the space bar held, as sixty events a second, whether the page keeps up or not. */
export function measurePan(page: Page): Promise<FrameFigures> {
  return frameFigures(page, async (session) => {
    const hands = createHands(session)
    await hands.key('keyDown', ' ', 'Space')
    await hands.drag([viewport.width / 2, viewport.height / 2], { seconds: panSeconds })
    await hands.key('keyUp', ' ', 'Space')
  })
}

/** Types into a page with nothing but a field: sooner than there no board on this machine shows a letter. */
export async function measureBareLetters(browser: Browser, slowdown: number): Promise<number> {
  const page = await openPage(browser)
  try {
    await page.setContent('<!doctype html><textarea autofocus></textarea>')
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await watchKeys(page)
    await page.locator('textarea').focus()
    return percentile(await typeLetters(page), 95)
  } finally {
    await page.context().close()
  }
}

/** Writes a new note in the middle of the view, beside those that came before. */
async function typeNote(page: Page, index: number): Promise<readonly number[]> {
  await page.locator('.canvas-host').focus()
  await page.keyboard.press('n')
  await page.mouse.click(viewport.width / 2 + (index - laterNotes / 2) * betweenNotes, viewport.height / 2)
  await page.locator('.canvas-editor').waitFor({ state: 'visible' })
  const waits = await typeLetters(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  return waits
}

async function watchKeys(page: Page): Promise<void> {
  // What the letter changed is painted in the next frame; after that frame its picture is on its way.
  await page.evaluate(`{
    const waits = []
    window.keyWaits = waits
    document.addEventListener('keydown', ({ timeStamp }) => {
      requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - timeStamp)))
    })
  }`)
}

/** Types as fast writers do, who do not wait for the screen: a letter that comes late holds up no key. */
async function typeLetters(page: Page): Promise<readonly number[]> {
  await page.evaluate('void window.keyWaits.splice(0)')
  const session = await page.context().newCDPSession(page)
  const hands = createHands(session)
  const sent: Promise<void>[] = []
  let dueAt = performance.now()
  for (let letter = 0; letter < letters; letter += 1) {
    await pause(Math.max(0, dueAt - performance.now()))
    const key = words[letter % words.length] ?? ''
    sent.push(hands.key('keyDown', key, ''), hands.key('keyUp', key, ''))
    dueAt += gapsMs[letter % gapsMs.length] ?? 0
  }
  await Promise.all(sent)
  const waits = (): Promise<number[]> => page.evaluate<number[]>('[...window.keyWaits]')
  await until(async () => (await waits()).length >= letters, 'all letters are on their way to the screen')
  await session.detach()
  return waits()
}

/** Somebody else writes notes into what this page sees, one after the other; both read the clock of one machine. */
async function measureAcross(page: Page, other: WirePerson, view: View): Promise<number> {
  const waits: number[] = []
  // Above the middle, where notes are written afterwards: nobody writes on a pile of sixty.
  const [x, y] = [view.x + viewport.width / view.zoom / 2, view.y + viewport.height / view.zoom / 6]
  for (let count = 0; count < edits; count += 1) {
    const text = `zq${count}`
    const at = Date.now()
    other.edits.addNote({ place: boardPoint(x + (count % 8) * 60 - 240, y), text })
    const seen = (): Promise<number | null> =>
      page.evaluate<number | null>(`window.paintedAt.get(${JSON.stringify(text)}) ?? null`)
    await until(async () => (await seen()) !== null, `“${text}” is painted`, 20_000)
    waits.push(((await seen()) ?? Number.NaN) - at)
  }
  return percentile(waits, 95)
}

/** Runs in the page before its scripts: when each line of words was first painted on any canvas. */
const rememberPaintedWords = `{
  const paintedAt = new Map()
  window.paintedAt = paintedAt
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const paint = Context.prototype.fillText
    Context.prototype.fillText = function (...args) {
      if (String(args[0]).startsWith('zq') && !paintedAt.has(args[0])) {
        const words = args[0]
        requestAnimationFrame(() => setTimeout(() => paintedAt.has(words) || paintedAt.set(words, Date.now())))
      }
      return paint.apply(this, args)
    }
  }
}`
