import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'

/** A picture that has not changed for this long is finished. */
const stillMs = 2500
/** Whoever needs longer has not finished. */
export const longestPaintingMs = 90_000

/**
 * From the beginning of a navigation to the last change of what is seen, by the browser's own pictures of the page: it asks
 * nothing of the page, so it is the same for everybody. Null when the page did not come to rest in time.
 */
export async function timeToPainted(page: Page, navigate: () => Promise<unknown>): Promise<number | null> {
  const session = await page.context().newCDPSession(page)
  let lastAt = 0
  session.on('Page.screencastFrame', ({ sessionId, metadata }) => {
    lastAt = (metadata.timestamp ?? 0) * 1000
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined)
  })
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 20 })
  const startedAt = Date.now()
  const navigation = navigate().catch(() => undefined)
  while (Date.now() - Math.max(lastAt, startedAt) < stillMs && Date.now() - startedAt < longestPaintingMs)
    await pause(50)
  // A page whose main thread is busy shows no new pictures either: it must answer before its stillness counts.
  await Promise.race([navigation.then(() => page.evaluate('1')), pause(longestPaintingMs)])
  while (Date.now() - lastAt < stillMs && Date.now() - startedAt < longestPaintingMs) await pause(50)
  const isStill = Date.now() - startedAt < longestPaintingMs
  await session.send('Page.stopScreencast').catch(() => undefined)
  await session.detach().catch(() => undefined)
  return isStill ? lastAt - startedAt : null
}
