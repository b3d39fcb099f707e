import type { Page } from 'playwright-core'

/** Frames in a row that must come on time before a page counts as still. */
const calmFrames = 12
const longestMs = 8000

/** Waits until a page draws its frames on time, so that what came before does not count into what is measured next. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    let calm = 0
    let last = performance.now()
    const began = last
    const look = (time) => {
      calm = time - last < 25 ? calm + 1 : 0
      last = time
      if (calm >= ${calmFrames} || time - began > ${longestMs}) done()
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })`)
}
