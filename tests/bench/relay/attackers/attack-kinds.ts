import { Doc, encodeStateAsUpdate, applyUpdate, Text } from 'yjs'
import { writeNotes } from '../measures/notes.ts'
import { createSeededRandom } from '../seeded-random.ts'
import type { BenchBoard } from '../servers/server.ts'
import { takeSeat, type Participant } from '../wire/seat.ts'
import { keepComing, type Visit } from './keep-coming.ts'

/** Somebody who does harm to one board until told to stop. */
export interface AttackKind {
  readonly title: string
  begin(board: BenchBoard, seed: number): Promise<{ stop(): Promise<void> }>
}

/** What one connection may send all the time before it is too fast for a relay with limits: those who stay just below do most. */
const bytesPerSecond = 250_000
const floodFrameBytes = 50_000

const flood: AttackKind = {
  title: 'a flood of large updates',
  async begin(board) {
    const seats = await board.seats(4)
    const visits = seats.map((seat, each): Visit => {
      const update = updateOf((document) => document.getMap('facts').set(`flood/${each}`, 'x'.repeat(floodFrameBytes)))
      return async (isOver, pause) => {
        const participant = await takeSeat(seat, () => undefined)
        while (!isOver() && !participant.isClosed()) {
          participant.sendUpdate(update())
          await pause((floodFrameBytes / bytesPerSecond) * 1000)
        }
        participant.leave()
      }
    })
    return keepComing(visits)
  },
}

const costlyLetters = 4500
const costlyRounds = 40

const costly: AttackKind = {
  title: 'updates that take long to integrate',
  async begin(board, seed) {
    const random = createSeededRandom(seed)
    const [seat] = await board.seats(1)
    if (seat === undefined) throw new Error('A board without a seat')
    const base = new Doc()
    base.clientID = Math.floor(random() * 2 ** 31)
    base.getMap('texts').set('attacked', new Text('what we know'))
    const start = encodeStateAsUpdate(base)
    // Three crowds of letters at the head of one text: each letter looks for its place among all that the others put there.
    const rounds = Array.from({ length: costlyRounds }, (_, round) =>
      [1, 2, 3].map((each) => headInserts(start, base.clientID + round * 3 + each)),
    )
    let next = 0
    const visit: Visit = async (isOver, pause) => {
      const participant = await takeSeat(seat, () => undefined)
      participant.sendUpdate(start)
      for (const update of rounds[next % rounds.length] ?? []) participant.sendUpdate(update)
      next += 1
      for (let waited = 0; waited < 20 && !isOver() && !participant.isClosed(); waited += 1) await pause(50)
      participant.leave()
    }
    return keepComing([visit])
  },
}

const stormNotes = 2000
const stormPeople = 20

const storm: AttackKind = {
  title: 'a crowd that joins again and again',
  async begin(board, seed) {
    const seats = await board.seats(stormPeople)
    await fill(board, seed)
    const visits = seats.map((seat): Visit => async (isOver, pause) => {
      const participant = await takeSeat(seat, () => undefined)
      participant.leave()
      if (!isOver()) await pause(200)
    })
    return keepComing(visits)
  },
}

const slowReaders: AttackKind = {
  title: 'people who do not read what they are sent',
  async begin(board) {
    const [writerSeat, ...seats] = await board.seats(21)
    if (writerSeat === undefined) throw new Error('A board without a seat')
    const update = updateOf((document, turn) => document.getMap('facts').set('slow/a', `${turn}${'x'.repeat(12_000)}`))
    const write: Visit = async (isOver, pause) => {
      const participant = await takeSeat(writerSeat, () => undefined)
      while (!isOver() && !participant.isClosed()) {
        participant.sendUpdate(update())
        await pause(50)
      }
      participant.leave()
    }
    const visits = seats.map((seat): Visit => async (isOver, pause) => {
      const participant: Participant = await takeSeat(seat, () => undefined)
      participant.stopReading()
      for (let waited = 0; waited < 40 && !isOver(); waited += 1) await pause(100)
      participant.leave()
    })
    return keepComing([write, ...visits])
  },
}

/** Each kind of harm that somebody with a link to one board can do to it. */
export const attackKinds: readonly AttackKind[] = [flood, costly, storm, slowReaders]

/** The updates of one client that makes the same change again and again. */
function updateOf(change: (document: Doc, turn: number) => void): () => Uint8Array {
  const document = new Doc()
  let last: Uint8Array = new Uint8Array()
  let turn = 0
  document.on('update', (update: Uint8Array) => (last = update))
  return () => {
    turn += 1
    document.transact(() => change(document, turn))
    return last
  }
}

function headInserts(start: Uint8Array, client: number): Uint8Array {
  const document = new Doc()
  applyUpdate(document, start)
  document.clientID = client
  let last: Uint8Array = new Uint8Array()
  document.on('update', (update: Uint8Array) => (last = update))
  document.transact(() => {
    const words = document.getMap<Text>('texts').get('attacked')
    for (let letter = 0; letter < costlyLetters; letter += 1) words?.insert(0, 'x')
  })
  document.destroy()
  return last
}

async function fill(board: BenchBoard, seed: number): Promise<void> {
  const [seat] = await board.seats(1)
  if (seat === undefined) throw new Error('A board without a seat')
  const participant = await takeSeat(seat, () => undefined)
  const document = new Doc()
  document.on('update', (update: Uint8Array) => participant.sendUpdate(update))
  // In pieces that no relay takes for too large.
  for (let piece = 0; piece < 10; piece += 1) {
    document.transact(() => writeNotes(document, createSeededRandom(seed + piece), stormNotes / 10))
  }
  participant.leave()
}
