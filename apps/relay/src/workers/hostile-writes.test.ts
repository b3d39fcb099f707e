import { systemClock, systemRandomBytes } from '@samtavle/base'
import { foldEntries } from '@samtavle/history'
import { checkUpdate, limits, uploadLimits } from '@samtavle/protocol'
import { damaged, honestUpdates, pick, randomFrom, type Random } from '@samtavle/protocol/testing'
import { expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { rootsOfRoom } from '../room-roots.ts'
import type { RebuildEntry, WorkerMessage, WorkerReply, WorkerRequest } from './messages.ts'
import { createWorkerRooms } from './worker-rooms.ts'

const seed = Number(process.env['SAMTAVLE_SEED'] ?? 1)
const frames = Number(process.env['SAMTAVLE_FRAMES'] ?? 100_000)
/** Ten times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + frames * 5

/** Boards are begun anew this often, and looked at this often as a newcomer would. */
const framesPerBoard = 2000
const framesPerLook = 200

const room = 'board-0123456789'
const actor = 'actor-anna-00001'
const gate = uploadLimits({ allowedRoots: rootsOfRoom('shared') })

/** What became of the frames. */
interface Figures {
  passed: number
  integrated: number
  waiting: number
  refused: number
  rebuilt: number
}

/** A board in a worker's rooms with a journal beside it, as the relay keeps it. */
function openBoard(figures: Figures) {
  const replies: WorkerReply[] = []
  const journal: RebuildEntry[] = []
  const post = (message: WorkerMessage): void => {
    if (!('to' in message)) return
    replies.push(message.reply)
    if (message.reply.type === 'integrated' && message.reply.emitted !== null)
      journal.push({ seq: journal.length + 1, actor, bytes: message.reply.emitted })
  }
  const rooms = createWorkerRooms({ clock: systemClock, randomBytes: systemRandomBytes, limits, post })
  let epoch = 0
  let connection = 1
  let lastId = 0

  function ask(request: WorkerRequest): readonly WorkerReply[] {
    replies.length = 0
    lastId += 1
    rooms.handle(lastId, request)
    return [...replies]
  }
  function reopen(): void {
    epoch += 1
    expect(ask({ type: 'open', room, epoch, snapshot: null, entries: journal })).toMatchObject([{ type: 'opened' }])
  }

  reopen()
  return {
    journal,
    write(bytes: Uint8Array) {
      const outcomes = ask({ type: 'write', room, epoch, connection, actor, bytes, mode: 'integrate' })
      for (const outcome of outcomes) {
        if (outcome.type === 'integrated') figures.integrated += 1
        else if (outcome.type === 'held') figures.waiting += 1
        else if (outcome.type === 'refused') figures.refused += 1
        // Nothing may throw past the room's own rules.
        else throw new Error(`A write was answered ${JSON.stringify(outcome)}: ${Buffer.from(bytes).toString('hex')}`)
      }
      if (outcomes.every(({ type }) => type !== 'refused')) return
      // Its sender is closed, and comes again as a new connection.
      ask({ type: 'forget', room, epoch, connection })
      connection += 1
      if (!outcomes.some((outcome) => outcome.type === 'refused' && outcome.discarded)) return
      figures.rebuilt += 1
      reopen()
    },
    answer(): Uint8Array {
      const [reply] = ask({ type: 'answer', room, epoch, stateVector: Uint8Array.of(0) })
      if (reply?.type !== 'bytes') throw new Error(`The board is answered ${JSON.stringify(reply)}`)
      return reply.bytes
    },
    /** Nobody waits for ever: whoever sent what nothing followed from is closed after ten seconds. */
    giveUpWaiting() {
      ask({ type: 'forget', room, epoch, connection })
      connection += 1
    },
  }
}

/** A newcomer, and whoever rebuilds the board from its journal, can open it and read all of it; both read the same, and wait for nothing. */
function lookAt(board: ReturnType<typeof openBoard>, about: string): void {
  const newcomer = new Doc({ guid: 'newcomer' })
  applyUpdate(newcomer, board.answer())
  const rebuilt = foldEntries(board.journal)
  for (const doc of [newcomer, rebuilt]) {
    expect(doc.store.pendingStructs, about).toBeNull()
    expect(doc.store.pendingDs, about).toBeNull()
  }
  expect(contentOf(newcomer), about).toEqual(contentOf(rebuilt))
}

function contentOf(doc: Doc): unknown {
  return ['items', 'texts'].map((root): unknown => doc.getMap(root).toJSON())
}

function attack(random: Random, count: number, figures: Figures): void {
  const updates = honestUpdates(random)
  const board = openBoard(figures)
  const before = { ...figures }
  for (const update of updates) board.write(update)
  expect(figures.refused, 'honest work is refused').toBe(before.refused)
  for (let frame = 0; frame < count; frame += 1) {
    const bytes = damaged(pick(updates, random), pick(updates, random), random)
    if (checkUpdate(bytes, gate).ok) {
      figures.passed += 1
      board.write(bytes)
    }
    if (frame % framesPerLook === framesPerLook - 1) {
      lookAt(board, `after frame ${frame} of a board of seed ${seed}`)
      board.giveUpWaiting()
    }
  }
}

test(
  `${frames} damaged updates go through the gate into a worker’s rooms: nothing throws, and every newcomer can open the board as its journal tells it (seed ${seed})`,
  () => {
    const random = randomFrom(seed)
    const figures: Figures = { passed: 0, integrated: 0, waiting: 0, refused: 0, rebuilt: 0 }
    for (let from = 0; from < frames; from += framesPerBoard)
      attack(random, Math.min(framesPerBoard, frames - from), figures)
    const said = JSON.stringify({ seed, frames, ...figures })
    if (process.env['SAMTAVLE_FRAMES'] !== undefined) process.stdout.write(`${said}\n`)
    expect(figures.passed, said).toBeGreaterThan(frames / 50)
    expect(figures.integrated, said).toBeGreaterThan(frames / 100)
    expect(figures.waiting, said).toBeGreaterThan(frames / 1000)
  },
  timeoutMs,
)
