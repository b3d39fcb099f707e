import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, makeBoard, type MadeBoard } from '../system/board-api.ts'
import { factsOnDisk, openBusyWriter, type BusyWriter } from '../system/busy-writer.ts'
import { closeCodeOf, openRawSocket, plainProtocols, type RawSocket } from '../system/raw-socket.ts'
import { randomFrom, type Random } from './random.ts'

/** Kills per run; a thousand from outside, for a long night. */
const cycles = Number(process.env['SAMTAVLE_KILL_CYCLES'] ?? '60')
const firstSeed = Number(process.env['SAMTAVLE_SEED'] ?? '1')

/** A busy machine needs some seconds for each start. */
const cycleMs = 20_000

/** After so many kills a new board is begun, as each check reads all of it. */
const cyclesPerBoard = 20

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})

afterAll(() => relay.close())

/** A board, and every key of it that somebody was promised or saw. */
interface Promised {
  readonly board: MadeBoard
  readonly token: string
  readonly acked: Set<string>
  readonly seen: Set<string>
}

test(
  `the relay, killed ${cycles} times with SIGKILL in the middle of writing, lost nothing that was acked or that anybody saw`,
  { timeout: 60_000 + cycles * cycleMs },
  async () => {
    let promised = await promisedOnNewBoard()
    const totals = { acked: 0, seen: 0, unpromised: 0 }
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      if (cycle % cyclesPerBoard === 0) promised = await promisedOnNewBoard()
      const before = { acked: promised.acked.size, seen: promised.seen.size }
      const sent = await writeUntilKilled(promised, `c${cycle}`, randomFrom(firstSeed + cycle))
      await relay.restart()
      // Nobody has reconnected: what is read here is what the disk has.
      const kept = await factsOnDisk(relay.origin, promised.board.id, promised.token)
      const lost = [...promised.acked, ...promised.seen].filter((key) => !kept.has(key))
      expect(lost, `after the kill of seed ${firstSeed + cycle}`).toEqual([])
      totals.acked += promised.acked.size - before.acked
      totals.seen += promised.seen.size - before.seen
      totals.unpromised += sent - (promised.acked.size - before.acked)
    }
    process.stdout.write(
      `${cycles} kills: ${totals.acked} acked, ${totals.seen} seen, ${totals.unpromised} cut off, 0 lost\n`,
    )
    // Otherwise every kill came before the first ack, or after the last one, and nothing was shown.
    expect(totals.acked).toBeGreaterThan(cycles * 10)
    expect(totals.seen).toBeGreaterThan(cycles * 10)
    expect(totals.unpromised).toBeGreaterThan(cycles)
  },
)

async function promisedOnNewBoard(): Promise<Promised> {
  const board = await makeBoard(relay.origin)
  const { token } = await join(relay.origin, board, 'contribute')
  return { board, token, acked: new Set(), seen: new Set() }
}

/** Lets three write and a stock client watch, and kills the relay at a moment that the seed decides; how many edits were sent. */
async function writeUntilKilled(promised: Promised, name: string, random: Random): Promise<number> {
  const { board, token } = promised
  const { wsOrigin } = relay
  const room = board.id
  const openings = [0, 1, 2].map((index) => openBusyWriter({ wsOrigin, room, token, name: `${name}w${index}` }))
  const writers = await Promise.all(openings)
  const witness = await openRawSocket({ wsOrigin, room, protocols: plainProtocols(token) })
  const ackedBeforeKill = 5 + random.below(100)
  const delayMs = random.below(6)
  for (const writer of writers) writer.writeSome(20)
  await until(() => ackedBy(writers) > ackedBeforeKill / 4, 'acks are coming in')
  for (const writer of writers) writer.writeSome(60)
  await until(() => ackedBy(writers) > ackedBeforeKill, 'more acks are coming in')
  await pause(delayMs)
  for (const writer of writers) writer.writeSome(20)
  await relay.kill()
  await Promise.all([...writers.map(({ socket }) => closeCodeOf(socket)), closeCodeOf(witness)])
  for (const writer of writers) for (const key of writer.acked()) promised.acked.add(key)
  for (const key of keysSeenBy(witness)) promised.seen.add(key)
  return writers.reduce((sum, writer) => sum + writer.sent(), 0)
}

function ackedBy(writers: readonly BusyWriter[]): number {
  return writers.reduce((sum, writer) => sum + writer.acked().length, 0)
}

function keysSeenBy(witness: RawSocket): Iterable<string> {
  return witness.doc.getMap('facts').keys()
}
