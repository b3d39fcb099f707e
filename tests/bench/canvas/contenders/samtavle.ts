import type { JoinResponse } from '@samtavle/protocol'
import type { Browser, Page } from 'playwright-core'
import { startRelay, type RunningRelay } from '../../../support/relay.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from '../../../system/board-api.ts'
import { openStockClient, untilSynced } from '../../../system/stock-client.ts'
import { takeSeat, type Participant } from '../../relay/wire/seat.ts'
import { toWire } from '../../relay/wire/socket.ts'
import { fillBoard } from '../fill-board.ts'
import { timeToPainted } from '../measures/time-to-painted.ts'
import { untilLoaded } from '../measures/until-loaded.ts'
import { untilStill } from '../measures/until-still.ts'
import { viewOfAll, type View } from '../views.ts'
import { createWander } from '../wander.ts'
import type { Contender } from './contender.ts'
import { editNotes, presenceMessage } from './others.ts'
import { openPage, scriptBytes, watchScripts } from './open-page.ts'

/** How often others' pointers are heard of. */
const cursorEveryMs = 100

/** Our app as it is built, on a real relay: the others come through the network, and their edits are durable before they are seen. */
export async function samtavle(): Promise<Contender> {
  const relay = await startRelay({ env: { LOG_LEVEL: 'warn', TRUST_PROXY: '127.0.0.1' } })
  return {
    key: 'samtavle',
    name: 'Samtavle',
    open: (browser, count) => openBoard(browser, relay, count),
    close: () => relay.close(),
  }
}

async function openBoard(browser: Browser, relay: RunningRelay, count: number): ReturnType<Contender['open']> {
  const board = await makeBoard(relay.origin, { title: 'Bench' })
  await fillBoard(relay, board, count)
  const page = await openPage(browser)
  const scripts = watchScripts(page)
  await joinByHand(page, `${relay.origin}/b/${board.id}#${board.links.contribute}`)
  const firstLoad = scripts.stop()
  await remember(page, board, viewOfAll(count))
  const paintedMs = await timeToPainted(page, () => page.goto(`${relay.origin}/b/${board.id}`))
  await page.locator('.save-label[data-state="saved"]').waitFor({ timeout: 60_000 })
  const top = (await page.locator('.canvas-host').boundingBox())?.y ?? 0
  return {
    page,
    paintedMs,
    top,
    firstLoadBytes: () => scriptBytes(firstLoad),
    async look(view) {
      await remember(page, board, view)
      await page.reload()
      await page.locator('.save-label[data-state="saved"]').waitFor({ timeout: 60_000 })
      await page.locator('.zoom-row').waitFor()
      await untilLoaded(page)
      await untilStill(page)
    },
    startEdits: (perSecond) => startEdits(relay, board, { perSecond, count }),
    startCursors: (people, view) => startCursors(relay, board, { people, view }),
    close: () => page.context().close(),
  }
}

async function joinByHand(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(/^Your name/).fill('Anna')
  await page.getByRole('radio', { name: /^Citizens/ }).check()
  await page.getByRole('button', { name: 'Join the board' }).click()
  await page.locator('.save-label[data-state="saved"]').waitFor({ timeout: 60_000 })
}

/** The view a person had when they were last here, on this device. */
async function remember(page: Page, board: MadeBoard, { x, y, zoom }: View): Promise<void> {
  // A page that leaves keeps its own view; it must be gone before ours is laid there.
  await page.goto(`${new URL(page.url()).origin}/healthz`)
  await page.evaluate(`localStorage.setItem('samtavle.camera.${board.id}', '${x} ${y} ${zoom}')`)
  await page.goto(`${new URL(page.url()).origin}/b/${board.id}`)
}

async function startEdits(
  relay: RunningRelay,
  board: MadeBoard,
  { perSecond, count }: { readonly perSecond: number; readonly count: number },
): Promise<() => Promise<void>> {
  const { token } = await join(relay.origin, board, 'contribute', { name: 'Bo' })
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room: board.id, token })
  await untilSynced(client)
  let step = 0
  const timer = setInterval(() => {
    step += 1
    editNotes(client.doc, { index: Math.floor(step * 7919) % count, step, count })
  }, 1000 / perSecond)
  return () => {
    clearInterval(timer)
    client.close()
    return Promise.resolve()
  }
}

async function startCursors(
  relay: RunningRelay,
  board: MadeBoard,
  { people, view }: { readonly people: number; readonly view: View },
): Promise<() => Promise<void>> {
  const seats = await Promise.all(Array.from({ length: people }, (_none, index) => takePlace(relay, board, index)))
  const paths = seats.map((_seat, index) => createWander(index, view))
  let step = 0
  const timer = setInterval(() => {
    step += 1
    for (const [index, { seat, actor }] of seats.entries())
      seat.sendWire(
        toWire(
          presenceMessage({ client: 70_000 + index, clock: step, actor, pointer: paths[index]?.(step) ?? [0, 0] }),
        ),
      )
  }, cursorEveryMs)
  return () => {
    clearInterval(timer)
    for (const { seat } of seats) seat.leave()
    return Promise.resolve()
  }
}

async function takePlace(
  relay: RunningRelay,
  board: MadeBoard,
  index: number,
): Promise<{ readonly seat: Participant; readonly actor: string }> {
  // Each from an address of its own, as people come.
  const joined = await jsonOf<JoinResponse>(
    await call(relay.origin, `/api/boards/${board.id}/join`, {
      body: { link: board.links.contribute, name: `Peer ${index}`, sector: 'citizens' },
      headers: { 'x-forwarded-for': `10.2.0.${index + 1}` },
    }),
  )
  const protocols = ['samtavle.v1', `token.${joined.token}`]
  const address = { port: relay.port, path: `/sync/${board.id}`, protocols, dialect: 'y-protocols' as const }
  return { seat: await takeSeat({ ...address, room: board.id }, () => undefined), actor: joined.actor.id }
}
