import type { Watchable } from '@samtavle/base'
import * as Y from 'yjs'
import type { OfflineDatabase, OfflineRow } from './offline-database.ts'

/** More rows than this are bundled: it takes as long as their news do, however large the board is. */
const mostLoose = 32
/** A row of more bytes is left as it is. */
const mostLooseBytes = 16_384
/** With more rows of that kind than this, the whole board is written down anew as one. */
const mostBundles = 64
/** Merged flat, many updates take the square of their number. */
const mergedAtOnce = 64

/** What writing rows needs. */
export interface RowWriterOptions {
  readonly db: OfflineDatabase
  readonly doc: Y.Doc
  readonly found: readonly OfflineRow[]
  /** While somebody's hands are at work, rows are added and nothing else is done with them. */
  readonly busy: Watchable<boolean>
  /** Runs a write and reports a refusal instead of throwing. */
  readonly attempt: (work: () => Promise<void>) => Promise<unknown>
}

/** Keeps updates, in order and one batch at a time: while one is being written, the next gathers. */
export interface RowWriter {
  /** @param bytes - as the document itself has emitted them */
  add(bytes: Uint8Array, unsaved: number): void
  /** Everything added so far is durable on the server. */
  allSaved(): void
  /** Deletes what this document holds and the server has; rejects when the device refuses. */
  letGo(): Promise<void>
  idle(): Promise<void>
  close(): void
}

interface Pending {
  readonly bytes: Uint8Array
  readonly unsaved: number
  /** Counts what was added, so that a confirmation covers just what came before it. */
  readonly position: number
}

/** A row of the database whose content this document holds; without its bytes where nobody will ask for them. */
interface Kept extends Omit<Pending, 'bytes'> {
  readonly id: number
  readonly bytes: Uint8Array | null
}

/** Another tab on the same board keeps its own rows: only those that this document holds are replaced. */
export function createRowWriter({ db, doc, found, busy, attempt }: RowWriterOptions): RowWriter {
  const kept = new Map<number, Kept>()
  let waiting: Pending[] = []
  let position = 0
  let savedPosition = -1
  let isTidy = true
  let writing: Promise<void> | null = null

  const keep = (id: number, row: Pending): void => {
    const isLeftAlone = row.unsaved === 0 && row.bytes.length > mostLooseBytes
    kept.set(id, { ...row, id, bytes: isLeftAlone ? null : row.bytes })
  }
  for (const { id = 0, bytes, unsaved } of found) keep(id, { bytes, unsaved, position: 0 })
  const rows = (): readonly Kept[] => [...kept.values()]
  const isSaved = (row: Omit<Pending, 'bytes'>): boolean => row.unsaved === 0 || row.position <= savedPosition

  const append = async (added: readonly Pending[]): Promise<void> => {
    // Strict: an edit that we say is kept on this device must survive its power going out.
    const durability = added.some(({ unsaved }) => unsaved > 0) ? 'strict' : 'relaxed'
    const transaction = db.transaction('updates', 'readwrite', { durability })
    const ids = await Promise.all(added.map(({ bytes, unsaved }) => transaction.store.add({ bytes, unsaved })))
    await transaction.done
    for (const [index, id] of ids.entries()) {
      const row = added[index]
      if (row !== undefined) keep(id, row)
    }
  }
  const markSaved = async (confirmed: readonly (Pick<Kept, 'id'> & Pending)[]): Promise<void> => {
    if (confirmed.length === 0) return
    const transaction = db.transaction('updates', 'readwrite', { durability: 'relaxed' })
    await Promise.all(confirmed.map(({ id, bytes }) => transaction.store.put({ id, bytes, unsaved: 0 })))
    await transaction.done
    for (const { id, ...row } of confirmed) keep(id, { ...row, unsaved: 0 })
  }
  const replace = async (old: readonly Kept[], bytes: Uint8Array): Promise<void> => {
    const unsaved = old.reduce((sum, row) => sum + (isSaved(row) ? 0 : row.unsaved), 0)
    const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
    const [id] = await Promise.all([
      transaction.store.add({ bytes, unsaved }),
      ...runsOf(old.map((row) => row.id)).map((run) => transaction.store.delete(run)),
    ])
    await transaction.done
    for (const row of old) kept.delete(row.id)
    keep(id, { bytes, unsaved, position: Math.max(...old.map((row) => row.position)) })
  }
  const tidy = async (): Promise<void> => {
    const loose = rows().filter(({ bytes }) => bytes !== null && bytes.length <= mostLooseBytes)
    // What the server has and what it has not stay apart: one of them may be let go.
    const parts = loose.length > mostLoose ? [loose.filter(isSaved), loose.filter((row) => !isSaved(row))] : []
    for (const part of parts) {
      if (part.length > 1) await replace(part, merged(part.flatMap(({ bytes }) => bytes ?? [])))
    }
    await markSaved(
      rows().flatMap((row) => {
        const { bytes } = row
        return row.unsaved > 0 && isSaved(row) && bytes !== null ? [{ ...row, bytes }] : []
      }),
    )
    const saved = rows().filter(isSaved)
    if (saved.filter(({ bytes }) => bytes === null).length > mostBundles)
      await replace(saved, Y.encodeStateAsUpdate(doc))
  }
  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0 || !(isTidy || busy.get())) {
      const added = waiting.map((row) => (isSaved(row) ? { ...row, unsaved: 0 } : row))
      waiting = []
      if (added.length > 0) await attempt(() => append(added))
      if (busy.get() || waiting.length > 0) continue
      isTidy = true
      await attempt(tidy)
    }
    writing = null
  }
  const start = (): void => {
    // Without work it would be over before it is known to have begun, and then nothing would ever begin again.
    if (waiting.length > 0 || !(isTidy || busy.get())) writing ??= writeAll()
  }
  return {
    add(bytes, unsaved) {
      position += 1
      waiting.push({ bytes, unsaved, position })
      isTidy = false
      start()
    },
    allSaved() {
      savedPosition = position
      isTidy = false
      start()
    },
    async letGo() {
      while (writing !== null) await writing
      const saved = rows().filter(isSaved)
      const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
      await Promise.all(runsOf(saved.map(({ id }) => id)).map((run) => transaction.store.delete(run)))
      await transaction.done
      for (const { id } of saved) kept.delete(id)
    },
    idle: () => writing ?? Promise.resolve(),
    close: busy.watch(start),
  }
}

/** Rows that follow one another go in one request, and nobody else's between them. */
function runsOf(ids: readonly number[]): readonly IDBKeyRange[] {
  const runs: [first: number, last: number][] = []
  for (const id of ids.toSorted((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.[1] === id - 1) run[1] = id
    else runs.push([id, id])
  }
  return runs.map(([first, last]) => IDBKeyRange.bound(first, last))
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const [first, ...others] = updates
  if (first !== undefined && others.length === 0) return first
  const groups = Array.from({ length: Math.ceil(updates.length / mergedAtOnce) }, (_, group) =>
    Y.mergeUpdates(updates.slice(group * mergedAtOnce, (group + 1) * mergedAtOnce)),
  )
  return merged(groups)
}
