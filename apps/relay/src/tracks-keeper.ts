import type { Store } from '@samtavle/storage'
import type { BoardPool } from './board-pool.ts'
import type { TracksEntry, TracksRequest } from './workers/messages.ts'

/** A board's replay file up to one entry of its journal. */
export interface KeptTracks {
  /** The last entry in it; 0 for a board without any. */
  readonly seq: number
  /** Names these very bytes: the version they were made by and the last row's place in the chain of checksums. */
  readonly tag: string
  readonly bytes: Uint8Array
}

/** Makes replay files of boards and keeps the last few. */
export interface TracksKeeper {
  /** The tag that a board's file has now, without making it. */
  tagOf(board: string): Promise<string>
  /** The board's file up to its newest entry; rejects when the journal cannot be read or its tracks not be built. */
  tracksOf(board: string): Promise<KeptTracks>
  /** Lets go of everything that was made of a board: it is being erased. */
  forget(board: string): Promise<void>
}

export interface TracksKeeperOptions {
  readonly store: Pick<Store, 'head' | 'read'>
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
  /** What is being made, and what was asked for meanwhile and therefore comes after it. */
  const running = new Map<string, Promise<KeptTracks>>()
  const next = new Map<string, Promise<KeptTracks>>()

  async function tagOf(board: string): Promise<string> {
    return (await endOf(store, board)).tag
  }

  async function make(board: string): Promise<KeptTracks> {
    const end = await endOf(store, board)
    const kept = files.get(board)
    if (kept?.tag === end.tag) return kept
    const made = { ...end, bytes: await build({ store, pool }, board, end.seq) }
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

  return {
    tagOf,
    tracksOf(board) {
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
    },
    async forget(board) {
      await Promise.allSettled([running.get(board), next.get(board)])
      files.delete(board)
      await pool.chore({ type: 'tracks', board, after: 0, entries: [], step: 'forget' })
    },
  }
}

async function endOf(store: TracksKeeperOptions['store'], board: string): Promise<Omit<KeptTracks, 'bytes'>> {
  const head = await store.head(board)
  const seq = head?.seq ?? 0
  const [last] = seq === 0 ? [] : await store.read(board, { fromSeq: seq, toSeq: seq, damaged: 'skip' })
  const chain = Buffer.from(last?.checksum ?? new Uint8Array()).toString('hex')
  return { seq, tag: `${derivation}-${seq}-${chain.slice(0, 32)}` }
}

/** Feeds the worker the entries it lacks, a portion at a time; it may have lost what it had built, and then begins again. */
async function build(
  { store, pool }: Pick<TracksKeeperOptions, 'store' | 'pool'>,
  board: string,
  seq: number,
): Promise<Uint8Array> {
  const ask = (request: Pick<TracksRequest, 'after' | 'entries' | 'step'>) =>
    pool.chore({ type: 'tracks', board, ...request })
  // A position that no builder can be at: the answer tells where it is.
  let reply = await ask({ after: -1, entries: [], step: 'add' })
  for (;;) {
    if (reply.type === 'tracks') return reply.bytes
    if (reply.type !== 'tracks-at') throw new Error('the tracks of a board could not be built')
    const after = reply.seq
    // Never by itself: the journal would have to have become shorter.
    if (after > seq) {
      await ask({ after: 0, entries: [], step: 'forget' })
      reply = await ask({ after: 0, entries: [], step: 'add' })
      continue
    }
    const toSeq = Math.min(seq, after + portionEntries)
    const found = after === toSeq ? [] : await store.read(board, { fromSeq: after + 1, toSeq, damaged: 'skip' })
    const entries = withoutGaps(found, { after, toSeq })
    reply = await ask({ after, entries, step: toSeq === seq ? 'finish' : 'add' })
  }
}

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
