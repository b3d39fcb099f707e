import { cpus } from 'node:os'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../support/chromium.ts'
import type { Contender, OpenBoard } from './contenders/contender.ts'
import { pageContender } from './contenders/page-contender.ts'
import { samtavle } from './contenders/samtavle.ts'
import { frameFigures, heapMegabytes, type FrameFigures } from './measures/frame-figures.ts'
import { createHands } from './measures/hands.ts'
import { traced } from './measures/traced.ts'
import { untilStill } from './measures/until-still.ts'
import { canvasUsage, parseCanvasOptions, type CanvasBenchOptions } from './options.ts'
import { servePages } from './page-server.ts'
import { buildApp } from './build-app.ts'
import { buildPages } from './peers/build-pages.ts'
import { installPeers, peerVersion } from './peers/install-peers.ts'
import { canvasTable, type BoardFigures } from './report.ts'
import { scenarios, type Scenario } from './scenarios.ts'

/** From so many notes on only the bare canvas and ours are measured: the peers would need minutes. */
const peersGiveUpAt = 20_000
/** Whoever takes longer for one scenario has not finished it. */
const longestScenarioMs = 60_000

/** `pnpm bench canvas`: our canvas and its peers, one after the other in one browser, in one table. */
export async function runCanvasBench(words: readonly string[]): Promise<void> {
  const options = parseCanvasOptions(words)
  if (options === null) return console.log(canvasUsage)
  const say = (line: string): void => console.error(line)
  if (options.contenders.includes('samtavle')) await buildApp(say, { keepsNames: options.traces !== null })
  const wantsPeers = options.contenders.some((key) => key === 'tldraw' || key === 'excalidraw')
  const hasPeers = wantsPeers && installPeers(say)
  const pages = await servePages(hasPeers ? await buildPages(['tldraw', 'excalidraw']) : null)
  const [ours, browser] = await Promise.all([samtavle(), launchChromium()])
  const figures: BoardFigures[] = []
  const [cpu] = cpus()
  console.log(`Chromium ${browser.version()} without a graphics card, ${cpus().length} × ${cpu?.model ?? 'unknown'}`)
  try {
    const contenders = [
      pageContender('bare', 'bare canvas', pages),
      ours,
      ...(hasPeers ? [pageContender('tldraw', `tldraw ${peerVersion('tldraw')}`, pages)] : []),
      ...(hasPeers ? [pageContender('excalidraw', `Excalidraw ${peerVersion('@excalidraw/excalidraw')}`, pages)] : []),
    ].filter(({ key }) => options.contenders.includes(key))
    for (const count of options.sizes) {
      for (const contender of contenders.filter(
        ({ key }) => count < peersGiveUpAt || key === 'bare' || key === 'samtavle',
      )) {
        say(`${contender.name} with ${count} notes`)
        figures.push(await measureBoard(browser, contender, { options, count }))
      }
    }
  } finally {
    console.log(canvasTable(figures, options.scenarios))
    await browser.close()
    await Promise.all([ours.close(), pages.close()])
  }
}

async function measureBoard(
  browser: Browser,
  contender: Contender,
  { options, count }: { readonly options: CanvasBenchOptions; readonly count: number },
): Promise<BoardFigures> {
  const figures: BoardFigures = { name: contender.name, count, frames: new Map(), troubles: [] }
  const failed = (what: string) => (error: unknown) =>
    void figures.troubles.push(
      `${what}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`,
    )
  const board = await contender.open(browser, count).catch(failed('opening'))
  if (board === undefined) return figures
  figures.paintedMs = board.paintedMs
  figures.firstLoadBytes = await board.firstLoadBytes()
  figures.heapMb = await heapMegabytes(board.page)
  for (const scenario of scenarios.filter(({ key }) => options.scenarios.includes(key))) {
    const measured = measureScenario(board, scenario, { count, options, into: figures })
    await inTime(measured).catch(failed(scenario.title))
  }
  await board.close().catch(failed('closing'))
  return figures
}

async function measureScenario(
  board: OpenBoard,
  { key, view, prepare, act }: Scenario,
  {
    count,
    options,
    into,
  }: { readonly count: number; readonly options: CanvasBenchOptions; readonly into: BoardFigures },
): Promise<void> {
  await board.look(view(count))
  const session = await board.page.context().newCDPSession(board.page)
  const stage = { board, hands: createHands(session), count, seconds: options.seconds }
  const undo = await prepare?.(stage)
  // Bars that come up with a selection, and people who come, are not what is measured either.
  await untilStill(board.page)
  const measure = (): Promise<FrameFigures> => frameFigures(board.page, () => act(stage))
  const file = `${into.name.toLowerCase().replaceAll(' ', '-')}-${count}-${key}`
  const { traces } = options
  into.frames.set(key, await (traces === null ? measure() : traced(board.page, { folder: traces, file }, measure)))
  await undo?.()
  await session.detach()
}

function inTime<Value>(work: Promise<Value>): Promise<Value> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('not finished in a minute')), longestScenarioMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
