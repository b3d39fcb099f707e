import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Text, type Doc } from 'yjs'
import { launchChromium } from '../support/chromium.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { openStockClient, untilSynced, type StockClient } from '../system/stock-client.ts'
import { isOnBoard, joins, openPerson, type Person } from './chrome-people.ts'

let relay: RunningRelay
let browser: Browser
let board: MadeBoard
let bo: StockClient

beforeAll(async () => {
  ;[relay, browser] = await Promise.all([startRelay(), launchChromium()])
})
afterAll(async () => {
  await browser.close()
  await relay.close()
})
beforeEach(async () => {
  board = await makeBoard(relay.origin, { title: 'Tiles' })
  const { token } = await join(relay.origin, board, 'contribute', { name: 'Bo', sector: 'private' })
  bo = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(bo)
  bo.doc.transact(() => {
    for (let index = 0; index < 60; index += 1) writeNote(bo.doc, index)
    writeLink(bo.doc, 'link-1', ['note-3', 'note-20'])
    writeLink(bo.doc, 'link-2', ['note-21', 'note-44'])
  })
  return () => bo.close()
})

const viewport = { width: 900, height: 640 }
const cameraKey = (): string => `samtavle.camera.${board.id}`

function writeNote(doc: Doc, index: number): void {
  const id = `note-${index}`
  doc.getMap('items').set(id, { kind: 'note', by: null, at: 1_700_000_000_000 })
  doc.getMap('places').set(id, [130 + (index % 10) * 205, 150 + Math.floor(index / 10) * 190])
  doc.getMap('looks').set(id, { w: 200, h: 200, color: ['straw', 'rose', 'fjord', 'moss'][index % 4] })
  doc.getMap('orders').set(id, `a${String(index).padStart(3, '0')}`)
  doc.getMap('texts').set(id, new Text(`Bro ${index} over åen`))
}

function writeLink(doc: Doc, id: string, [from, to]: readonly [string, string]): void {
  doc.getMap('items').set(id, { kind: 'link', by: null, at: 1_700_000_000_000 })
  doc.getMap('ends').set(id, { from, to, as: 'rests-on' })
  doc.getMap('orders').set(id, `a${id}`)
}

/** Comes in and looks at the board as given, by default at life size and a little aside. */
async function comes(
  camera = '40.5 30.25 0.8',
  options: Partial<Parameters<typeof openPerson>[1]> = {},
): Promise<Person> {
  const person = await openPerson(browser, { origin: relay.origin, reducedMotion: 'reduce', viewport, ...options })
  await joins(person, `${relay.origin}/b/${board.id}#${board.links.contribute}`, 'Anna')
  await person.page.evaluate(([key, value]) => localStorage.setItem(key, value), [cameraKey(), camera] as const)
  await person.page.reload()
  await isOnBoard(person.page)
  return person
}

const cameraOf = (page: Page): Promise<string> => page.evaluate((key) => localStorage.getItem(key) ?? '', cameraKey())

/** The pixels of what rests on the table, each as one number. */
async function pictureOf(page: Page): Promise<Uint32Array> {
  const bytes = await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.canvas-sheets canvas')
    if (canvas === null) throw new Error('There is no canvas')
    const [width, height] = [canvas.clientWidth * devicePixelRatio, canvas.clientHeight * devicePixelRatio]
    const copy = new OffscreenCanvas(Math.round(width), Math.round(height)).getContext('2d')
    copy?.drawImage(canvas, 0, 0)
    const pixels = copy?.getImageData(0, 0, copy.canvas.width, copy.canvas.height).data ?? new Uint8Array()
    let text = ''
    for (let at = 0; at < pixels.length; at += 32_768) text += String.fromCharCode(...pixels.subarray(at, at + 32_768))
    return btoa(text)
  })
  return new Uint32Array(new Uint8Array(Buffer.from(bytes, 'base64')).buffer)
}

/** Follows what is shown while the board is pushed about; answers how far the picture was pushed, and the last that was seen of it. */
async function watchPushes(
  page: Page,
): Promise<() => Promise<{ readonly furthest: number; readonly last: Uint32Array }>> {
  const seen = await page.evaluateHandle(({ width, height }) => {
    const copy = document.createElement('canvas')
    Object.assign(copy, { width, height })
    const context = copy.getContext('2d', { willReadFrequently: true })
    const state = { furthest: 0, context }
    const look = (): void => {
      const picture = document.querySelector<HTMLCanvasElement>('.canvas-sheets [data-sheet="picture"]')
      if (picture?.style.visibility === 'visible') {
        const { e, f } = new DOMMatrix(picture.style.transform)
        state.furthest = Math.max(state.furthest, Math.hypot(e, f))
        context?.drawImage(picture, picture.offsetLeft + e, picture.offsetTop + f)
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
    return state
  }, viewport)
  return async () => {
    const { furthest, text } = await seen.evaluate((state, { width, height }) => {
      const pixels = state.context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
      let text = ''
      for (let at = 0; at < pixels.length; at += 32_768)
        text += String.fromCharCode(...pixels.subarray(at, at + 32_768))
      return { furthest: state.furthest, text: btoa(text) }
    }, viewport)
    return { furthest, last: new Uint32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer) }
  }
}

/** Browsers smooth a line a little differently when they paint only a part of it: this much of 255 per colour, and nobody sees it. */
const smoothing = 48

/** How many pixels are not the same. */
function differences(a: Uint32Array, b: Uint32Array): number {
  if (a.length !== b.length) return Math.max(a.length, b.length)
  return a.reduce((sum, pixel, index) => sum + Number(pixel !== b[index] && isOther(pixel, b[index] ?? 0)), 0)
}

function isOther(pixel: number, other: number): boolean {
  return [0, 8, 16, 24].some((shift) => Math.abs(((pixel >>> shift) & 255) - ((other >>> shift) & 255)) > smoothing)
}

/** Waits until somebody who comes only now, to whom everything is painted anew, sees exactly the same; answers how many colours that are. */
async function looksAsPaintedAnew(
  page: Page,
  options: Partial<Parameters<typeof openPerson>[1]> = {},
): Promise<number> {
  let camera = await cameraOf(page)
  let fresh = await comes(camera, options)
  const seen: number[] = []
  await until(async () => {
    // Where somebody looks is remembered a moment after they stopped moving.
    if ((await cameraOf(page)) !== camera) {
      camera = await cameraOf(page)
      await fresh.close()
      fresh = await comes(camera, options)
    }
    seen.push(differences(await pictureOf(page), await pictureOf(fresh.page)))
    return seen.at(-1) === 0
  }, 'both pictures are the same').catch((error: unknown) => {
    throw new Error(`Pixels that were not the same, look by look: ${seen.join(', ')}`, { cause: error })
  })
  await fresh.close()
  return new Set(await pictureOf(page)).size
}

test('after moves, colours, words, deletions and links the mended tiles are what a full painting would be', async () => {
  const { page, close } = await comes()
  const before = await pictureOf(page)
  bo.doc.transact(() => {
    bo.doc.getMap('places').set('note-3', [1000, 700])
    bo.doc.getMap('looks').set('note-12', { w: 200, h: 200, color: 'mint' })
    bo.doc.getMap('looks').set('note-14', { w: 420, h: 420, color: 'heather' })
    bo.doc.getMap('gone').set('note-25', { by: null, at: 1 })
    bo.doc.getMap('gone').set('link-2', { by: null, at: 1 })
    bo.doc.getMap('places').set('note-33', 'nowhere')
  })
  const words = bo.doc.getMap('texts').get('note-11')
  if (words instanceof Text) words.insert(0, 'vand og vej '.repeat(40))
  await until(async () => differences(before, await pictureOf(page)) > 1000, 'the others’ edits are seen')
  await page.mouse.move(300, 300)
  await page.mouse.down()
  await page.mouse.move(560, 420, { steps: 6 })
  await page.mouse.up()
  await page.keyboard.press('Escape')
  expect(await looksAsPaintedAnew(page), 'colours').toBeGreaterThan(100)
  await page.keyboard.press('Control+KeyZ')
  expect(await looksAsPaintedAnew(page), 'colours').toBeGreaterThan(100)
  await close()
})

test('what others change while letters come is painted as it would be anew, and so are the tiles afterwards', async () => {
  const { page, close } = await comes()
  const above = viewport.width * 280
  const top = (picture: Uint32Array): Uint32Array => picture.subarray(0, above)
  await page.mouse.dblclick(640, 520)
  let isWriting = true
  const write = async (): Promise<void> => {
    while (isWriting) await page.keyboard.type('en bro ', { delay: 60 })
  }
  const writes = write()
  const resting = page.locator('canvas[data-sheet="resting"]')
  await resting.waitFor({ state: 'hidden' })
  const before = await pictureOf(page)
  for (const [index, id] of ['note-1', 'note-2', 'note-12'].entries())
    bo.doc.getMap('places').set(id, [360 + index * 230, 170 + index * 30])
  bo.doc.getMap('gone').set('note-14', { by: null, at: 1 })
  await until(async () => differences(top(before), top(await pictureOf(page))) > 1000, 'others are let in')
  const fresh = await comes(await cameraOf(page))
  await until(
    async () =>
      !(await resting.isVisible()) && differences(top(await pictureOf(page)), top(await pictureOf(fresh.page))) === 0,
    'while letters come, what lies above them is as whoever comes only now sees it',
    45_000,
  )
  await fresh.close()
  isWriting = false
  await writes
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  expect(await looksAsPaintedAnew(page), 'colours').toBeGreaterThan(100)
  await close()
})

test('what a lost graphics card took with it is painted again', async () => {
  const { page, close } = await comes()
  const before = await pictureOf(page)
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.canvas-sheets canvas')
    canvas?.getContext('2d')?.reset()
    canvas?.dispatchEvent(new Event('contextrestored'))
  })
  await until(async () => differences(before, await pictureOf(page)) === 0, 'it is what it was')
  expect(new Set(before).size, 'colours').toBeGreaterThan(100)
  await close()
})

test('what is pushed about is what is painted where it comes to rest', async () => {
  const { page, close } = await comes()
  const pushes = await watchPushes(page)
  await page.keyboard.down('Space')
  await page.mouse.move(600, 400)
  await page.mouse.down()
  let round = 0
  await until(async () => {
    round += 1
    await page.mouse.move(520 - (round % 5) * 20, 340, { steps: 6 })
    return (await pushes()).furthest > 40
  }, 'the picture has been fetched, and is pushed about')
  await page.mouse.up()
  await page.keyboard.up('Space')
  const hidden = page.locator('.canvas-sheets [data-sheet="picture"]')
  await expect.poll(() => hidden.evaluate(({ style }) => style.visibility)).toBe('hidden')
  const below = viewport.width * 160
  await until(async () => {
    const [{ last }, rest] = [await pushes(), await pictureOf(page)]
    // Headings at the upper edge stand on a sheet of their own.
    return differences(last.subarray(below, rest.length), rest.subarray(below)) === 0 && new Set(last).size > 100
  }, 'the picture was what lies there')
  await close()
})

test('after a pan, a zoom and another screen the tiles are what a full painting would be', async () => {
  const { page, close } = await comes()
  await page.keyboard.down('Space')
  await page.mouse.move(600, 400)
  await page.mouse.down()
  await page.mouse.move(217, 163, { steps: 9 })
  await page.mouse.up()
  await page.keyboard.up('Space')
  await expect.poll(() => cameraOf(page)).not.toBe('40.5 30.25 0.8')
  const panned = await cameraOf(page)
  expect(await looksAsPaintedAnew(page), 'colours').toBeGreaterThan(100)
  await page.mouse.move(411, 333)
  for (let index = 0; index < 7; index += 1) await page.mouse.wheel(0, -90)
  await expect.poll(() => cameraOf(page)).not.toBe(panned)
  for (let index = 0; index < 19; index += 1) await page.mouse.wheel(0, 70)
  expect(await looksAsPaintedAnew(page), 'colours').toBeGreaterThan(100)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: 2, mobile: false })
  expect(await looksAsPaintedAnew(page, { deviceScaleFactor: 2 }), 'colours').toBeGreaterThan(100)
  await close()
})
