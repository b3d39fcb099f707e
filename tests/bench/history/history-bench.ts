import { buildTracks, createTracksBuilder } from '@samtavle/history/encode'
import { createPlayer, openTracks } from '@samtavle/history/player'
import { cpus } from 'node:os'
import { launchChromium } from '../../support/chromium.ts'
import { checkMoments } from '../../support/workshop/check-moments.ts'
import { fullWorkshop, playWorkshop, type WorkshopEntry } from '../../support/workshop/workshop.ts'
import type { FilmFigures, FilmMeasure, Percentiles } from './film-figures.ts'
import { serveFilm } from './film-server.ts'
import { packLog } from './packed-log.ts'
import { measurePictures, middleAndEdge } from './picture-bench.ts'

/** Moments sought and frames played; fewer of the slow ones. */
const full: FilmMeasure = { seeks: 1000, keyframeSeeks: 40, frames: 1200 }
const throttled: FilmMeasure = { seeks: 200, keyframeSeeks: 1, frames: 240 }

/**
 * Measures the replay of the two-hour workshop in Chromium, beside keyframes with Yjs. `minutes=10` plays a shorter one;
 * `moments=2000` measures nothing and compares so many random moments with the log instead; `pictures=60` scrubs the built app
 * to so many moments and measures what it takes until each is painted.
 */
export async function runHistoryBench(words: readonly string[]): Promise<void> {
  const numberOf = (name: string): number | null => {
    const word = words.find((each) => each.startsWith(`${name}=`))
    return word === undefined ? null : Number(word.slice(name.length + 1))
  }
  const entries = playWorkshop({ ...fullWorkshop, minutes: numberOf('minutes') ?? fullWorkshop.minutes })
  const moments = numberOf('moments')
  const pictures = numberOf('pictures')
  if (moments !== null) compare(entries, moments)
  else if (pictures !== null) await paint(entries, pictures)
  else await measure(entries)
}

async function paint(entries: readonly WorkshopEntry[], count: number): Promise<void> {
  const { seek, painting, longestFrame } = await measurePictures(entries, count)
  print([
    ['updates', String(entries.length), `${count} moments in the built app, 1440 × 900`],
    ['seek and page', middleAndEdge(seek), 'from the slider to the page told, p50 / p95 / p99'],
    ['painting the board', middleAndEdge(painting), 'script of all frames until the picture stands'],
    ['longest frame of it', middleAndEdge(longestFrame), ''],
  ])
}

function compare(entries: readonly WorkshopEntry[], count: number): void {
  const opened = openTracks(buildTracks(entries))
  if (!opened.ok) throw new Error(`the tracks could not be opened: ${opened.error}`)
  const { wrong, ...ways } = checkMoments(entries, createPlayer(opened.value), { count, seed: 2026 })
  print([
    ['updates', String(entries.length), ''],
    ['moments compared', String(count), `seeking ${ways.seeking}, on ${ways.steppingOn}, back ${ways.steppingBack}`],
    ['other than the log', String(wrong.length), wrong.slice(0, 20).join(' ')],
  ])
}

async function measure(entries: readonly WorkshopEntry[]): Promise<void> {
  const builder = createTracksBuilder()
  const cpu = process.cpuUsage()
  builder.append(entries)
  const { user, system } = process.cpuUsage(cpu)
  const file = builder.file()
  builder.close()
  const rawBytes = entries.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const log = packLog(entries)
  const [fast, slow, version] = await measureInChromium(file, log)
  print([
    ['Chromium', version, `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`],
    ['updates', String(entries.length), `${(rawBytes / entries.length).toFixed(1)} bytes each in the log`],
    ['film, bytes', String(file.length), `${(file.length / entries.length).toFixed(2)} per update (bar 4 and 1 MB)`],
    ['build, on the relay', `${((user + system) / 1000).toFixed(0)} ms`, 'processor time; a Y.Doc folded once'],
    ['first picture', `${fast.firstPicture.toFixed(0)} ms`, 'bytes to all items of the first volume, cold (bar 300)'],
    ['open whole', `${fast.openWhole.toFixed(0)} ms`, 'behind the first picture'],
    ['seek p50 / p95 / p99', three(fast.seek), 'bar p99 8 ms'],
    ['… slowed down 4 times', three(slow.seek), 'bar p99 30 ms'],
    ['… and read all items', three(fast.seekAndRead), 'what the keyframes do too; every jump once'],
    ['seek by keyframes', three(fast.keyframes), 'a Yjs state every 2,000 updates'],
    ['keyframes / film', ratios(fast.keyframes, fast.seek), 'p50 and p99 (bar 20)'],
    ['… all items read', ratios(fast.keyframes, fast.seekAndRead), 'p50 and p99'],
    ['frame at 64x, on', three(fast.frameOn), 'bar p99 1 ms'],
    ['frame at 64x, back', three(fast.frameBack), 'bar p99 1 ms'],
    [
      'step on / back',
      `${(fast.stepOn * 1000).toFixed(1)} / ${(fast.stepBack * 1000).toFixed(1)} us`,
      `back costs ${(fast.stepBack / fast.stepOn).toFixed(2)} (bar 1.2)`,
    ],
  ])
}

async function measureInChromium(
  file: Uint8Array,
  log: Uint8Array,
): Promise<readonly [fast: FilmFigures, slow: FilmFigures, version: string]> {
  const [server, browser] = await Promise.all([serveFilm(file, log), launchChromium()])
  try {
    const measure = async (what: FilmMeasure, slowness: number): Promise<FilmFigures> => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await page.goto(server.origin)
      await page.waitForFunction('typeof measureFilm === "function"')
      const devtools = await context.newCDPSession(page)
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowness })
      const figures = await page.evaluate<FilmFigures>(`measureFilm(${JSON.stringify(what)})`)
      await context.close()
      return figures
    }
    return [await measure(full, 1), await measure(throttled, 4), browser.version()]
  } finally {
    await browser.close()
    server.close()
  }
}

function three(times: Percentiles): string {
  return `${times.map((time) => time.toFixed(2)).join(' / ')} ms`
}

function ratios(slow: Percentiles, fast: Percentiles): string {
  return `${(slow[0] / fast[0]).toFixed(0)}x, ${(slow[2] / fast[2]).toFixed(0)}x`
}

function print(rows: readonly (readonly [string, string, string])[]): void {
  for (const [what, figure, about] of rows) console.log(`${what.padEnd(26)}${figure.padEnd(32)}${about}`)
}
