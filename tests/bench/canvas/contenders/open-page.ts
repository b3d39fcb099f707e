import { gzipSync } from 'node:zlib'
import type { Browser, Page, Request } from 'playwright-core'
import { viewport } from '../views.ts'

/** A page of its own, without anything from before, that can reach nothing but this machine. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', serviceWorkers: 'block' })
  await context.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort())
  return context.newPage()
}

/** Notes which scripts a page asks for, until it is told to stop. */
export function watchScripts(page: Page): { stop(): readonly string[] } {
  const urls = new Set<string>()
  const note = (request: Request): void => {
    if (/\.(js|ts)$/.test(new URL(request.url()).pathname)) urls.add(request.url())
  }
  page.on('request', note)
  return {
    stop() {
      page.off('request', note)
      return [...urls]
    },
  }
}

/** What scripts weigh when they are compressed alike. */
export async function scriptBytes(urls: readonly string[]): Promise<number> {
  const sizes = urls.map(async (url) => {
    const answer = await fetch(url, { headers: { 'accept-encoding': 'identity' } })
    return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).byteLength
  })
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
