import type { Watchable } from '@samtavle/base'
import type * as Y from 'yjs'
import type { OfflineDatabase, OfflineRow } from './offline-database.ts'

/** More rows than this are tidied up. */
export const mostRows = 32
/** A row of more bytes is left as it is. */
export const mostLooseBytes = 16_384

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

export interface Pending {
  readonly bytes: Uint8Array
  readonly unsaved: number
  /** Counts what was added, so that a confirmation covers just what came before it. */
  readonly position: number
}

/** A row of the database whose content this document holds; without its bytes where nobody will ask for them. */
export interface Kept extends Omit<Pending, 'bytes'> {
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
  const replaced = (old: readonly Kept[], id: number, row: Pending): void => {
    for (const each of old) kept.delete(each.id)
    keep(id, row)
  }
  const tidy = async (): Promise<void> => {
    // Without a connection it may not be there; rows that are many are as good as few.
    const tidying = kept.size > mostRows ? await loadTidying().catch(() => null) : null
    await tidying?.tidyRows({ db, doc, isSaved, rows, replaced })
    await markSaved(
      rows().flatMap((row) => {
        const { bytes } = row
        return row.unsaved > 0 && isSaved(row) && bytes !== null ? [{ ...row, bytes }] : []
      }),
    )
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
  }
  const deleteSaved = async (): Promise<void> => {
    const saved = rows().filter(isSaved)
    const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
    await Promise.all(saved.map(({ id }) => transaction.store.delete(id)))
    await transaction.done
    for (const { id } of saved) kept.delete(id)
  }
  const start = (): void => {
    if (waiting.length > 0 || !(isTidy || busy.get())) writing ??= alone(writeAll())
  }
  /** Until this work has ended no other begins: what is tidied while rows are let go would bring them back. */
  const alone = (work: Promise<void>): Promise<void> => work.then(goOn, goOn)
  const goOn = (): void => {
    writing = null
    start()
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
      const gone = deleteSaved()
      writing = alone(gone)
      await gone
    },
    idle: () => writing ?? Promise.resolve(),
    close: busy.watch(start),
  }
}

/** Tidying comes after the board is open, and is fetched then. */
const loadTidying = () => import('./tidy-rows.ts')
