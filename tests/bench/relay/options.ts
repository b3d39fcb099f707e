import { parseArgs } from 'node:util'

/** How long and how often to measure; the defaults are those of the figures in the documentation. */
export interface BenchOptions {
  readonly servers: readonly string[]
  readonly measures: readonly string[]
  /** Which of the fan-out boards, by how many people they have. */
  readonly people: readonly number[]
  readonly seconds: number
  readonly warmSeconds: number
  readonly rounds: number
  readonly boards: number
  readonly idleSeconds: number
  readonly notes: number
  readonly updates: number
  readonly joins: number
  readonly kills: number
  readonly seed: number
}

const measureNames = ['fan-out', 'memory', 'cold-join', 'sigkill', 'attack'] as const

const full = {
  seconds: 10,
  // Every server is compiled while it runs: measured sooner, what counts is how much code it has. Ours goes on being compiled for
  // half a minute, and a workshop lasts for hours.
  warmSeconds: 36,
  rounds: 3,
  boards: 300,
  // A relay may keep a board for a while in case somebody returns; ours does for up to a minute.
  idleSeconds: 70,
  notes: 10_000,
  updates: 100_000,
  joins: 3,
  kills: 5,
}

/** A first impression within about three minutes: a smaller board, and no wait for boards to leave memory. */
const quick: typeof full = {
  seconds: 4,
  warmSeconds: 2,
  rounds: 1,
  boards: 100,
  idleSeconds: 5,
  notes: 2000,
  updates: 20_000,
  joins: 1,
  kills: 2,
}

/** What `pnpm bench relay --help` prints. */
export const usage = `pnpm bench relay [--quick] [options]

  --quick              a first impression: shorter, smaller, one round
  --only a,b           servers: samtavle, hocuspocus, y-websocket, echo
  --measure a,b        measures: ${measureNames.join(', ')}
  --people a,b         fan-out boards of so many people only (50,200,10)
  --seconds n          length of each fan-out scenario (${full.seconds})
  --warm n             seconds before it that are not counted (${full.warmSeconds})
  --rounds n           rounds of each scenario; the median counts (${full.rounds})
  --boards n           boards held for the memory figures (${full.boards})
  --idle n             seconds for boards to leave memory (${full.idleSeconds})
  --notes n            notes of the board joined cold (${full.notes})
  --updates n          updates behind that board (${full.updates})
  --joins n            cold joins, each after a restart (${full.joins})
  --kills n            SIGKILLs in a stream of updates (${full.kills})
  --seed n             of everything random (1)`

/** Reads the command line; null when it asked for help. */
export function parseOptions(words: readonly string[]): BenchOptions | null {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args: [...words],
    options: {
      help: { type: 'boolean' },
      quick: { type: 'boolean' },
      only: text,
      measure: text,
      people: text,
      seconds: text,
      warm: text,
      rounds: text,
      boards: text,
      idle: text,
      notes: text,
      updates: text,
      joins: text,
      kills: text,
      seed: text,
    },
  })
  if (values.help === true) return null
  const start = values.quick === true ? quick : full
  return {
    servers: listOf(values.only, ['echo', 'hocuspocus', 'y-websocket', 'samtavle']),
    measures: listOf(values.measure, measureNames),
    people: listOf(values.people, ['50', '200', '10']).map(Number),
    seconds: numberOf('seconds', values.seconds, start.seconds),
    warmSeconds: numberOf('warm', values.warm, start.warmSeconds),
    rounds: numberOf('rounds', values.rounds, start.rounds),
    boards: numberOf('boards', values.boards, start.boards),
    idleSeconds: numberOf('idle', values.idle, start.idleSeconds),
    notes: numberOf('notes', values.notes, start.notes),
    updates: numberOf('updates', values.updates, start.updates),
    joins: numberOf('joins', values.joins, start.joins),
    kills: numberOf('kills', values.kills, start.kills),
    seed: numberOf('seed', values.seed, 1),
  }
}

function listOf(given: string | undefined, known: readonly string[]): readonly string[] {
  if (given === undefined) return known
  const names = given.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`«${unknown}» is none of ${known.join(', ')}`)
  return known.filter((name) => names.includes(name))
}

function numberOf(name: string, given: string | undefined, otherwise: number): number {
  const value = given === undefined ? otherwise : Number(given)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1, not «${given}»`)
  return value
}
