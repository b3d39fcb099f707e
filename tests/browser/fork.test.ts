import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { isOnBoard, openPerson, opensOutline, startsBoard, zoneOf } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})

/** Changes a word in this device's copy of every board, byte by byte: the same structs then say something else. */
const plantFork = `(async () => {
  const [from, to] = ['harbour', 'HARBOUR'].map((word) => new TextEncoder().encode(word))
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith('samtavle-') || name.endsWith('-forks')) continue
    const asked = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const db = await asked(indexedDB.open(name))
    const store = db.transaction('updates', 'readwrite').objectStore('updates')
    for (const row of await asked(store.getAll())) {
      for (let at = 0; at + from.length <= row.bytes.length; at += 1) {
        if (from.every((byte, index) => row.bytes[at + index] === byte)) row.bytes.set(to, at)
      }
      await asked(store.put(row))
    }
    db.close()
  }
})()`

test('a copy that has come apart where the device keeps none aside is handed out by the tab, and never lost in silence', async () => {
  const bo = await openPerson(browser, { origin: relay.origin })
  const { page } = bo
  // Private browsing and full disks refuse a database like this.
  await page.addInitScript(`{
    const open = indexedDB.open.bind(indexedDB)
    indexedDB.open = (name, ...rest) => {
      if (name.endsWith('-forks')) throw new DOMException('Not here', 'QuotaExceededError')
      return open(name, ...rest)
    }
  }`)
  await startsBoard(bo, 'The quay')
  const list = await opensOutline(bo)
  await zoneOf(list, 'Plan').getByRole('button', { name: 'Add a note to Plan' }).click()
  await list.getByLabel('Add a note to Plan').fill('Keep the harbour open')
  await list.getByRole('button', { name: 'Put it on the board' }).click()
  await zoneOf(list, 'Plan').getByText('Keep the harbour open').waitFor()
  await isOnBoard(page)
  await page.goto('/')
  await page.evaluate(plantFork)
  await page.goBack()
  await isOnBoard(page)
  const notice = page.getByRole('alert').filter({ hasText: 'cannot keep a copy' })
  await notice.waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    notice.getByRole('button', { name: 'Download the copy' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('Keep the HARBOUR open')
  await notice.getByRole('button', { name: 'Load the page again' }).waitFor()
  expect(bo.troubles).toEqual([])
  await bo.close()
})

test('a copy that shows something else than the server is set aside, and the board goes on with what the server has', async () => {
  const bo = await openPerson(browser, { origin: relay.origin })
  const { page } = bo
  await startsBoard(bo, 'The marina')
  const list = await opensOutline(bo)
  await zoneOf(list, 'Plan').getByRole('button', { name: 'Add a note to Plan' }).click()
  await list.getByLabel('Add a note to Plan').fill('Keep the harbour open')
  await list.getByRole('button', { name: 'Put it on the board' }).click()
  await zoneOf(list, 'Plan').getByText('Keep the harbour open').waitFor()
  await isOnBoard(page)
  await page.goto('/')
  await page.evaluate(plantFork)
  await page.goBack()
  await isOnBoard(page)
  await zoneOf(await opensOutline(bo), 'Plan')
    .getByText('Keep the HARBOUR open')
    .waitFor()

  // The save label says so while it happens, which may be a moment.
  await page.evaluate(
    `window.sawRepair = new Promise((resolve) => {
    const label = () => document.querySelector('.save-label')?.getAttribute('data-state')
    new MutationObserver(() => label() === 'repairing' && resolve(true))
      .observe(document.body, { subtree: true, attributes: true, childList: true })
  }).then((saw) => { window.hasSeenRepair = saw })`.replace('window.sawRepair = ', 'void '),
  )
  const banner = page.getByRole('status').filter({ hasText: 'had come apart' })
  await banner.waitFor()
  expect(await page.evaluate('window.hasSeenRepair')).toBe(true)
  await isOnBoard(page)
  await zoneOf(await opensOutline(bo), 'Plan')
    .getByText('Keep the harbour open')
    .waitFor()
  const metrics = await fetch(`${relay.origin}/metrics`).then((answer) => answer.text())
  expect(metrics).toMatch(/samtavle_digests_total\{verdict="forked"\} [1-9]/)

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    banner.getByRole('button', { name: 'Download the copy' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('Keep the HARBOUR open')
  await banner.getByRole('button', { name: 'Remove the copy' }).click()
  await banner.waitFor({ state: 'detached' })
  await page.reload()
  await isOnBoard(page)
  await zoneOf(await opensOutline(bo), 'Plan')
    .getByText('Keep the harbour open')
    .waitFor()
  expect(bo.troubles).toEqual([])
  await bo.close()
})
