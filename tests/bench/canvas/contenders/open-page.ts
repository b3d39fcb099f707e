import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { viewport } from '../views.ts'

/** A page of its own, without anything from before, that can reach nothing but this machine. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', serviceWorkers: 'block' })
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort())
  return context.newPage()
}

/** What the scripts that a page has loaded weigh when they are compressed alike. */
export async function scriptBytes(page: Page): Promise<number> {
  const urls = await page.evaluate<string[]>(
    `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\\.(js|ts)$/.test(name))`,
  )
  const sizes = [...new Set(urls)].map(async (url) => {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).byteLength
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
