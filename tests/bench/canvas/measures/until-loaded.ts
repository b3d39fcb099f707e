import type { Page } from 'playwright-core'

/** A page that has asked for nothing for so long has all that it fetches behind what people wait for. */
const quietMs = 1000
const longestMs = 20_000

/** Waits until a page asks for nothing more, so that its opening does not count into what is done on it. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    const asked = () => performance.getEntriesByType('resource').length
    const began = performance.now()
    let [known, since] = [asked(), began]
    const look = setInterval(() => {
      const now = performance.now()
      if (asked() !== known) [known, since] = [asked(), now]
      if (now - since < ${quietMs} && now - began < ${longestMs}) return
      clearInterval(look)
      done()
    }, 50)
  })`)
}
