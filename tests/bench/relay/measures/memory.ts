import { setTimeout as pause } from 'node:timers/promises'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { liveMemoryBytes } from '../cost/process-cost.ts'
import type { BenchOptions } from '../options.ts'
import { createSeededRandom } from '../seeded-random.ts'
import type { BenchContender } from '../servers/server.ts'
import { takeSeat, type Participant } from '../wire/seat.ts'
import { writeNotes } from './notes.ts'

/** Bytes of memory for each board. */
export interface MemoryFigures {
  /** One person sits at a board of 20 notes; their connection is part of it. */
  readonly heldBytes: number
  /** The same boards when everyone has stayed and nobody has written for a while. */
  readonly restingBytes: number
  /** The same boards after everyone has left. */
  readonly idleBytes: number
}

const notesOnEach = 20
/** Opened and left first, so that code and pools which every board shares are not counted as boards. */
const boardsToWarmUp = 30
const presenceSeconds = 15

/** Holds many small boards at once, then leaves them all. */
export async function measureMemory(contender: BenchContender, options: BenchOptions): Promise<MemoryFigures> {
  const server = await contender.start()
  const content = smallBoard(options.seed)
  const sitDown = async (boards: number): Promise<Participant[]> => {
    const people: Participant[] = []
    for (let each = 0; each < boards; each += 1) {
      const [seat] = await (await server.createBoard()).seats(1)
      if (seat === undefined) throw new Error('A board without a seat')
      const participant = await takeSeat(seat, () => undefined)
      participant.sendUpdate(content)
      people.push(participant)
    }
    return people
  }
  try {
    for (const participant of await sitDown(boardsToWarmUp)) participant.leave()
    await pause(options.idleSeconds * 1000)
    const before = await liveMemoryBytes(server.pid())
    const people = await sitDown(options.boards)
    // Hocuspocus stores a board two seconds after its last change; by then everybody has settled.
    await pause(4000)
    const held = await liveMemoryBytes(server.pid())
    await stayFor(people, options.idleSeconds)
    const resting = await liveMemoryBytes(server.pid())
    for (const participant of people) participant.leave()
    await pause(options.idleSeconds * 1000)
    const idle = await liveMemoryBytes(server.pid())
    const perBoard = (bytes: number): number => (bytes - before) / options.boards
    return { heldBytes: perBoard(held), restingBytes: perBoard(resting), idleBytes: perBoard(idle) }
  } finally {
    await server.close()
  }
}

/** Says nothing but that they are there, which every client does by its presence. */
async function stayFor(people: readonly Participant[], seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= presenceSeconds) {
    await pause(Math.min(left, presenceSeconds) * 1000)
    for (const participant of people) participant.sayHere()
  }
}

function smallBoard(seed: number): Uint8Array {
  const document = new Doc()
  writeNotes(document, createSeededRandom(seed), notesOnEach)
  return encodeStateAsUpdate(document)
}
