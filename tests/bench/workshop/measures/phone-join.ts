import type { Browser } from 'playwright-core'
import { boardFacts, wholeItems } from '../../../support/board-facts.ts'
import type { RunningRelay } from '../../../support/relay.ts'
import { until } from '../../../support/until.ts'
import { join, makeBoard } from '../../../system/board-api.ts'
import { openSlowLine, type LineProfile } from '../slow-line.ts'

/** A phone and the line it hangs on. */
export interface PhoneProfile extends LineProfile {
  /** How many times slower than this machine it thinks. */
  readonly slowdown: number
}

/** The lines that a workshop meets: the second is what a browser's tools call fast 3G. */
export const phoneProfiles: readonly PhoneProfile[] = [
  { name: 'slow 4G', downBytesPerSecond: 200_000, upBytesPerSecond: 94_000, roundTripMs: 150, slowdown: 1 },
  {
    name: 'fast 3G, a slow phone',
    downBytesPerSecond: 180_000,
    upBytesPerSecond: 84_000,
    roundTripMs: 562,
    slowdown: 4,
  },
]

/** From the scanned code, in milliseconds, with no time in between for a person to read. */
export interface PhoneFigures {
  /** Asked who one is. */
  readonly askedMs: number
  /** A field to write in. */
  readonly fieldMs: number
  /** The note is durable at the relay. */
  readonly onWallMs: number
  /** What had come over the line by then. */
  readonly bytes: number
}

/** Scans, joins and sends a note, three taps, on a device that was never here. */
export async function measurePhoneJoin(
  browser: Browser,
  relay: RunningRelay,
  profile: PhoneProfile,
): Promise<PhoneFigures> {
  const board = await makeBoard(relay.origin, { title: 'From a phone' })
  const { token } = await join(relay.origin, board, 'view')
  const line = await openSlowLine(relay.port, profile)
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: profile.slowdown })
    const startedAt = performance.now()
    const since = (): number => performance.now() - startedAt
    await page.goto(`${line.origin}/b/${board.id}#${board.links.contribute}`, { waitUntil: 'commit' })
    const button = page.getByRole('button', { name: 'Join the board' })
    await button.waitFor({ timeout: 60_000 })
    const askedMs = since()
    await button.tap()
    const field = page.getByRole('textbox', { name: 'Your note' })
    await field.waitFor({ timeout: 60_000 })
    const fieldMs = since()
    await field.tap()
    await page.keyboard.insertText('From the bus')
    await page.keyboard.press('Enter')
    const isThere = async (): Promise<boolean> =>
      wholeItems(await boardFacts(relay.origin, board.id, token)).some(({ text }) => text === 'From the bus')
    await until(isThere, 'the note is on the wall', 60_000)
    return { askedMs, fieldMs, onWallMs: since(), bytes: line.downBytes() }
  } finally {
    await context.close()
    await line.close()
  }
}
