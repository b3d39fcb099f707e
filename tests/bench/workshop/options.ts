import { parseArgs } from 'node:util'

/** What to measure. */
export interface WorkshopBenchOptions {
  readonly only: readonly string[]
  readonly people: number
  readonly notes: number
  /** How many times slower than this machine a page at the board thinks. */
  readonly slowdown: number
  /** How often board and phone are measured. */
  readonly rounds: number
}

const parts = ['join', 'board', 'phone']

/** What `--help` says. */
export const workshopUsage = `pnpm bench workshop [--only join,board,phone] [--people 40] [--notes 800] [--slowdown 4] [--rounds 3]

A workshop on the built app and a real relay. Build the app first (npm start does).
  join    that many people come within ten seconds from one address, beside one alone
  board   panning, typing, and the edits of others, on an empty board and among everybody
  phone   from the scanned code to a note on the wall, on slow lines
--rounds says how often board and phone are measured; the middle is told.`

/** Reads the words after the name of the benchmark; null when help is wanted. Fails on words nobody knows. */
export function parseWorkshopOptions(words: readonly string[]): WorkshopBenchOptions | null {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...words],
    options: { only: text, people: text, notes: text, slowdown: text, rounds: text, help: { type: 'boolean' } },
  })
  if (values.help === true) return null
  const only = values.only?.split(',') ?? parts
  const unknown = only.find((part) => !parts.includes(part))
  if (unknown !== undefined) throw new Error(`«${unknown}» is none of ${parts.join(', ')}`)
  return {
    only,
    people: wholeNumber('people', values.people ?? '40'),
    notes: wholeNumber('notes', values.notes ?? '800'),
    slowdown: wholeNumber('slowdown', values.slowdown ?? '4'),
    rounds: wholeNumber('rounds', values.rounds ?? '3'),
  }
}

function wholeNumber(name: string, given: string): number {
  const value = Number(given)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes whole numbers from 1, not «${given}»`)
  return value
}
