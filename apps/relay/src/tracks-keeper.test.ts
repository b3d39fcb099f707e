import { buildTracks } from '@samtavle/history/encode'
import { createPlayer, openTracks, type Player } from '@samtavle/history/player'
import { createMemoryStore, type Store } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createManualClock } from './manual-clock.ts'
import { createTracksKeeper, type TracksKeeper } from './tracks-keeper.ts'
import type { WorkerReply, WorkerRequest } from './workers/messages.ts'
import { createTracksShelf } from './workers/tracks-shelf.ts'

const board = 'b1'

interface Rig {
  readonly store: Store
  readonly keeper: TracksKeeper
  /** What was asked of the worker. */
  readonly asked: WorkerRequest[]
  /** Writes so many places, one entry each. */
  write(count: number): Promise<void>
  loseWorker(): void
}

async function createRig(): Promise<Rig> {
  const store = createMemoryStore({ clock: createManualClock() })
  await store.addBoard({ id: board, title: 'Harbour', language: 'en', createdAt: 0 }, [])
  const asked: WorkerRequest[] = []
  let shelf = createTracksShelf()
  const chore = (request: WorkerRequest): Promise<WorkerReply> => {
    asked.push(request)
    return Promise.resolve(request.type === 'tracks' ? shelf.handle(request) : { type: 'failed', where: 'not asked' })
  }
  const doc = new Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (bytes: Uint8Array) => updates.push(bytes))
  let written = 0
  return {
    store,
    keeper: createTracksKeeper({ store, pool: { chore } }),
    asked,
    async write(count) {
      for (let index = 0; index < count; index += 1) {
        written += 1
        doc.getMap('places').set(`item-${written % 7}`, [written, 0])
      }
      const entries = updates.splice(0).map((bytes, index) => ({
        room: board,
        at: 1000 * (written - count + index),
        actor: 'anna',
        role: 'contribute',
        generation: 0,
        bytes,
      }))
      expect((await store.append(entries)).ok).toBe(true)
    },
    loseWorker: () => (shelf = createTracksShelf()),
  }
}

function playerOf(file: Uint8Array): Player {
  const tracks = openTracks(file)
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

test('a file says what the journal says, and the same bytes however it grew', async () => {
  const { store, keeper, write, loseWorker } = await createRig()
  await write(5)
  await keeper.tracksOf(board)
  await write(2500)
  const grown = await keeper.tracksOf(board)
  expect(grown.seq).toBe(2505)
  expect(grown.bytes).toEqual(buildTracks(await store.read(board)))
  loseWorker()
  await write(1)
  const again = await keeper.tracksOf(board)
  expect(again.bytes).toEqual(buildTracks(await store.read(board)))
  expect(playerOf(again.bytes).lastMoment).toBe(2506)
})

test('only what is new goes to the worker, in portions, and nothing when nothing is', async () => {
  const { keeper, asked, write } = await createRig()
  await write(2500)
  const first = await keeper.tracksOf(board)
  const sizes = (): number[] =>
    asked.splice(0).map((request) => (request.type === 'tracks' ? request.entries.length : -1))
  expect(sizes()).toEqual([0, 1000, 1000, 500])
  expect(await keeper.tracksOf(board)).toBe(first)
  expect(await keeper.tagOf(board)).toBe(first.tag)
  expect(sizes()).toEqual([])
  await write(3)
  expect(await keeper.tagOf(board)).not.toBe(first.tag)
  await keeper.tracksOf(board)
  expect(sizes()).toEqual([0, 3])
})

test('whoever asks while a file is made shares the next one, which has what they have seen', async () => {
  const { keeper, asked, write } = await createRig()
  await write(10)
  const early = keeper.tracksOf(board)
  await write(1)
  const late = await Promise.all([keeper.tracksOf(board), keeper.tracksOf(board), keeper.tracksOf(board)])
  expect((await early).seq).toBeGreaterThanOrEqual(10)
  expect(late.map(({ seq }) => seq)).toEqual([11, 11, 11])
  expect(asked.filter((request) => request.type === 'tracks' && request.step === 'finish').length).toBeLessThanOrEqual(
    2,
  )
})

test('a damaged row is a moment at which nothing happens, so that every other keeps its number', async () => {
  const rig = await createRig()
  await rig.write(6)
  const withoutThird: Pick<Store, 'head' | 'read'> = {
    head: (room) => rig.store.head(room),
    read: async (room, range) => (await rig.store.read(room, range)).filter(({ seq }) => seq !== 3),
  }
  const shelf = createTracksShelf()
  const chore = (request: WorkerRequest): Promise<WorkerReply> =>
    Promise.resolve(request.type === 'tracks' ? shelf.handle(request) : { type: 'done' })
  const { bytes, seq } = await createTracksKeeper({ store: withoutThird, pool: { chore } }).tracksOf(board)
  const player = playerOf(bytes)
  expect([seq, player.lastMoment]).toEqual([6, 6])
  expect(player.entry(3)).toEqual({ at: 1000, actor: null })
  expect(player.entry(4)?.actor).toBe('anna')
})

test('what was forgotten is built anew, and a worker that fails is an error and not an empty film', async () => {
  const { keeper, asked, write } = await createRig()
  await write(4)
  await keeper.tracksOf(board)
  await keeper.forget(board)
  asked.splice(0)
  await keeper.tracksOf(board)
  expect(asked.map((request) => (request.type === 'tracks' ? request.entries.length : -1))).toEqual([0, 4])
  const broken = createTracksKeeper({
    store: { head: () => Promise.resolve({ seq: 1, at: 0 }), read: () => Promise.resolve([]) },
    pool: { chore: () => Promise.resolve({ type: 'failed', where: 'somewhere' }) },
  })
  await expect(broken.tracksOf(board)).rejects.toThrow(/could not be built/)
})

test('an empty board has an empty film', async () => {
  const { keeper } = await createRig()
  const { seq, bytes } = await keeper.tracksOf(board)
  expect([seq, playerOf(bytes).lastMoment]).toEqual([0, 0])
})
