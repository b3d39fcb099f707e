import { cpuSeconds } from '../cost/process-cost.ts'
import { runLoad } from '../load/run-load.ts'
import type { LoadResult } from '../load/load-job.ts'
import type { BenchOptions } from '../options.ts'
import type { BenchContender } from '../servers/server.ts'

/** People at one board, and how many of them drag how often. */
export interface FanOutScenario {
  readonly title: string
  readonly people: number
  readonly draggers: number
  readonly hz: number
}

/** The two crowded boards of the targets and one on which nothing has to be waited for. */
export const fanOutScenarios: readonly FanOutScenario[] = [
  { title: '50 people, all dragging at 30 Hz', people: 50, draggers: 50, hz: 30 },
  { title: '200 people, 20 dragging at 20 Hz', people: 200, draggers: 20, hz: 20 },
  { title: '10 people, 5 dragging at 10 Hz', people: 10, draggers: 5, hz: 10 },
]

/** One server in one scenario. */
export interface FanOutFigures extends LoadResult {
  /** Of the server's process with all its threads and children. */
  readonly cpuSecondsPerMillion: number
  readonly cores: number
}

/** Starts the server, fills one board and measures; the round with the median CPU stands for all. */
export async function measureFanOut(
  contender: BenchContender,
  scenario: FanOutScenario,
  options: BenchOptions,
): Promise<FanOutFigures> {
  const rounds: FanOutFigures[] = []
  for (let round = 0; round < options.rounds; round += 1) rounds.push(await measureOnce(contender, scenario, options))
  rounds.sort((a, b) => a.cpuSecondsPerMillion - b.cpuSecondsPerMillion)
  const median = rounds[Math.floor(rounds.length / 2)]
  if (median === undefined) throw new Error('Nothing was measured')
  return median
}

async function measureOnce(
  contender: BenchContender,
  scenario: FanOutScenario,
  options: BenchOptions,
): Promise<FanOutFigures> {
  const server = await contender.start()
  try {
    const board = await server.createBoard()
    const seats = await board.seats(scenario.people)
    let [cpu, at] = [0, 0]
    const { warmSeconds, seconds, seed } = options
    const job = { seats, draggers: scenario.draggers, hz: scenario.hz, warmSeconds, seconds, seed }
    const result = await runLoad(job, {
      begins() {
        cpu = cpuSeconds(server.pid())
        at = performance.now()
      },
      ended() {
        cpu = cpuSeconds(server.pid()) - cpu
        at = performance.now() - at
      },
    })
    return { ...result, cpuSecondsPerMillion: (cpu / result.delivered) * 1e6, cores: cpu / (at / 1000) }
  } finally {
    await server.close()
  }
}
