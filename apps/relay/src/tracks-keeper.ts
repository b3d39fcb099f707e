import type { TracksVolume } from '@samtavle/history/encode'
import type { Store, StoredVolume } from '@samtavle/storage'
import type { BoardPool } from './board-pool.ts'
import { createUnnamedTracks } from './unnamed-tracks.ts'
import type { TracksEntry, TracksRequest } from './workers/messages.ts'

/** A board's replay file up to one entry of its journal. */
export interface KeptTracks {
  /** The last entry in it; 0 for a board without any. */
  readonly seq: number
  /** Names these very bytes: the version they were made by and the last row's place in the chain of checksums. */
  readonly tag: string
  readonly bytes: Uint8Array
}

/** Makes replay files of boards, keeps the last few at hand and all of them, volume by volume, in the store. */
export interface TracksKeeper {
  /** The tag that a board's file has now, without making it. */
  tagOf(board: string): Promise<string>
  /** The board's file up to its newest entry; rejects when the journal cannot be read or its tracks not be built. */
  tracksOf(board: string): Promise<KeptTracks>
  /** The same without who imported notes are said to be by; its tag is `unnamedTag` of the whole file's. */
  unnamedOf(board: string): Promise<KeptTracks>
  /** Lets go of everything that was made of a board: it is being erased. */
  forget(board: string): Promise<void>
}

export interface TracksKeeperOptions {
  readonly store: Pick<Store, 'head' | 'read' | 'readVolumes' | 'writeVolumes'>
  readonly pool: Pick<BoardPool, 'chore'>
  /** Files kept; one of a long workshop has half a megabyte. */
  readonly mostFiles?: number
}

/** What is derived and how it is laid out: another one makes every file that somebody holds an old one. */
const derivation = 1
/** Entries that go to the worker at a time: some ten milliseconds of its time, so that other chores get theirs in between. */
const portionEntries = 1000

/** Makes the keeper; nothing is built before it is asked for. */
export function createTracksKeeper({ store, pool, mostFiles = 8 }: TracksKeeperOptions): TracksKeeper {
  const files = new Map<string, KeptTracks>()
  const unnamed = createUnnamedTracks(pool, mostFiles)
  /** What is being made, and what was asked for meanwhile and therefore comes after it. */
  const running = new Map<string, Promise<KeptTracks>>()
  const next = new Map<string, Promise<KeptTracks>>()

  /** Boards some of whose rows could not be read: a film with holes is shown, and not kept beyond this process. */
  const holed = new Set<string>()

  async function tagOf(board: string): Promise<string> {
    return (await endOf(store, board)).tag
  }

  /** The file's bytes: those in the store if they are still what the journal says, or built, from there on if that can be. */
  async function bytesOf(board: string, { seq, tag }: Omit<KeptTracks, 'bytes'>): Promise<Uint8Array> {
    const stored = (await store.readVolumes(board)).filter((volume) => volume.tag.startsWith(`${derivation}-`))
    if (stored.at(-1)?.tag === tag) return fileOf(stored)
    const built = await build({ store, pool }, { board, seq, stored }).catch(async (error: unknown) => {
      if (stored.length === 0) throw error
      // What was stored may be of another past, after a repair for instance: the journal is the truth.
      await pool.chore({ type: 'tracks', board, step: 'forget' })
      await store.writeVolumes(board, 0, [])
      return build({ store, pool }, { board, seq, stored: [] })
    })
    if (!built.isWhole) holed.add(board)
    if (!holed.has(board)) await keepInStore(board, stored, built.volumes)
    return fileOf(built.volumes)
  }

  /** A store that cannot take them says so elsewhere: they are a cache. */
  async function keepInStore(
    board: string,
    stored: readonly StoredVolume[],
    volumes: readonly TracksVolume[],
  ): Promise<void> {
    const same = volumes.findIndex(({ bytes }, index) => Buffer.compare(bytes, stored[index]?.bytes ?? noBytes) !== 0)
    const from = same === -1 ? volumes.length : same
    const fresh: StoredVolume[] = []
    for (const { seq, bytes } of volumes.slice(from)) fresh.push({ seq, bytes, tag: await tagAt(store, board, seq) })
    await store.writeVolumes(board, from, fresh)
  }

  async function make(board: string): Promise<KeptTracks> {
    const end = await endOf(store, board)
    const kept = files.get(board)
    if (kept?.tag === end.tag) return kept
    const made = { ...end, bytes: await bytesOf(board, end) }
    files.delete(board)
    files.set(board, made)
    for (const oldest of files.keys()) {
      if (files.size <= mostFiles) break
      files.delete(oldest)
    }
    return made
  }

  function start(board: string): Promise<KeptTracks> {
    const making = make(board).finally(() => running.delete(board))
    running.set(board, making)
    return making
  }

  function tracksOf(board: string): Promise<KeptTracks> {
    const current = running.get(board)
    if (current === undefined) return start(board)
    // What is being made may lack the entry that the caller has just seen; everybody who asks now shares the one after it.
    const waiting = next.get(board)
    if (waiting !== undefined) return waiting
    const follow = (): Promise<KeptTracks> => {
      next.delete(board)
      return start(board)
    }
    const following = current.then(follow, follow)
    next.set(board, following)
    return following
  }

  return {
    tagOf,
    tracksOf,
    unnamedOf: async (board) => unnamed.of(board, await tracksOf(board)),
    async forget(board) {
      await Promise.allSettled([running.get(board), next.get(board)])
      files.delete(board)
      unnamed.forget(board)
      holed.delete(board)
      await store.writeVolumes(board, 0, [])
      await pool.chore({ type: 'tracks', board, step: 'forget' })
    },
  }
}

const noBytes = new Uint8Array()

function fileOf(volumes: readonly Pick<TracksVolume, 'bytes'>[]): Uint8Array {
  return new Uint8Array(Buffer.concat(volumes.map(({ bytes }) => bytes)))
}

async function endOf(store: TracksKeeperOptions['store'], board: string): Promise<Omit<KeptTracks, 'bytes'>> {
  const seq = (await store.head(board))?.seq ?? 0
  return { seq, tag: await tagAt(store, board, seq) }
}

/** Names what was derived up to a row: the checksum there stands for all rows before it. */
async function tagAt(store: TracksKeeperOptions['store'], board: string, seq: number): Promise<string> {
  const [row] = seq === 0 ? [] : await store.read(board, { fromSeq: seq, toSeq: seq, damaged: 'skip' })
  const chain = Buffer.from(row?.checksum ?? noBytes).toString('hex')
  return `${derivation}-${seq}-${chain.slice(0, 32)}`
}

interface ToBuild {
  readonly board: string
  readonly seq: number
  /** What the store has of the file, from its first volume on. */
  readonly stored: readonly StoredVolume[]
}

interface Built {
  readonly volumes: readonly TracksVolume[]
  /** False where rows were left out. */
  readonly isWhole: boolean
}

/** Feeds the worker the entries it lacks, a portion at a time; it may have lost what it had built, and then begins again. */
async function build(
  { store, pool }: Pick<TracksKeeperOptions, 'store' | 'pool'>,
  { board, seq, stored }: ToBuild,
): Promise<Built> {
  const ask = (part: Pick<AddRequest, 'after' | 'entries' | 'step'>) => pool.chore({ type: 'tracks', board, ...part })
  // A position that no builder can be at: the answer tells where it is.
  let reply = await ask({ after: -1, entries: [], step: 'add' })
  let isWhole = true
  if (reply.type === 'tracks-at' && reply.seq === 0) {
    // One volume at a time is some ten milliseconds of work, and other chores get theirs in between.
    for (const { bytes } of stored) await pool.chore({ type: 'tracks', board, step: 'resume', volume: bytes })
  }
  for (;;) {
    if (reply.type === 'tracks') return { volumes: reply.volumes, isWhole }
    if (reply.type !== 'tracks-at') throw new Error('the tracks of a board could not be built')
    const after = reply.seq
    // Never by itself: the journal would have to have become shorter.
    if (after > seq) {
      await pool.chore({ type: 'tracks', board, step: 'forget' })
      reply = await ask({ after: 0, entries: [], step: 'add' })
      continue
    }
    const toSeq = Math.min(seq, after + portionEntries)
    const found = after === toSeq ? [] : await store.read(board, { fromSeq: after + 1, toSeq, damaged: 'skip' })
    isWhole &&= found.length === toSeq - after
    const entries = withoutGaps(found, { after, toSeq })
    reply = await ask({ after, entries, step: toSeq === seq ? 'finish' : 'add' })
  }
}

type AddRequest = Extract<TracksRequest, { readonly entries: readonly TracksEntry[] }>

/** An update that says nothing. */
const emptyUpdate = Uint8Array.of(0, 0)

/** Entries one by one: where a damaged row was left out, one that does nothing stands in, so that every moment keeps its number. */
function withoutGaps(
  found: readonly TracksEntry[],
  { after, toSeq }: { readonly after: number; readonly toSeq: number },
): readonly TracksEntry[] {
  const bySeq = new Map(found.map((entry) => [entry.seq, entry]))
  let lastAt = found[0]?.at ?? 0
  return Array.from({ length: toSeq - after }, (_, index) => {
    const seq = after + 1 + index
    const { at, actor, bytes } = bySeq.get(seq) ?? { at: lastAt, actor: null, bytes: emptyUpdate }
    lastAt = at
    return { seq, at, actor, bytes }
  })
}
