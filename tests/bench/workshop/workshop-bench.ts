import { cpus } from 'node:os'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import { startRelay, type RunningRelay } from '../../support/relay.ts'
import { makeBoard, type MadeBoard } from '../../system/board-api.ts'
import { openPage } from '../canvas/contenders/open-page.ts'
import { fillBoard } from '../canvas/fill-board.ts'
import type { FrameFigures } from '../canvas/measures/frame-figures.ts'
import { servePages } from '../canvas/page-server.ts'
import { viewOfAll, viewport, type View } from '../canvas/views.ts'
import { percentile } from '../history/percentile.ts'
import { cpuSeconds } from '../relay/cost/process-cost.ts'
import { gatherCrowd, type Crowd } from './crowd/crowd.ts'
import {
  measureAtTheBoard,
  measureBareLetters,
  measurePan,
  type AtTheBoard,
  type Sitting,
} from './measures/at-the-board.ts'
import { measurePhoneJoin, phoneProfiles, type PhoneFigures } from './measures/phone-join.ts'
import { parseWorkshopOptions, workshopUsage, type WorkshopBenchOptions } from './options.ts'

/** `pnpm bench workshop`: forty people around one board, beside an empty one in the same run. */
export async function runWorkshopBench(words: readonly string[]): Promise<void> {
  const options = parseWorkshopOptions(words)
  if (options === null) return console.log(workshopUsage)
  const [relay, browser] = await Promise.all([startRelay({ env: { LOG_LEVEL: 'warn' } }), launchChromium()])
  const [cpu] = cpus()
  console.log(`Chromium ${browser.version()}, Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}`)
  try {
    if (options.only.includes('phone')) await measurePhones(browser, relay, options)
    if (options.only.includes('join') || options.only.includes('board')) await measureRoom(browser, relay, options)
    const loud = relay
      .logs()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    if (loud.length > 0) console.log(`The relay complained:\n${loud.join('\n')}`)
  } finally {
    await browser.close()
    await relay.close()
  }
}

async function measurePhones(browser: Browser, relay: RunningRelay, { rounds }: WorkshopBenchOptions): Promise<void> {
  for (const profile of phoneProfiles) {
    const figures: PhoneFigures[] = []
    for (let round = 0; round < rounds; round += 1) figures.push(await measurePhoneJoin(browser, relay, profile))
    const middle = (key: keyof PhoneFigures): number =>
      percentile(
        figures.map((each) => each[key]),
        50,
      )
    const seconds = (key: keyof PhoneFigures): string => `${(middle(key) / 1000).toFixed(1)} s`
    console.log(
      `phone, ${profile.name}: asked after ${seconds('askedMs')}, may write after ${seconds('fieldMs')}, ` +
        `on the wall after ${seconds('onWallMs')}; ${Math.round(middle('bytes') / 1000)} kB`,
    )
  }
}

async function measureRoom(browser: Browser, relay: RunningRelay, options: WorkshopBenchOptions): Promise<void> {
  const full = await makeBoard(relay.origin, { title: 'The old harbour' })
  await fillBoard(relay, full, options.notes)
  const crowd = await gatherCrowd({
    relay: { origin: relay.origin, wsOrigin: relay.wsOrigin },
    board: full,
    people: options.people,
    view: viewOfAll(options.notes),
  })
  const { figures } = crowd
  const ratio = (ms: number): string => `${Math.round(ms)} ms (${(ms / figures.aloneMs).toFixed(1)} times)`
  console.log(
    `joining, ${options.people} people in 10 s, ${options.notes} notes: one alone ${Math.round(figures.aloneMs)} ms; ` +
      `p50 ${ratio(figures.p50Ms)}, p95 ${ratio(figures.p95Ms)}, longest ${ratio(figures.longestMs)}; refused ${figures.refused}`,
  )
  try {
    if (options.only.includes('board')) await measureBoards(browser, relay, { full, crowd, options })
  } finally {
    crowd.leave()
  }
}

interface Room {
  readonly full: MadeBoard
  readonly crowd: Crowd
  readonly options: WorkshopBenchOptions
}

async function measureBoards(browser: Browser, relay: RunningRelay, { full, crowd, options }: Room): Promise<void> {
  const { notes, slowdown } = options
  const everything = viewOfAll(notes)
  const nearZoom = 0.7
  const nearView: View = {
    x: everything.x + viewport.width / everything.zoom / 2 - viewport.width / nearZoom / 2,
    y: everything.y + viewport.height / everything.zoom / 2 - viewport.height / nearZoom / 2,
    zoom: nearZoom,
  }
  const sitting: Sitting = { view: nearView, slowdown }
  const empty = await makeBoard(relay.origin, { title: 'Nothing yet' })
  console.log(`at the board, the processor slowed down ${slowdown} times`)
  const sitAt = async (name: string, board: MadeBoard): Promise<Sat> => {
    const shares = watchShares(relay, crowd)
    const figures = await measureAtTheBoard(browser, relay, board, sitting)
    console.log(`  ${name.padEnd(16)} ${told(figures)}; ${shares()}`)
    const { pan, ...others } = figures
    return { ...others, framesPerSecond: pan.framesPerSecond }
  }
  const rounds: { readonly bare: Bare; readonly alone: Sat; readonly among: Sat }[] = []
  for (let round = 0; round < options.rounds; round += 1) {
    const { framesPerSecond } = await measureBarePan(browser, options)
    const bare = { framesPerSecond, letterMs: await measureBareLetters(browser, slowdown) }
    console.log(`  bare page        ${toldShort(bare)}`)
    const alone = await sitAt('empty board', empty)
    crowd.beBusy()
    rounds.push({ bare, alone, among: await sitAt('among everybody', full) })
    console.log(`                   others made ${(await crowd.rest()).toFixed(1)} edits a second`)
  }
  console.log(`the middle of ${options.rounds}`)
  console.log(`  bare page        ${toldShort(middleOf(rounds.map(({ bare }) => bare)))}`)
  console.log(`  empty board      ${toldMiddle(middleOf(rounds.map(({ alone }) => alone)))}`)
  console.log(`  among everybody  ${toldMiddle(middleOf(rounds.map(({ among }) => among)))}`)
}

interface Bare {
  readonly framesPerSecond: number
  readonly letterMs: number
}

interface Sat extends Bare, Pick<AtTheBoard, 'firstLetterMs' | 'laterLetterMs' | 'acrossMs'> {}

/** Each figure's middle: one neighbour on the machine for a moment, and a round says nothing. */
function middleOf<Figures extends Bare>(rounds: readonly Figures[]): Figures {
  const middle = (key: keyof Figures): number =>
    percentile(
      rounds.map((round) => Number(round[key])),
      50,
    )
  const keys = Object.keys(rounds[0] ?? {}) as (keyof Figures)[]
  return Object.fromEntries(keys.map((key) => [key, middle(key)])) as unknown as Figures
}

function toldShort({ framesPerSecond, letterMs }: Bare): string {
  return `pan ${framesPerSecond.toFixed(1)} frames/s; key to glyph p95 ${letterMs.toFixed(1)} ms`
}

function toldMiddle({ firstLetterMs, laterLetterMs, acrossMs, ...all }: Sat): string {
  const parts = `${firstLetterMs.toFixed(1)} in the first note, ${laterLetterMs.toFixed(1)} in those that follow`
  return `${toldShort(all)}, ${parts}; edit to this screen p95 ${acrossMs.toFixed(0)} ms`
}

/** What the measured page does not have of the machine because others are simulated and served; of one core, which is all that a page's thread can use. */
function watchShares(relay: RunningRelay, crowd: Crowd): () => string {
  const [startedAt, own] = [performance.now(), process.cpuUsage()]
  const [served, thought] = [cpuSeconds(relay.pid()), crowd.cpuSeconds()]
  return () => {
    const seconds = (performance.now() - startedAt) / 1000
    const { user, system } = process.cpuUsage(own)
    const share = (spent: number): string => `${Math.round((spent / seconds) * 100)} %`
    const parts = [
      `bench ${share((user + system) / 1e6)}`,
      `people ${share(crowd.cpuSeconds() - thought)}`,
      `relay ${share(cpuSeconds(relay.pid()) - served)}`,
    ]
    return `meanwhile of one core: ${parts.join(', ')}`
  }
}

/** A picture pushed about: what this reaches, no board can exceed on this machine. */
async function measureBarePan(browser: Browser, { notes, slowdown }: WorkshopBenchOptions): Promise<FrameFigures> {
  const [pages, page] = await Promise.all([servePages(null), openPage(browser)])
  const { x, y, zoom } = viewOfAll(notes)
  await page.goto(`${pages.origin}/bare.html?count=${notes}&camera=${x},${y},${zoom}`)
  await page.waitForFunction('window.bench !== undefined')
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const figures = await measurePan(page)
  await page.context().close()
  await pages.close()
  return figures
}

function told({ pan, letterMs, firstLetterMs, laterLetterMs, acrossMs }: AtTheBoard): string {
  const letters = `${letterMs.toFixed(1)} ms, ${firstLetterMs.toFixed(1)} in the first note, ${laterLetterMs.toFixed(1)} in those that follow`
  return `pan ${frames(pan)}; key to glyph p95 ${letters}; edit to this screen p95 ${acrossMs.toFixed(0)} ms`
}

function frames({ framesPerSecond, scriptMs, taskMs }: FrameFigures): string {
  return `${framesPerSecond.toFixed(1)} frames/s (script ${scriptMs.toFixed(2)}, main thread ${taskMs.toFixed(2)} ms a frame)`
}
