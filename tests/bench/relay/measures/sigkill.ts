import { setTimeout as pause } from 'node:timers/promises'
import type { BenchOptions } from '../options.ts'
import { createSeededRandom } from '../seeded-random.ts'
import type { BenchContender } from '../servers/server.ts'
import { takeSeat } from '../wire/seat.ts'
import { createClockCount } from './clock-count.ts'
import { streamUpdates } from './stream-updates.ts'

/** What a SIGKILL takes away that somebody had already seen. */
export interface SigkillFigures {
  readonly kills: number
  readonly seen: number
  readonly lost: number
  readonly mostLostAtOnce: number
}

const writers = 4
const hz = 50
const shortestMs = 1000
const longestMs = 4000

/** Kills the server in a stream of updates and asks the next one, before any writer returns, what it still knows. */
export async function measureSigkill(contender: BenchContender, options: BenchOptions): Promise<SigkillFigures> {
  const random = createSeededRandom(options.seed)
  const server = await contender.start()
  let figures: SigkillFigures = { kills: 0, seen: 0, lost: 0, mostLostAtOnce: 0 }
  try {
    for (let kill = 0; kill < options.kills; kill += 1) {
      const board = await server.createBoard()
      const stream = await streamUpdates(board, { writers, hz, seed: options.seed + kill })
      await pause(shortestMs + random() * (longestMs - shortestMs))
      await server.killAndRestart()
      await stream.stop()
      const [seat] = await board.seats(1)
      if (seat === undefined) throw new Error('A board without a seat')
      const known = createClockCount()
      const newcomer = await takeSeat(seat, known.add)
      // y-websocket-server answers before it has read its own store; what it adds within a second counts as known.
      await pause(1000)
      newcomer.leave()
      const lost = stream.seen
        .entries()
        .reduce((sum, [client, clock]) => sum + Math.max(0, clock - known.of(client)), 0)
      figures = {
        kills: kill + 1,
        seen: figures.seen + stream.seen.total(),
        lost: figures.lost + lost,
        mostLostAtOnce: Math.max(figures.mostLostAtOnce, lost),
      }
    }
    return figures
  } finally {
    await server.close()
  }
}
