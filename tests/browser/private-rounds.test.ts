import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import {
  audit,
  joins,
  opensOutline,
  openPerson,
  readsInvitation,
  startsBoard,
  zoneOf,
  type Person,
} from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})

afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** Every byte that a person's sockets hear from now on. */
function hears({ page }: Person): () => string {
  const parts: string[] = []
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => parts.push(payload.toString('latin1')))
  })
  return () => parts.join('\n')
}

/** Everything that a browser keeps of the board. */
function storageOf({ page }: Person): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      document.cookie,
    ]
    for (const { name = '' } of await indexedDB.databases()) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const opening = indexedDB.open(name)
        opening.addEventListener('error', () => reject(new Error(name)))
        opening.addEventListener('success', () => {
          const database = opening.result
          const stores = [...database.objectStoreNames]
          if (stores.length === 0) return resolve([])
          const reading = database
            .transaction(stores)
            .objectStore(stores[0] ?? '')
            .getAll()
          reading.addEventListener('success', () => {
            database.close()
            resolve(reading.result)
          })
        })
      })
      for (const row of rows) {
        const bytes = typeof row === 'object' && row !== null && 'bytes' in row ? row.bytes : null
        if (bytes instanceof Uint8Array) kept.push(new TextDecoder('latin1').decode(bytes))
      }
    }
    return kept.join('\n')
  })
}

/** Lets this device's copy of a private room open no sooner than the test says so. */
function holdsPrivateRoom(): void {
  const held: (() => void)[] = []
  let isHeld = true
  const open = indexedDB.open.bind(indexedDB)
  indexedDB.open = (name, version) => {
    const request = open(name, version)
    if (!name.includes('.private.')) return request
    request.addEventListener('success', (event) => {
      if (!isHeld) return
      event.stopImmediatePropagation()
      held.push(() => request.dispatchEvent(new Event('success')))
    })
    return request
  }
  Object.assign(globalThis, {
    openPrivateRoom() {
      isHeld = false
      for (const goOn of held) goOn()
    },
  })
}

async function begins({ page }: Person, prompt: string, promise: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Private writing…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Private writing' })
  await dialog.getByLabel('What do you ask?').fill(prompt)
  await dialog.getByLabel(promise).check()
  expect(await audit(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Begin' }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Lets the board rest, or thaws it. */
async function freezes({ page }: Person, how: 'Freeze' | 'Thaw'): Promise<void> {
  await page.getByRole('button', { name: 'Menu', exact: true }).click()
  await page.getByRole('menuitem', { name: `${how} the board…` }).click()
  await page.getByRole('button', { name: `${how} it` }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

async function writes({ page }: Person, ...notes: readonly string[]): Promise<void> {
  const sheet = page.getByRole('region', { name: 'Private writing' })
  const field = sheet.getByLabel('Write a note')
  await field.click()
  for (const note of notes) {
    await page.keyboard.type(note)
    await page.keyboard.press('Enter')
  }
  await sheet.getByText('Kept. Only you can see it.').waitFor()
}

test('three write at once and unseen, one takes a thought back, and the facilitator reveals what is nobody’s; then two by two', async () => {
  const lead = await openPerson(browser, { origin: relay.origin })
  const heard = hears(lead)
  await startsBoard(lead, 'The marina')
  const link = await readsInvitation(lead)
  const anna = await openPerson(browser, { origin: relay.origin })
  const omar = await openPerson(browser, {
    origin: relay.origin,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await joins(anna, link, 'Anna')
  await joins(omar, link, 'Omar')

  await begins(lead, 'What worries you most?', 'Nobody ever learns it; this cannot be changed later')
  for (const { page } of [lead, anna, omar]) await page.getByText('What worries you most?', { exact: true }).waitFor()
  await writes(anna, 'the water rises-canary', 'said in haste-canary')
  await anna.page.getByRole('button', { name: 'Take back: said in haste-canary' }).click()
  await writes(omar, 'nobody asks the young-canary')
  expect(await audit(anna.page)).toEqual([])
  expect(await audit(omar.page)).toEqual([])
  await lead.page.getByText('2 people have written').waitFor()
  expect(heard().includes('canary')).toBe(false)
  expect((await storageOf(lead)).includes('canary')).toBe(false)
  expect((await storageOf(anna)).includes('water rises-canary'), 'the search finds what is there').toBe(true)
  expect((await storageOf(anna)).includes('the young-canary')).toBe(false)

  // A reload is no leak, and no loss either, of what is kept or of what is only begun.
  const begun = anna.page.getByRole('region', { name: 'Private writing' }).getByLabel('Write a note')
  await begun.fill('half a thought')
  await anna.page.addInitScript(holdsPrivateRoom)
  await anna.page.reload()
  await until(async () => (await begun.inputValue()) === 'half a thought', 'what was begun is there again')
  // Sent before the private room is open it waits, says so, and goes once.
  await begun.press('Enter')
  await anna.page.getByText('It goes by itself as soon as the connection is there.').waitFor()
  expect(await begun.inputValue()).toBe('half a thought')
  await anna.page.evaluate('openPrivateRoom()')
  const half = anna.page.getByRole('button', { name: 'Take back: half a thought' })
  await until(async () => (await begun.inputValue()) === '' && (await half.count()) === 1, 'it went by itself, once')
  await half.click()
  await anna.page.getByRole('region', { name: 'Private writing' }).getByText('the water rises-canary').waitFor()

  // While the board rests there is no field to write in; what was written stays to be read.
  await freezes(lead, 'Freeze')
  await begun.waitFor({ state: 'detached' })
  // Nothing is offered that a board at rest could not do.
  await lead.page.getByRole('button', { name: 'End the writing' }).waitFor({ state: 'detached' })
  expect(await anna.page.getByRole('button', { name: /^Take back/ }).count()).toBe(0)
  expect(await anna.page.getByText('the water rises-canary').count()).toBe(1)
  await freezes(lead, 'Thaw')
  await begun.waitFor()

  await lead.page.getByRole('button', { name: 'End the writing' }).click()
  await lead.page.getByRole('button', { name: 'Reveal one' }).click()
  await until(async () => heard().includes('canary'), 'the first note is on the board')
  await lead.page.getByRole('button', { name: 'Reveal all' }).click()
  const outline = await opensOutline(lead)
  const zone = zoneOf(outline, 'Understand')
  await zone.getByText('the water rises-canary').waitFor()
  await zone.getByText('nobody asks the young-canary').waitFor()
  expect(await outline.getByText('said in haste').count()).toBe(0)
  expect(heard().includes('said in haste')).toBe(false)
  await anna.page.getByRole('region', { name: 'Private writing' }).waitFor({ state: 'detached' })

  // The same people once more, from one to two to all: what is written is read by those one is with, and by the facilitator when all do.
  // Whoever looks at something else in their hand has a place all the same, and is a press away from the writing.
  await omar.page.getByRole('button', { name: 'Notes', exact: true }).tap()
  await begins(lead, 'What could we do?', '1-2-4-All, by name: first alone, then two by two, then in fours, then all')
  await lead.page.getByText('2 people take part').waitFor()
  await omar.page.getByRole('button', { name: 'Write a note' }).tap()
  await writes(anna, 'a lamp at the gate-circle')
  await writes(omar, 'ask the school-circle')
  await lead.page.getByRole('button', { name: 'On: two by two' }).click()
  const [annas, omars] = [anna, omar].map(({ page }) =>
    page.getByRole('log', { name: 'Written by those you are with' }),
  )
  await annas?.getByText('ask the school-circle').waitFor()
  await omars?.getByText('a lamp at the gate-circle').waitFor()
  await lead.page.getByRole('heading', { name: 'Two by two' }).waitFor()
  expect(await audit(omar.page)).toEqual([])
  // What the whole room sees of it: how far they are and how many wrote.
  const wall = await lead.page.context().newPage()
  await wall.goto(`${new URL(link).pathname}?wall`)
  const onWall = wall.getByRole('region', { name: 'Private writing' })
  await onWall.getByText('2 people have written').waitFor()
  expect(await onWall.getByText('1 circle', { exact: true }).count()).toBe(1)
  expect(await onWall.locator('[aria-current="step"]').innerText()).toBe('Two by two')
  expect(await audit(wall)).toEqual([])
  expect(await wall.content()).not.toMatch(/gate-circle|school-circle/)
  await wall.close()
  expect([heard(), await storageOf(lead)].join('\n').includes('-circle')).toBe(false)
  expect((await storageOf(anna)).includes('the school-circle')).toBe(false)
  await lead.page.getByRole('button', { name: 'On to all: end the writing' }).click()
  await lead.page.getByRole('heading', { name: 'All together' }).waitFor()
  await lead.page.getByRole('button', { name: 'Reveal all' }).click()
  await zone.getByText('a lamp at the gate-circle').waitFor()
  await zone.getByText('ask the school-circle').waitFor()
  for (const person of [lead, anna, omar]) {
    expect(person.troubles).toEqual([])
    await person.close()
  }
})
