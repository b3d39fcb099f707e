import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import { keepLog } from '../../support/kept-log.ts'
import { startRelay } from '../../support/relay.ts'
import { workshopPeople } from '../../support/workshop/workshop-people.ts'
import type { WorkshopEntry } from '../../support/workshop/workshop.ts'
import { percentile } from './percentile.ts'

/** What showing another moment cost, in milliseconds of script on the main thread of the built app. */
export interface PictureFigures {
  /** From the slider's event until the board says what it said then, and the page around it too. */
  readonly seek: readonly number[]
  /** All frames together until nothing is painted any more. */
  readonly painting: readonly number[]
  /** The longest of those frames. */
  readonly longestFrame: readonly number[]
}

/** Frames in a row in which next to nothing runs: the picture is there. */
const quietFrames = 4
/** Less script than this is no painting. */
const quietMs = 0.3

/** Scrubs the built app's replay of a log to random moments and measures what each costs. The app has to be built before. */
export async function measurePictures(entries: readonly WorkshopEntry[], count: number): Promise<PictureFigures> {
  const dataDir = await mkdtemp(join(tmpdir(), 'samtavle-pictures-'))
  try {
    const board = await keepLog({ dataDir, title: 'En havn for alle', entries, people: workshopPeople(entries) })
    const [relay, browser] = await Promise.all([startRelay({ dataDir }), launchChromium()])
    try {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' })
      const page = await context.newPage()
      await page.addInitScript(countFrames)
      await page.goto(`${relay.origin}/b/${board.id}/replay#${board.links.view}`)
      await page.locator('.replay-scrubber').waitFor({ timeout: 120_000 })
      return await scrub(page, count)
    } finally {
      await browser.close()
      await relay.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The middle and the edge of some times. */
export function middleAndEdge(times: readonly number[]): string {
  return `${[50, 95, 99].map((share) => percentile(times, share).toFixed(1)).join(' / ')} ms`
}

/** Runs in the page before anything else: how long the script of every frame takes. */
const countFrames = `(() => {
  const ask = window.requestAnimationFrame.bind(window)
  const frame = { script: 0 }
  window.measuredFrame = frame
  window.requestAnimationFrame = (draw) => ask((now) => {
    const from = performance.now()
    try { draw(now) } finally { frame.script += performance.now() - from }
  })
})()`

async function scrub(page: Page, count: number): Promise<PictureFigures> {
  const figures = { seek: [] as number[], painting: [] as number[], longestFrame: [] as number[] }
  for (let index = 0; index < count; index += 1) {
    // Spread over the session without a pattern, the same in every run.
    const share = (index * 0.618_033_988) % 1
    const [seek, ...frames] = await page.evaluate<readonly number[]>(scrubTo(share))
    figures.seek.push(seek ?? 0)
    figures.painting.push(frames.reduce((sum, ms) => sum + ms, 0))
    figures.longestFrame.push(Math.max(0, ...frames))
  }
  return figures
}

/** Moves the slider as a finger would, and counts frames until they are quiet. */
function scrubTo(share: number): string {
  return `(async () => {
    const slider = document.querySelector('.replay-scrubber')
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set
    const from = performance.now()
    set.call(slider, String(Math.round(${share} * Number(slider.max))))
    slider.dispatchEvent(new Event('input', { bubbles: true }))
    await null
    const times = [performance.now() - from]
    for (let quiet = 0; quiet < ${quietFrames};) {
      window.measuredFrame.script = 0
      await new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(done))))
      const script = window.measuredFrame.script
      times.push(script)
      quiet = script < ${quietMs} ? quiet + 1 : 0
    }
    return times
  })()`
}
