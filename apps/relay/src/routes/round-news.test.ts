import { systemClock, systemRandomBytes } from '@samtavle/base'
import { boardPoint, createEdits, readBoard, type ActorId } from '@samtavle/board'
import {
  formatRoomName,
  limits,
  type CircleFacts,
  type CircleNote,
  type Role,
  type RoundFacts,
} from '@samtavle/protocol'
import { createMemoryStore } from '@samtavle/storage'
import { afterEach, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createBoardPool } from '../board-pool.ts'
import { createLog } from '../log.ts'
import { createManualClock } from '../manual-clock.ts'
import { createMetrics } from '../metrics.ts'
import { createRooms } from '../rooms/rooms.ts'
import { createRoundNews } from './round-news.ts'

const board = { id: 'boardboardbd', title: '', language: 'en', createdAt: 0 }
const [anna, bo, carl, dan] = ['actoranna000', 'actorbo00000', 'actorcarl000', 'actordan0000'] as const
const circlesOf = (...groups: readonly (readonly string[])[]): CircleFacts => ({ size: 2, groups })
const round: Pick<RoundFacts, 'id' | 'circles'> = { id: 'round1', circles: circlesOf([anna, bo], [carl]) }
const closers: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A board on which people write privately, each in a room of their own, and the rooms that are looked into. */
async function createDesks() {
  const clock = createManualClock()
  const log = createLog('silent')
  const store = createMemoryStore({ clock })
  await store.addBoard(board, [])
  const budgets = { requestMs: 20_000, openMs: 30_000 }
  const pool = createBoardPool({ workers: 1, budgets, clock: systemClock, log, limits })
  closers.push(() => pool.close())
  const rooms = createRooms({ store, pool, clock, log, metrics: createMetrics(), limits })
  const looked: string[] = []
  const open = (name: string) => {
    looked.push(name.split('.').at(-1) ?? '')
    return rooms.open(name)
  }
  const news = createRoundNews({ store, rooms: { ...rooms, open }, clock })
  const docs = new Map<string, Doc>()
  return {
    clock,
    news,
    /** Takes somebody's room away while something is done to it. */
    whileClosed: (by: string, work: () => Promise<void>) =>
      rooms.withRoomClosed(formatRoomName({ kind: 'private', boardId: board.id, actorId: by }), work),
    /** Who was looked in on since the last time this was asked. */
    looked: () => looked.splice(0),
    async writes(by: string, text: string, roundId = round.id): Promise<void> {
      const doc = docs.get(by) ?? new Doc()
      docs.set(by, doc)
      const updates: Uint8Array[] = []
      const keep = (bytes: Uint8Array): number => updates.push(bytes)
      doc.on('update', keep)
      const edits = createEdits({
        doc,
        board: readBoard(doc),
        actor: by as ActorId,
        clock,
        randomBytes: systemRandomBytes,
      })
      edits.addNote({ place: boardPoint(0, 0), text, facts: new Map([['round', roundId]]) })
      doc.off('update', keep)
      const room = formatRoomName({ kind: 'private', boardId: board.id, actorId: by })
      const entry = { room, at: clock.now(), actor: by, role: 'contribute', generation: 0 }
      const kept = await store.append(updates.map((bytes) => ({ ...entry, bytes })))
      expect(kept.ok).toBe(true)
    },
    /** What somebody is told of their circle, as who wrote what. */
    async tells(actorId: string, role: Role = 'contribute', asked = round): Promise<readonly string[]> {
      const access = { board, actorId, role, linkId: 'link', hideNames: false, expiresAt: Infinity }
      const notes = await news.readCircle(access, asked)
      return notes.map(({ by, text }: CircleNote) => `${by} ${text}`).toSorted()
    },
  }
}

test('the words of a circle are told to who sits in it, and to nobody else', async () => {
  const { writes, tells } = await createDesks()
  await writes(anna, 'the steps')
  await writes(bo, 'the light')
  await writes(carl, 'the boats')
  await writes(bo, 'of another round', 'round0')
  expect(await tells(anna)).toEqual([`${bo} the light`])
  expect(await tells(bo)).toEqual([`${anna} the steps`])
  expect(await tells(carl), 'alone one reads nothing').toEqual([])
  expect(await tells(dan), 'without a place, too').toEqual([])
  expect(await tells(anna, 'view'), 'onlookers sit nowhere').toEqual([])
  expect(await tells(anna, 'contribute', { ...round, circles: null })).toEqual([])
})

test('a private room is looked into once for all who ask, until its author has written more', async () => {
  const { clock, writes, tells, looked } = await createDesks()
  const three = { ...round, circles: circlesOf([anna, bo, carl]) }
  await writes(anna, 'the steps')
  await writes(bo, 'the light')
  expect(await tells(carl, 'contribute', three)).toEqual([`${anna} the steps`, `${bo} the light`])
  expect(looked().toSorted()).toEqual([anna, bo])
  expect(await tells(anna, 'contribute', three)).toEqual([`${bo} the light`])
  expect(await tells(bo, 'contribute', three)).toEqual([`${anna} the steps`])
  expect(looked(), 'who has written nothing is not looked in on').toEqual([])
  // The rooms have left memory, and come back with what was written meanwhile.
  for (let minute = 0; minute < 3; minute += 1) clock.advance(60_000)
  await writes(anna, 'the rail')
  expect(await tells(carl, 'contribute', three)).toEqual([`${anna} the rail`, `${anna} the steps`, `${bo} the light`])
  expect(looked()).toEqual([anna])
  expect(await tells(carl, 'contribute', { ...three, id: 'round2' }), 'another round has other notes').toEqual([])
})

test('whoever asks while a room is closed to be opened anew is answered when it is open', async () => {
  const { writes, tells, looked, whileClosed } = await createDesks()
  await writes(anna, 'the steps')
  const answers: string[] = []
  let asked: Promise<unknown> = Promise.resolve()
  await whileClosed(anna, async () => {
    asked = tells(bo).then((told) => answers.push(...told))
    await writes(anna, 'the rail')
    await writes(bo, 'the light')
    expect([answers, looked()]).toEqual([[], []])
  })
  await asked
  expect(answers).toEqual([`${anna} the rail`, `${anna} the steps`])
})

test('who has written is counted from when the round began, and told for two seconds as it was', async () => {
  const { clock, news, writes, looked } = await createDesks()
  await writes(dan, 'before', 'round0')
  clock.advance(1000)
  const began = { id: round.id, at: clock.now() }
  const count = (): Promise<number> => news.countWriters(board.id, began)
  expect(await news.countWriters(board.id, { id: 'round0', at: 0 })).toBe(1)
  expect(await count()).toBe(0)
  await writes(anna, 'the steps')
  await writes(bo, 'the light')
  clock.advance(1999)
  expect(await count()).toBe(0)
  clock.advance(1)
  expect(await count()).toBe(2)
  expect(await news.countWriters('boardboardbe', began), 'another board has its own').toBe(0)
  expect(looked(), 'nobody looks into a room for it').toEqual([])
})
