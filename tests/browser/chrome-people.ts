import axe, { type AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

/** Somebody at a screen of their own: one browser context, one page, and everything that went wrong in it. */
export interface Person {
  readonly page: Page
  /** Console errors, uncaught exceptions, refused content and requests to other hosts, as they happened. */
  readonly troubles: readonly string[]
  readonly close: () => Promise<void>
}

export interface PersonOptions extends BrowserContextOptions {
  readonly origin: string
  /** On a phone, the drawn board was chosen before. */
  readonly prefersBoard?: boolean
}

/** Gives a person a fresh browser that remembers nothing. */
export async function openPerson(
  browser: Browser,
  { origin, prefersBoard = false, ...options }: PersonOptions,
): Promise<Person> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1440, height: 900 },
    ...options,
    baseURL: origin,
  })
  if (prefersBoard) await context.addInitScript(() => localStorage.setItem('samtavle.board-view', 'board'))
  const page = await context.newPage()
  const troubles: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !isRefusalOfTheRelay(message.text())) troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  page.on('request', (request) => {
    if (!new URL(request.url()).host.includes(new URL(origin).host) && /^(?:http|ws)/.test(request.url()))
      troubles.push(`Another host was asked: ${request.url()}`)
  })
  return { page, troubles, close: () => context.close() }
}

/** Chromium writes every 4xx answer to the console; the pages under test show those to people, which is tested. */
function isRefusalOfTheRelay(text: string): boolean {
  return text.startsWith('Failed to load resource: the server responded with a status of 4')
}

/** Starts a board from the front page and waits until it is drawn. */
export async function startsBoard({ page }: Person, title: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('What is it about?').fill(title)
  await page.getByLabel(/^Your name/).fill('Bo')
  await page.getByRole('radio', { name: /^Public/ }).check()
  await page.getByRole('button', { name: 'Create the board' }).click()
  await isOnBoard(page)
}

/** Comes in by a link, with a name and a sector. */
export async function joins({ page }: Person, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(/^Your name/).fill(name)
  await page.getByRole('radio', { name: /^Citizens/ }).check()
  await page.getByRole('button', { name: 'Join the board' }).click()
  await isOnBoard(page)
}

/** Waits until the board stands, drawn or in the hand, and the server has everything. */
export async function isOnBoard(page: Page): Promise<void> {
  await page.locator('.board, .phone').first().waitFor()
  await page.locator('.save-label[data-state="saved"]').waitFor()
}

/** The invitation as the share dialog shows it. */
export async function readsInvitation({ page }: Person): Promise<string> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const link = await page.getByRole('textbox', { name: 'Link', exact: true }).inputValue()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  return link
}

/** Opens the board as a list. */
export async function opensOutline({ page }: Person): Promise<Locator> {
  await page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  const outline = page.getByRole('complementary', { name: 'The board as a list' })
  await outline.waitFor()
  return outline
}

/** One zone of the list. */
export function zoneOf(outline: Locator, name: string): Locator {
  return outline.getByRole('region', { name, exact: true })
}

/** Runs the accessibility audit on what is shown now; each finding names its rule and the elements. */
export async function audit(page: Page): Promise<readonly string[]> {
  // Not as a script element: the content policy under test would rightly refuse it.
  await page.evaluate(axe.source)
  const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}
