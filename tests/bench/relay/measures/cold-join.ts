import { setTimeout as pause } from 'node:timers/promises'
import { applyUpdate, Doc } from 'yjs'
import { cpuSecondsOfOthers } from '../cost/process-cost.ts'
import { untilQuiet } from '../cost/until-quiet.ts'
import { until } from '../../../support/until.ts'
import type { BenchOptions } from '../options.ts'
import { createSeededRandom } from '../seeded-random.ts'
import type { BenchBoard, BenchContender } from '../servers/server.ts'
import { takeSeat, type Participant, type Seat } from '../wire/seat.ts'
import { createClockCount } from './clock-count.ts'
import { moveNote, writeNotes } from './notes.ts'
import { streamUpdates } from './stream-updates.ts'

/** One joining of a large board after a restart. */
interface ColdJoin {
  /** From asking for a seat to the last byte of the board. */
  readonly joinMs: number
  /** The longest that an edit on another board took meanwhile, and when nobody joined. */
  readonly bystanderMs: number
  readonly calmMs: number
  /** Processor time that went to anybody but the server and its load; null where the system does not say. */
  readonly othersMs: number | null
  readonly bytes: number
}

/** Joining a large board after a restart, again and again. */
export interface ColdJoinFigures {
  /** The median of all joins. */
  readonly joinMs: number
  /** The longest that an edit on another board took during each join, and right before it. */
  readonly bystandersMs: readonly number[]
  readonly calmsMs: readonly number[]
  /** What others took of the processors during each. */
  readonly othersMs: readonly (number | null)[]
  readonly bytes: number
}

/** Updates of one client id: somebody who was there for a while. */
const updatesOfOneWriter = 250
const writersAtOnce = 4
const calmBeforeMs = 1500
const calmAfterMs = 400
const settleMs = 200
/** A server may answer before it has read its store; a board is there when this much of it is. */
const leastBytesOfNote = 100
const longestJoinMs = 60_000

/** Writes the board update by update, restarts the server, and joins while others work on another board. */
export async function measureColdJoin(contender: BenchContender, options: BenchOptions): Promise<ColdJoinFigures> {
  const server = await contender.start()
  try {
    const large = await server.createBoard()
    await writeLargeBoard(large, contender, options)
    await untilQuiet(server.pid())
    const other = await server.createBoard()
    const joins: ColdJoin[] = []
    for (let each = 0; each < options.joins; each += 1) {
      await server.restart()
      joins.push(await joinBeside(large, other, options, each))
    }
    const median = joins.toSorted((a, b) => a.joinMs - b.joinMs)[Math.floor(joins.length / 2)]
    if (median === undefined) throw new Error('Nobody joined')
    return {
      joinMs: median.joinMs,
      bystandersMs: joins.map(({ bystanderMs }) => bystanderMs),
      calmsMs: joins.map(({ calmMs }) => calmMs),
      othersMs: joins.map(({ othersMs }) => othersMs),
      bytes: median.bytes,
    }
  } finally {
    await server.close()
  }
}

/** The same document everywhere: as many client ids, whether or not each has a connection of its own. */
async function writeLargeBoard(
  board: BenchBoard,
  { updatesAtOnce }: BenchContender,
  { notes, updates, seed }: BenchOptions,
): Promise<void> {
  const random = createSeededRandom(seed)
  const writers = Math.ceil(updates / updatesOfOneWriter)
  const [watcherSeat, ...seats] = await board.seats(writersAtOnce + 1)
  if (watcherSeat === undefined) throw new Error('A board without a seat')
  const count = createClockCount()
  const watcher = await takeSeat(watcherSeat, count.add)
  const desks = seats.map((seat) => createDesk(seat, updatesAtOnce))
  const write = async (writer: number): Promise<void> => {
    const share = Math.round((notes * (writer + 1)) / writers) - Math.round((notes * writer) / writers)
    const lines = updatesOf(random, share, Math.min(updatesOfOneWriter, updates - writer * updatesOfOneWriter))
    await desks[writer % writersAtOnce]?.send(lines.updates)
    await until(() => count.of(lines.clientId) >= lines.clocks, `writer ${writer} has reached everybody`, 60_000)
  }
  for (let writer = 0; writer < writers; writer += writersAtOnce) {
    await Promise.all(
      Array.from({ length: Math.min(writersAtOnce, writers - writer) }, (_, each) => write(writer + each)),
    )
    watcher.sayHere()
  }
  for (const desk of desks) desk.leave()
  watcher.leave()
}

interface Desk {
  send(updates: readonly Uint8Array[]): Promise<void>
  leave(): void
}

/** A place to write from, by connections that each send no more than is borne at once. */
function createDesk(seat: Seat, updatesAtOnce: number): Desk {
  let writer: Participant | null = null
  let left = 0
  return {
    async send(updates) {
      if (left < updates.length) {
        writer?.leave()
        writer = await takeSeat(seat, () => undefined)
        left = updatesAtOnce
      }
      left -= updates.length
      for (const update of updates) writer?.sendUpdate(update)
    },
    leave: () => writer?.leave(),
  }
}

function updatesOf(
  random: () => number,
  notes: number,
  count: number,
): { clientId: number; clocks: number; updates: Uint8Array[] } {
  const document = new Doc()
  document.clientID = Math.floor(random() * 2 ** 32)
  const updates: Uint8Array[] = []
  document.on('update', (update) => updates.push(update))
  const ids = writeNotes(document, random, notes)
  while (updates.length < count) moveNote(document, random, ids)
  const clocks = createClockCount()
  for (const update of updates) clocks.add(update)
  return { clientId: document.clientID, clocks: clocks.of(document.clientID), updates }
}

async function joinBeside(
  large: BenchBoard,
  other: BenchBoard,
  options: BenchOptions,
  round: number,
): Promise<ColdJoin> {
  const stream = await streamUpdates(other, { writers: 4, hz: 50, seed: options.seed + round })
  await pause(calmBeforeMs - settleMs)
  // Looking takes some milliseconds of this process, which an edit of the join must not wait for.
  const othersBefore = cpuSecondsOfOthers()
  await pause(settleMs)
  const startedAt = performance.now()
  // Asking for a seat counts: it may be what makes a server read the board.
  const [seat] = await large.seats(1)
  if (seat === undefined) throw new Error('A board without a seat')
  const joined = Promise.withResolvers<{ readonly at: number; readonly bytes: number }>()
  const parts: Uint8Array[] = []
  let bytes = 0
  const participant = await takeSeat(seat, (update) => {
    parts.push(update)
    bytes += update.length
    // Looking closer must wait: it would hold up the edits of the others, who live in this process too.
    if (bytes >= options.notes * leastBytesOfNote) joined.resolve({ at: performance.now(), bytes })
  })
  const end = await Promise.race([joined.promise, pause(longestJoinMs, null, { ref: false })])
  if (end === null) throw new Error(`After ${longestJoinMs} ms only ${bytes} bytes of the board had come`)
  await pause(calmAfterMs)
  // Read before anything else is done: edits of the last moments are still on their way, and ours is the clock of all.
  const bystanderMs = stream.longestMs(startedAt - 50, end.at + calmAfterMs / 2)
  const calmMs = stream.longestMs(startedAt - calmBeforeMs / 2, startedAt - 50)
  const othersAfter = cpuSecondsOfOthers()
  const othersMs = othersBefore === null || othersAfter === null ? null : (othersAfter - othersBefore) * 1000
  await stream.stop()
  participant.leave()
  mustHoldNotes(parts, options.notes)
  return { joinMs: end.at - startedAt, bystanderMs, calmMs, othersMs, bytes: end.bytes }
}

function mustHoldNotes(parts: readonly Uint8Array[], notes: number): void {
  const document = new Doc()
  for (const part of parts) applyUpdate(document, part)
  const found = document.getMap('places').size
  if (found !== notes) throw new Error(`The board joined has ${found} of ${notes} notes`)
}
