import type { NewEntry, Store } from '@samtavle/storage'
import { ok } from '@samtavle/base'
import { saidIn } from '../checks/holdings.ts'
import type { PlantedBug } from './planted-bug.ts'

/** What can be wrong between the relay and its disk. */
export const storeBugs: readonly PlantedBug[] = [
  {
    name: 'answer-before-fsync',
    about: 'an append is answered when its bytes are written, not when they are synced',
    storeFlaws: { answersBeforeSync: true },
  },
  {
    name: 'torn-record-accepted',
    about: 'what a power cut left half written at the end of the journal is taken for rows',
    storeFlaws: { takesTornCommits: true },
  },
  {
    name: 'damaged-snapshot-accepted',
    about: 'a snapshot is read without looking at its checksum',
    storeFlaws: { takesDamagedSnapshots: true },
  },
  {
    name: 'snapshot-ahead-accepted',
    about: 'a snapshot is written before what is in it is durable, and read although the journal ends before it',
    storeFlaws: { takesSnapshotsAheadOfJournal: true },
    store: (store, { writeSnapshot, room }) => ({
      ...store,
      append: keeping(store, async (entries) => {
        const head = await store.head(room)
        const snapshot = await store.readSnapshot(room)
        // It holds nothing of what is being written, and says that it does.
        if (snapshot !== null && head !== null) writeSnapshot(head.seq + entries.length, snapshot.bytes)
      }),
    }),
  },
  {
    name: 'compaction-drops-tail',
    about: 'a snapshot stands for everything up to the end of the journal, also for what came while it was made',
    store: (store, { after }) => ({
      ...store,
      async writeSnapshot(room, { seq, bytes }) {
        await new Promise<void>((resolve) => after(compactionMs, resolve))
        const head = await store.head(room)
        return store.writeSnapshot(room, { seq: Math.max(seq, head?.seq ?? seq), bytes })
      },
    }),
  },
  {
    name: 'deletions-not-stored',
    about: 'an update that only deletes is not stored, because it does not change the state vector',
    store: (store) => passing(store, (entries) => entries.filter(({ bytes }) => saidIn(bytes).ends.size > 0)),
  },
  {
    name: 'batch-loses-last',
    about: 'of several rows that are stored together the last is lost',
    store: (store) => passing(store, (entries) => (entries.length > 1 ? entries.slice(0, -1) : entries)),
  },
  {
    name: 'row-stored-twice',
    about: 'a commit that took long is tried again although it had succeeded, and answered with the first seqs',
    store: (store, { chance }) => ({
      ...store,
      async append(entries) {
        const first = await store.append(entries)
        if (first.ok && chance.is(0.05)) await store.append(entries)
        return first
      },
    }),
  },
  {
    name: 'failed-commit-answered-ok',
    about: 'a commit that the disk refused is answered as if it were durable',
    store: (store, { room }) => ({
      ...store,
      async append(entries) {
        const outcome = await store.append(entries)
        if (outcome.ok) return outcome
        const seq = (await store.head(room))?.seq ?? 0
        return ok(entries.map((_entry, index) => seq + index + 1))
      },
    }),
  },
]

/** How long the careless compaction takes: people write on meanwhile. */
const compactionMs = 80

/** An append that does something else first. */
function keeping(store: Store, before: (entries: readonly NewEntry[]) => Promise<void>): Store['append'] {
  return async (entries) => {
    await before(entries)
    return store.append(entries)
  }
}

/** A store that keeps only some of what it is given, and answers as if it had kept all of it. */
function passing(store: Store, kept: (entries: readonly NewEntry[]) => readonly NewEntry[]): Store {
  return {
    ...store,
    async append(entries) {
      const outcome = await store.append(kept(entries))
      const last = outcome.ok ? (outcome.value.at(-1) ?? 0) : 0
      return outcome.ok ? ok(entries.map((_entry, index) => outcome.value[index] ?? last)) : outcome
    },
  }
}
