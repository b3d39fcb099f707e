import { parseArgs } from 'node:util'
import { scenarios } from './scenarios.ts'

/** What to measure. */
export interface CanvasBenchOptions {
  readonly contenders: readonly string[]
  readonly scenarios: readonly string[]
  readonly sizes: readonly number[]
  readonly seconds: number
  /** Where traces of the main thread are written; none are taken without. */
  readonly traces: string | null
}

/** What opening a board tells; it is measured always, and alone when nothing else is asked for. */
const opening = 'painted'
const contenderKeys = ['bare', 'samtavle', 'tldraw', 'excalidraw']

/** What `--help` says. */
export const canvasUsage = `pnpm bench canvas [--only pan-all,zoom] [--contenders bare,samtavle] [--sizes 1000,10000,50000] [--seconds 2] [--traces folder]

Our canvas beside tldraw, Excalidraw and a bare canvas in real Chromium, one after the other, in one table.
  --only        ${[opening, ...scenarios.map(({ key }) => key)].join(', ')}; «${opening}» is measured always, and alone by itself
  --contenders  ${contenderKeys.join(', ')}
  --sizes       how many notes; from 20,000 on only the bare canvas and ours are measured
  --seconds     how long each scenario takes (2)
  --traces      write a trace of each scenario into this folder, for the Performance panel of Chromium; the app is built
                with readable names then, and tracing takes its time: the frames are not to be compared`

/** Reads the words after the name of the benchmark; null when help is wanted. Fails on words nobody knows. */
export function parseCanvasOptions(words: readonly string[]): CanvasBenchOptions | null {
  const { values } = parseArgs({
    args: [...words],
    options: {
      only: { type: 'string' },
      contenders: { type: 'string' },
      sizes: { type: 'string' },
      seconds: { type: 'string' },
      traces: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help === true) return null
  const keys = [opening, ...scenarios.map(({ key }) => key)]
  return {
    contenders: chosen(values.contenders, contenderKeys),
    scenarios: chosen(values.only, keys),
    sizes: (values.sizes ?? '1000,10000,50000').split(',').map((word) => wholeNumber('sizes', word)),
    seconds: wholeNumber('seconds', values.seconds ?? '2'),
    traces: values.traces ?? null,
  }
}

function chosen(given: string | undefined, known: readonly string[]): readonly string[] {
  const names = given?.split(',').map((name) => name.trim()) ?? known
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`«${unknown}» is none of ${known.join(', ')}`)
  return known.filter((name) => names.includes(name))
}

function wholeNumber(name: string, given: string): number {
  const value = Number(given)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes whole numbers from 1, not «${given}»`)
  return value
}
