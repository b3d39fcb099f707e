import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepWorkshop, type KeptWorkshop } from './kept-workshop.ts'
import { audit, joins, openPerson } from './chrome-people.ts'

let workshop: KeptWorkshop

beforeAll(async () => {
  workshop = await keepWorkshop()
})

afterAll(() => workshop.close())

/** Presses a button that hands out a file, and keeps the file. */
async function saves(page: Page, button: string, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  const path = join(workshop.dataDir, name)
  await download.saveAs(path)
  return path
}

/** Opens a file from disk in a browser without a network; tells what it asked for besides itself. */
async function opensFile(path: string): Promise<{ page: Page; troubles: string[]; close: () => Promise<void> }> {
  const context = await workshop.browser.newContext({
    offline: true,
    locale: 'da-DK',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  const troubles: string[] = []
  const own = pathToFileURL(path).href
  page.on('request', (request) => {
    if (request.url() !== own && !/^(?:data|blob):/.test(request.url())) troubles.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text())
  })
  page.on('pageerror', (error) => troubles.push(String(error)))
  await page.goto(own)
  return { page, troubles, close: () => context.close() }
}

test('people mark moments as they happen and afterwards, and take the story home as a report and as a film', async () => {
  const { page, troubles, close } = await openPerson(workshop.browser, { origin: workshop.relay.origin })
  await joins(
    { page, troubles, close },
    `${workshop.relay.origin}/b/${workshop.board.id}#${workshop.board.links.contribute}`,
    'Solveig',
  )
  // As it happens, by keyboard.
  await page.getByRole('button', { name: 'Mark this moment…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('What is happening?').waitFor()
  await page.keyboard.type('Now we <b>see</b> it')
  await page.keyboard.press('Enter')
  await page.getByText('Bookmark set. You can undo it.').first().waitFor()
  await page.getByRole('button', { name: 'Mark this moment…' }).click()
  const field = page.getByRole('textbox', { name: /^Name of the bookmark/ })
  expect(await field.inputValue()).toBe('Now we <b>see</b> it')
  expect(await audit(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.locator('.save-label[data-state="saved"]').waitFor()

  // Afterwards, in the replay.
  await page.goto(`/b/${workshop.board.id}/replay`)
  await page.getByRole('button', { name: 'Bookmark: Now we <b>see</b> it' }).waitFor()
  await page.keyboard.press('Home')
  await page.keyboard.press('PageDown')
  await page.getByRole('button', { name: 'Moments', exact: true }).click()
  await page.getByRole('button', { name: 'Mark this moment' }).click()
  await page.getByLabel('What is happening?').fill('Where it began')
  await page.keyboard.press('Enter')
  const heading = page.getByRole('heading', { name: /^Bookmark: Where it began/ })
  await heading.waitFor()
  expect(await page.locator('.replay-clock').innerText()).not.toMatch(/Edit 0 /)
  await page.getByRole('button', { name: 'Delete: Bookmark: Where it began' }).click()
  await heading.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Take home', exact: true }).click()
  await page.getByRole('button', { name: 'Picture of this moment' }).click()
  await page.getByRole('button', { name: /^Leave out the picture at/ }).waitFor()
  expect(await audit(page)).toEqual([])
  const reportPath = await saves(page, 'Save as a page', 'report.html')
  const markdown = await readFile(await saves(page, 'Save as Markdown', 'report.md'), 'utf8')
  const filmPath = await saves(page, 'Save the film', 'film.html')
  expect(troubles).toEqual([])
  await close()

  expect(markdown.match(/^### .*Step: Ankomst/gm)).toHaveLength(2)
  expect(markdown).toContain(String.raw`Step: Hvad \<i\>ser\</i\> vi?`)
  expect(markdown).toContain('### Now we \\<b\\>see\\</b\\> it (marked by Solveig)')
  const report = await opensFile(reportPath)
  expect(await report.page.locator('script').count()).toBe(0)
  const pictures = report.page.getByRole('img')
  expect(await pictures.count()).toBeGreaterThanOrEqual(4)
  for (const picture of await pictures.all()) {
    expect(await picture.getAttribute('alt')).toMatch(/^The board then: .+\.$/)
    expect(await picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(1000)
  }
  await report.page.getByRole('heading', { name: 'Now we <b>see</b> it (marked by Solveig)' }).waitFor()
  expect(await audit(report.page)).toEqual([])
  expect(report.troubles).toEqual([])
  await report.close()

  const film = await opensFile(filmPath)
  const slider = film.page.getByRole('slider', { name: 'Sted i mødet' })
  await slider.waitFor()
  const clock = film.page.locator('.replay-clock')
  await film.page.keyboard.press('Home')
  await expect.poll(() => clock.innerText()).toMatch(/Ændring 0 af/)
  await film.page.keyboard.press('Space')
  await expect.poll(async () => Number(/Ændring (\d+)/.exec(await clock.innerText())?.[1])).toBeGreaterThan(20)
  await film.page.keyboard.press('k')
  await film.page.getByRole('button', { name: 'Trin: Hvad <i>ser</i> vi?' }).click()
  await film.page.getByRole('button', { name: 'Bogmærke: Now we <b>see</b> it' }).click()
  expect(await slider.getAttribute('aria-valuetext')).toContain('Solveig')
  expect(film.troubles).toEqual([])
  await film.close()
})

test('a link that hides names saves a film and a report without any', async () => {
  const { page, close } = await openPerson(workshop.browser, { origin: workshop.relay.origin })
  await page.goto(`/b/${workshop.board.id}/replay#${workshop.board.links.nameless}`)
  await page.getByRole('button', { name: 'Take home', exact: true }).click()
  await page.getByText('No names are told here, so the file has none.').waitFor()
  const report = await readFile(await saves(page, 'Save as a page', 'nameless.html'), 'utf8')
  const film = await readFile(await saves(page, 'Save the film', 'nameless-film.html'), 'utf8')
  await close()
  const about = /id="film-about">([^<]*)</.exec(film)?.[1] ?? ''
  expect(about).toContain('"hasNames":false')
  expect(about).toContain('Ankomst')
  for (const { name } of workshop.people) {
    expect(about).not.toContain(`"${name}"`)
    expect(report).not.toMatch(new RegExp(`[> ]${name}[ ,.<]`))
  }
})
