import { attackKinds, type AttackKind } from '../attackers/attack-kinds.ts'
import { runLoad } from '../load/run-load.ts'
import type { LoadResult } from '../load/load-job.ts'
import type { BenchOptions } from '../options.ts'
import type { BenchBoard, BenchContender, BenchServer } from '../servers/server.ts'

/** How long edits take on a quiet board while another board of the same relay is attacked, and how long they took just before. */
export interface UnderAttack {
  /** The median of the rounds, as the other. */
  readonly calmP99Ms: number
  readonly attackedP99Ms: number
  /** Deliveries that never came, of all rounds, calm and attacked. */
  readonly missing: number
}

/** By the title of the attack. */
export type AttackFigures = ReadonlyMap<string, UnderAttack>

const quietPeople = 4
const quietHz = 10

/** A few people work on one board; each attack goes to a board of its own, and is compared with the calm right before it. */
export async function measureUnderAttack(contender: BenchContender, options: BenchOptions): Promise<AttackFigures> {
  const server = await contender.start()
  try {
    const quiet = await server.createBoard()
    let turn = 0
    const work = (): Promise<LoadResult> => {
      turn += 1
      // Others each time: what a client has said before is no news.
      return workOn(quiet, { ...options, seed: options.seed + turn })
    }
    // What a server learns in its first seconds is no attack's merit.
    await work()
    const figures = new Map<string, UnderAttack>()
    for (const kind of attackKinds) figures.set(kind.title, await measureOne(server, kind, work, options))
    return figures
  } finally {
    await server.close()
  }
}

async function measureOne(
  server: BenchServer,
  kind: AttackKind,
  work: () => Promise<LoadResult>,
  { rounds, seed }: BenchOptions,
): Promise<UnderAttack> {
  const calm: LoadResult[] = []
  const attacked: LoadResult[] = []
  for (let round = 0; round < rounds; round += 1) {
    calm.push(await work())
    const attack = await kind.begin(await server.createBoard(), seed + round)
    attacked.push(await work())
    await attack.stop()
  }
  return {
    calmP99Ms: medianP99(calm),
    attackedP99Ms: medianP99(attacked),
    missing: [...calm, ...attacked].reduce((sum, { missing }) => sum + missing, 0),
  }
}

function medianP99(results: readonly LoadResult[]): number {
  const sorted = results.map(({ p99Ms }) => p99Ms).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

async function workOn(board: BenchBoard, { seconds, warmSeconds, seed }: BenchOptions): Promise<LoadResult> {
  const seats = await board.seats(quietPeople)
  const job = { seats, draggers: quietPeople, hz: quietHz, warmSeconds: Math.ceil(warmSeconds / 12), seconds, seed }
  return runLoad(job, { begins: () => undefined, ended: () => undefined })
}
