// `pnpm simulate`: histories of the relay, one per seed; a line for each that failed, and one with the sum.
import { parseArgs } from 'node:util'
import { plantedBug, plantedBugs } from './bugs/planted-bugs.ts'
import type { HistoryOutcome } from './history.ts'
import { runSeeds } from './seeds.ts'
import { sayFrame } from './world/say-frame.ts'

const usage = `Usage: pnpm simulate [--seeds 1000] [--from 1] [--bug <name>] [--trace]
  --bug    plants one of: ${plantedBugs.map(({ name }) => name).join(', ')}
  --trace  prints everything that happens; for one seed`

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function wholeNumber(text: string, name: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new TypeError(`--${name} needs a whole number from 1, not ${text}`)
  return number
}

async function simulate(): Promise<number> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((word) => word !== '--'),
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      bug: { type: 'string' },
      trace: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    print(usage)
    return 0
  }
  const bug = values.bug === undefined ? null : (plantedBug(values.bug) ?? null)
  if (values.bug !== undefined && bug === null) throw new TypeError(`There is no bug named ${values.bug}`)
  const range = { from: wholeNumber(values.from, 'from'), count: wholeNumber(values.seeds, 'seeds') }
  const trace = (what: string, bytes?: Uint8Array): void =>
    print(bytes === undefined ? what : `${what} ${sayFrame(bytes)}`)
  const startedAt = performance.now()
  const tally = await runSeeds(range, { bug, ...(values.trace ? { trace } : {}) }, ({ seed, faults }: HistoryOutcome) =>
    print(`seed ${seed}: ${faults[0]}${faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''}`),
  )
  const seconds = (performance.now() - startedAt) / 1000
  const perSecond = (tally.histories / seconds).toFixed(1)
  print(
    `${tally.histories} histories from seed ${range.from}${bug === null ? '' : ` with ${bug.name}`}: ` +
      `${tally.failed.length} failed; ${tally.rows} rows, ${tally.promises} promises held against them; ` +
      `${seconds.toFixed(1)} s, ${perSecond} a second`,
  )
  return tally.failed.length === 0 ? 0 : 1
}

// Whoever cuts the output short, with `head` say, has seen enough.
process.stdout.on('error', () => process.exit(1))

try {
  process.exitCode = await simulate()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`)
  process.exitCode = 2
}
