import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { audit, joins, openPerson, opensOutline, readsInvitation, startsBoard, type Person } from './chrome-people.ts'
import { shines } from './lasers.ts'
import { openTabBehind, type TabBehind } from './tab-behind.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await relay.close()
})

const strip = ({ page }: Person): Locator => page.getByRole('region', { name: 'The session' })

async function opensPlan({ page }: Person): Promise<Locator> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Steps and tools…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Steps and tools' })
  await dialog.waitFor()
  return dialog
}

/** The heading under which the chosen entry of a list stands. */
const groupChosen = (select: Element): string | null =>
  select instanceof HTMLSelectElement ? (select.selectedOptions[0]?.closest('optgroup')?.label ?? null) : null

const namesOfButtons = (tools: Locator): Promise<readonly string[]> =>
  tools.getByRole('button').evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? ''))

/** Comes in by a link in a tab that then lies behind another. */
async function looksAway(link: string): Promise<TabBehind> {
  const tab = await openTabBehind(browser, link)
  await until(
    () =>
      tab.tells<boolean>(`{
        const join = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Join the board')
        if (document.querySelector('.board') === null) join?.click()
        document.querySelector('.session-timer') !== null
      }`),
    'somebody is in and sees the timer',
  )
  await tab.goesBehind()
  return tab
}

async function callsEveryone({ page }: Person, button: string): Promise<void> {
  await page.getByRole('button', { name: /people here/ }).click()
  await page.getByRole('button', { name: button }).click()
}

test('a session: steps, time, few tools, a round of talk, and everybody looks the same way who is not writing', async () => {
  const lead = await openPerson(browser, { origin: relay.origin })
  await startsBoard(lead, 'The marina')
  const link = await readsInvitation(lead)

  const plan = await opensPlan(lead)
  await plan.getByRole('button', { name: 'Two hours, eight steps' }).click()
  await plan.getByLabel('Name of step 2').fill('Our rules')
  await plan.getByRole('button', { name: 'Take the group to “Arrive”' }).click()
  expect(await audit(lead.page)).toEqual([])
  await plan.getByRole('button', { name: 'Close', exact: true }).click()
  await strip(lead).getByRole('heading', { name: 'Arrive' }).waitFor()
  // Advice for whoever leads is put away until it is asked for, and shown to nobody else.
  await strip(lead).getByRole('button', { name: 'Advice' }).click()
  await strip(lead).getByText('Have no answer ready, and say so aloud.').waitFor()
  expect(await audit(lead.page)).toEqual([])
  await strip(lead).getByRole('button', { name: 'Advice' }).click()

  // Whoever comes later stands where the group is, with few tools.
  const anna = await openPerson(browser, { origin: relay.origin })
  await joins(anna, link, 'Anna')
  await strip(anna).getByText('Step 1 of 8').waitFor()
  expect(await strip(anna).getByRole('button', { name: 'Advice' }).count()).toBe(0)
  const tools = anna.page.getByRole('toolbar', { name: 'Tools' })
  await tools.getByRole('button', { name: 'React' }).waitFor()
  expect(await namesOfButtons(tools)).toEqual(['New note', 'React', 'Undo', 'Redo'])
  // What somebody knows from elsewhere says why it does nothing, and what the group holds together is nobody's to close.
  await anna.page.getByRole('application').focus()
  await anna.page.keyboard.press('s')
  await anna.page.getByText('Sections are not laid out here.').waitFor()
  await anna.page.keyboard.press('c')
  await anna.page.getByText('Everybody can add them in “Common ground” and in the list.').waitFor()
  await opensOutline(anna)
  await anna.page.getByRole('button', { name: 'Add: Problem framing' }).waitFor()
  await anna.page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  // A facilitator opens a tool, and closes it again.
  const again = await opensPlan(lead)
  await again.getByRole('checkbox', { name: 'Links', exact: true }).check()
  await tools.getByRole('button', { name: 'Connect two notes' }).waitFor()
  expect(await namesOfButtons(tools)).toContain('Select and move')
  await again.getByRole('button', { name: 'Only notes, votes and reactions' }).click()
  await tools.getByRole('button', { name: 'Connect two notes' }).waitFor({ state: 'detached' })
  // What is put away is put away in every way to make it.
  const notes = again.getByRole('checkbox', { name: 'Notes', exact: true })
  await notes.uncheck()
  await tools.getByRole('button', { name: 'New note' }).waitFor({ state: 'detached' })
  await anna.page.mouse.dblclick(500, 500)
  await anna.page.getByText('A facilitator has put notes away for now.').waitFor()
  await notes.check()
  await again.getByRole('button', { name: 'Close', exact: true }).click()
  await tools.getByRole('button', { name: 'New note' }).waitFor()

  await strip(anna).getByRole('button', { name: 'Look at the next step' }).click()
  await strip(anna).getByRole('heading', { name: 'Our rules' }).waitFor()
  await strip(lead).getByRole('button', { name: 'Start the timer' }).click()
  await anna.page.getByRole('timer', { name: 'Time left' }).waitFor()
  await until(async () => /^\d+:\d\d · The marina/.test(await anna.page.title()), 'the timer stands in the tab')
  expect(await audit(anna.page)).toEqual([])
  await strip(anna).getByRole('button', { name: 'Back to the group' }).click()
  await strip(anna).getByRole('heading', { name: 'Arrive' }).waitFor()
  // Somebody reads another tab, where browsers let a page's own timers run once a minute.
  const away = await looksAway(link)
  await strip(lead).getByRole('button', { name: 'End the timer' }).click()
  await lead.page.getByLabel('Minutes').fill('0.05')
  await strip(lead).getByRole('button', { name: 'Start the timer' }).click()
  await strip(anna).getByText('Time is up').waitFor()
  await until(async () => (await anna.page.title()).startsWith('⏰'), 'the tab says that the time is up')
  await until(() => away.tells<boolean>(`document.hidden && document.title.startsWith('⏰')`), 'a tab behind says so')
  await until(() => away.tells<boolean>('window.rung === 3'), 'a tab behind rings to the end')
  await away.close()

  await (await opensPlan(lead)).getByRole('button', { name: 'Start a round of talk' }).click()
  await strip(anna).getByText('2 not heard yet').waitFor()
  await strip(anna).getByRole('button', { name: 'I pass' }).click()
  await strip(lead).getByRole('button', { name: 'Anna passed' }).waitFor()
  await strip(lead).getByRole('button', { name: 'Bo has not been heard yet' }).click()
  await strip(anna).getByText('Everybody has been heard').waitFor()
  expect(await audit(lead.page)).toEqual([])

  // Anna is writing: a card asks. Her hands free, she is taken there.
  await anna.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'New note' }).click()
  await anna.page.mouse.click(500, 500)
  await anna.page.keyboard.type('the water')
  await callsEveryone(lead, 'Bring everyone here')
  await anna.page.getByText('Bo asks everyone to look here.').waitFor()
  await anna.page.getByRole('button', { name: 'Not now' }).click()
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('Escape')
  await anna.page.getByRole('application').focus()
  await callsEveryone(lead, 'Take everyone along')
  await anna.page.getByText('You see what Bo sees').waitFor()
  await lead.page.getByRole('button', { name: 'Let everyone go' }).click()
  await anna.page.getByText('You see what Bo sees').waitFor({ state: 'detached' })

  // A facilitator covers what should not stand there: for all, with a name; its author reads it still.
  await lead.page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  await lead.page.getByRole('button', { name: 'the water', exact: true }).click()
  await lead.page.getByRole('button', { name: 'More for the selection' }).click()
  await lead.page.getByRole('menuitem', { name: 'Hide the words for all' }).click()
  await anna.page.getByRole('button', { name: 'The board as a list', exact: true }).click()
  const list = anna.page.getByRole('complementary', { name: 'The board as a list' })
  await list.getByText('Hidden by Bo').waitFor()
  expect(await list.getByText('the water').count()).toBe(0)
  await list.getByRole('button', { name: 'Read what is hidden' }).click()
  await list.getByRole('button', { name: 'the water', exact: true }).waitFor()

  // Reactions rise for everybody, and are gone.
  await anna.page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'React' }).click()
  await anna.page
    .getByRole('toolbar', { name: 'React without words' })
    .getByRole('button', { name: 'Applause' })
    .click()
  const clap = lead.page.locator('.signals-floating [data-sign="clap"]')
  await clap.waitFor()
  await clap.waitFor({ state: 'detached' })

  // The laser is seen by the others while it shines.
  await anna.page.getByRole('application').focus()
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('k')
  await anna.page.getByText('The laser is on').waitFor()
  await anna.page.mouse.move(300, 500)
  await anna.page.mouse.down()
  await anna.page.mouse.move(500, 600, { steps: 4 })
  await until(() => shines(lead.page), 'light is painted on the other board')
  await anna.page.mouse.up()
  await until(async () => !(await shines(lead.page)), 'the light has faded')

  // What was laid out is taken home as a template; another board begins with it.
  await lead.page.getByRole('button', { name: 'Menu', exact: true }).click()
  await lead.page.getByRole('menuitem', { name: 'Save as a template…' }).click()
  const save = lead.page.getByRole('dialog', { name: 'Save as a template' })
  await save.getByRole('checkbox', { name: 'Steps and their advice' }).waitFor()
  // The only note is covered: nothing that is written could go along.
  expect(await save.getByRole('checkbox', { name: 'What is written' }).count()).toBe(0)
  expect(await audit(lead.page)).toEqual([])
  const [file] = await Promise.all([
    lead.page.waitForEvent('download'),
    save.getByRole('button', { name: 'Save the file' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('The-marina.template.json')
  expect(readFileSync(await file.path(), 'utf8')).not.toContain('the water')
  await save.getByRole('button', { name: 'Close', exact: true }).last().click()
  await lead.page.getByRole('link', { name: 'Front page' }).click()
  await lead.page.getByLabel('Begin with').selectOption('The marina')
  await lead.page.getByText('The marina: 8 steps').waitFor()
  // A file that is let go anywhere on the page is taken where it belongs, and no file is opened in place of the page.
  const drops = await lead.page.context().newCDPSession(lead.page)
  const letsGo = async (path: string): Promise<void> => {
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await drops.send('Input.dispatchDragEvent', { type, x: 300, y: 200, data })
  }
  await letsGo(fileURLToPath(import.meta.url))
  await lead.page.getByText('This file is no template of a board.').waitFor()
  const isFromFile = async (): Promise<boolean> =>
    (await lead.page.getByLabel('Begin with').evaluate(groupChosen)) === 'From a file…'
  await letsGo(await file.path())
  await until(isFromFile, 'a file that was let go is what the board begins with')
  await lead.page.getByLabel('Begin with').selectOption('The marina')
  await lead.page.getByLabel('From a file…').setInputFiles(await file.path())
  await until(isFromFile, 'a file that was chosen is, too')
  expect(await audit(lead.page)).toEqual([])
  await lead.page.getByLabel('What is it about?').fill('The marina again')
  await lead.page.getByRole('button', { name: 'Create the board' }).click()
  await strip(lead).getByText('The session has not begun').waitFor()
  await letsGo(await file.path())
  await strip(lead).getByRole('button', { name: 'Look at the next step' }).click()
  await strip(lead).getByRole('heading', { name: 'Arrive' }).waitFor()

  // The set-up is put back in one press: there is nothing yet, then a section that was lost comes back.
  const last = await opensPlan(lead)
  await last.getByRole('button', { name: 'Put the set-up back' }).click()
  await last.getByText('Nothing was remembered yet').waitFor()
  await last.getByRole('button', { name: 'Close', exact: true }).click()
  const { mouse, keyboard } = lead.page
  await lead.page.getByRole('application').focus()
  await keyboard.press('s')
  await mouse.move(400, 350)
  await mouse.down()
  await mouse.move(800, 650, { steps: 4 })
  await mouse.up()
  await keyboard.type('Harbour')
  await keyboard.press('Escape')
  const remembering = await opensPlan(lead)
  await remembering.getByRole('button', { name: 'Remember it as it is now' }).click()
  await remembering.getByText('One thing was remembered').waitFor()
  await remembering.getByRole('button', { name: 'Close', exact: true }).click()
  await lead.page.getByRole('application').focus()
  await keyboard.press('Delete')
  const restoring = await opensPlan(lead)
  await restoring.getByRole('button', { name: 'Put the set-up back' }).click()
  await restoring.getByText('One thing was put back.').waitFor()
  await restoring.getByRole('button', { name: 'Close', exact: true }).click()
  const outline = await opensOutline(lead)
  await outline.getByText('Harbour').first().waitFor()
  for (const person of [lead, anna]) {
    expect(person.troubles).toEqual([])
    await person.close()
  }
})
