import { setTimeout as pause } from 'node:timers/promises'
import type { RelayAddress } from '../../../support/relay.ts'
import { comeByWire, type WirePerson } from '../../../support/workshop/wire-person.ts'
import type { MadeBoard } from '../../../system/board-api.ts'
import { percentile } from '../../history/percentile.ts'

/** From asking to be let in until the whole board is there, in milliseconds. */
export interface JoiningFigures {
  /** One person alone, the middle of five. */
  readonly aloneMs: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Whoever waited longest of all. */
  readonly longestMs: number
  readonly refused: number
}

const rushMs = 10_000

/** Lets people come to a board within ten seconds, all from one address; those who are in stay, and are answered. */
export async function measureJoining(
  relay: RelayAddress,
  board: MadeBoard,
  count: number,
): Promise<{ readonly figures: JoiningFigures; readonly people: readonly WirePerson[] }> {
  const alone: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const { ms, person } = await comes(relay, board, `Early ${turn}`)
    alone.push(ms)
    person.close()
  }
  const arrivals = await Promise.allSettled(
    Array.from({ length: count }, async (_none, index) => {
      await pause((index * rushMs) / count)
      return comes(relay, board, `Guest ${index}`)
    }),
  )
  const came = arrivals.flatMap((arrival) => (arrival.status === 'fulfilled' ? [arrival.value] : []))
  const waits = came.map(({ ms }) => ms)
  return {
    figures: {
      aloneMs: percentile(alone, 50),
      p50Ms: percentile(waits, 50),
      p95Ms: percentile(waits, 95),
      longestMs: percentile(waits, 100),
      refused: count - came.length,
    },
    people: came.map(({ person }) => person),
  }
}

async function comes(
  relay: RelayAddress,
  board: MadeBoard,
  name: string,
): Promise<{ readonly ms: number; readonly person: WirePerson }> {
  const startedAt = performance.now()
  const person = await comeByWire(relay, board, { name, sector: 'citizens', remembers: false })
  return { ms: performance.now() - startedAt, person }
}
