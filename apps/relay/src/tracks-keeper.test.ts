import { buildTracks } from '@samtavle/history/encode'
import { createPlayer, openTracks, type Player } from '@samtavle/history/player'
import { createMemoryStore, type Store } from '@samtavle/storage'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createManualClock } from './manual-clock.ts'
import { createTracksKeeper, type TracksKeeper } from './tracks-keeper.ts'
import type { WorkerReply, WorkerRequest } from './workers/messages.ts'
import { unnamedTag } from './unnamed-tracks.ts'
import { createTracksShelf, unnameTracks } from './workers/tracks-shelf.ts'

const board = 'b1'

interface Rig {
  readonly store: Store
  readonly keeper: TracksKeeper
  /** What was asked of the worker. */
  readonly asked: WorkerRequest[]
  /** Writes so many places, one entry each. */
  write(count: number): Promise<void>
  loseWorker(): void
  /** A keeper and a worker that know nothing, over the same store. */
  restart(): TracksKeeper
}

async function createRig(): Promise<Rig> {
  const store = createMemoryStore({ clock: createManualClock() })
  await store.addBoard({ id: board, title: 'Harbour', language: 'en', createdAt: 0 }, [])
  const asked: WorkerRequest[] = []
  let shelf = createTracksShelf()
  const chore = (request: WorkerRequest): Promise<WorkerReply> => {
    asked.push(request)
    if (request.type === 'unname-tracks') return Promise.resolve(unnameTracks(request.bytes))
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
    restart() {
      shelf = createTracksShelf()
      return createTracksKeeper({ store, pool: { chore } })
    },
  }
}

function playerOf(file: Uint8Array): Player {
  const tracks = openTracks(file)
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

/** How many entries went to the worker; -1 for a volume, -2 where something is forgotten. */
function sizeOf(request: WorkerRequest): number {
  if (request.type !== 'tracks') return Number.NaN
  return request.step === 'resume' ? -1 : request.step === 'forget' ? -2 : request.entries.length
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
  const sizes = (): number[] => asked.splice(0).map(sizeOf)
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
  const withoutThird: Pick<Store, 'head' | 'read' | 'readVolumes' | 'writeVolumes'> = {
    ...rig.store,
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
  // A film with a hole is not kept: the row may come back from a backup.
  expect(await rig.store.readVolumes(board)).toEqual([])
})

test('after a restart a file is there without being built, and a grown one goes on from its full volumes', async () => {
  const rig = await createRig()
  await rig.write(4096 + 300)
  const first = await rig.keeper.tracksOf(board)
  rig.asked.splice(0)
  const again = await rig.restart().tracksOf(board)
  expect([again.tag, Buffer.compare(again.bytes, first.bytes)]).toEqual([first.tag, 0])
  expect(rig.asked).toEqual([])
  await rig.write(40)
  const grown = await rig.restart().tracksOf(board)
  expect(rig.asked.map(sizeOf)).toEqual([0, -1, -1, 1000, 1000, 1000, 1000, 436])
  expect(Buffer.compare(grown.bytes, buildTracks(await rig.store.read(board)))).toBe(0)
  expect((await rig.store.readVolumes(board)).map(({ seq }) => seq)).toEqual([4096, 4436])
})

test('volumes of another past, of another version or damaged ones are built anew from the journal', async () => {
  const rig = await createRig()
  await rig.write(4096 + 10)
  await rig.keeper.tracksOf(board)
  const [first, last] = await rig.store.readVolumes(board)
  if (first === undefined || last === undefined) return expect.unreachable()
  const truth = buildTracks(await rig.store.read(board))
  const otherPast = buildTracks((await rig.store.read(board)).map((entry) => ({ ...entry, actor: 'bo' }))).subarray(
    0,
    first.bytes.length,
  )
  const spoiled = [
    [
      { ...first, bytes: otherPast },
      { ...last, tag: '1-4106-elsewhere' },
    ],
    [
      { ...first, tag: '0-4096-old' },
      { ...last, tag: '0-4106-old' },
    ],
    [{ ...first, bytes: first.bytes.subarray(9) }],
  ]
  for (const volumes of spoiled) {
    await rig.store.writeVolumes(board, 0, volumes)
    const { bytes } = await rig.restart().tracksOf(board)
    expect(Buffer.compare(bytes, truth)).toBe(0)
    expect((await rig.store.readVolumes(board)).map(({ tag }) => tag)).toEqual([first.tag, last.tag])
  }
})

test('what was forgotten is built anew, and a worker that fails is an error and not an empty film', async () => {
  const { keeper, asked, write } = await createRig()
  await write(4)
  await keeper.tracksOf(board)
  await keeper.forget(board)
  asked.splice(0)
  await keeper.tracksOf(board)
  expect(asked.map(sizeOf)).toEqual([0, 4])
  const broken = createTracksKeeper({
    store: {
      head: () => Promise.resolve({ seq: 1, at: 0 }),
      read: () => Promise.resolve([]),
      readVolumes: () => Promise.resolve([]),
      writeVolumes: () => Promise.resolve({ ok: true, value: undefined }),
    },
    pool: { chore: () => Promise.resolve({ type: 'failed', where: 'somewhere' }) },
  })
  await expect(broken.tracksOf(board)).rejects.toThrow(/could not be built/)
})

test('an empty board has an empty film', async () => {
  const { keeper } = await createRig()
  const { seq, bytes } = await keeper.tracksOf(board)
  expect([seq, playerOf(bytes).lastMoment]).toEqual([0, 0])
})

test('a file without names is written once for all who ask, and anew when the board went on', async () => {
  const { keeper, asked, write } = await createRig()
  await write(3)
  const whole = await keeper.tracksOf(board)
  const unnamed = await Promise.all([keeper.unnamedOf(board), keeper.unnamedOf(board)])
  expect(unnamed.map(({ seq, tag }) => [seq, tag])).toEqual(unnamed.map(() => [3, unnamedTag(whole.tag)]))
  const timesMade = (): number => asked.filter(({ type }) => type === 'unname-tracks').length
  expect(timesMade()).toBe(1)
  await write(2)
  expect((await keeper.unnamedOf(board)).seq).toBe(5)
  expect(timesMade()).toBe(2)
})
