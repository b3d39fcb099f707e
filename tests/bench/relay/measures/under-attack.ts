import { attackKinds } from '../attackers/attack-kinds.ts'
import { runLoad } from '../load/run-load.ts'
import type { LoadResult } from '../load/load-job.ts'
import type { BenchOptions } from '../options.ts'
import type { BenchBoard, BenchContender } from '../servers/server.ts'

/** How long edits take on a quiet board: alone, and while another board of the same relay is attacked. */
export interface AttackFigures {
  readonly alone: LoadResult
  /** By the title of the attack. */
  readonly attacked: ReadonlyMap<string, LoadResult>
}

const quietPeople = 4
const quietHz = 10

/** A few people work on one board; each attack goes to a board of its own. */
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
    const alone = await work()
    const attacked = new Map<string, LoadResult>()
    for (const { title, begin } of attackKinds) {
      const attack = await begin(await server.createBoard(), options.seed)
      attacked.set(title, await work())
      await attack.stop()
    }
    return { alone, attacked }
  } finally {
    await server.close()
  }
}

async function workOn(board: BenchBoard, { seconds, warmSeconds, seed }: BenchOptions): Promise<LoadResult> {
  const seats = await board.seats(quietPeople)
  const job = { seats, draggers: quietPeople, hz: quietHz, warmSeconds: Math.ceil(warmSeconds / 4), seconds, seed }
  return runLoad(job, { begins: () => undefined, ended: () => undefined })
}
