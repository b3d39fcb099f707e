import * as Y from 'yjs'
import type { OfflineDatabase, OfflineRow } from './offline-database.ts'

/** Rows after which a board's updates are folded into one. */
const mostRows = 400

/** What writing rows needs. */
export interface RowWriterOptions {
  readonly db: OfflineDatabase
  readonly doc: Y.Doc
  readonly found: readonly OfflineRow[]
  /** Runs a write and reports a refusal instead of throwing. */
  readonly attempt: (work: () => Promise<void>) => Promise<unknown>
}

/** Keeps updates, in order and one batch at a time: while one is being written, the next gathers. */
export interface RowWriter {
  add(bytes: Uint8Array, unsaved: number): void
  /** Everything added so far is durable on the server. */
  allSaved(): void
  /** Deletes what this document holds and the server has; rejects when the device refuses. */
  letGo(): Promise<void>
  idle(): Promise<void>
}

interface Pending extends OfflineRow {
  /** Counts what was added, so that a confirmation covers just what came before it. */
  readonly position: number
}

/** Another tab on the same board keeps its own rows: folding replaces only rows whose content this document holds. */
export function createRowWriter({ db, doc, found, attempt }: RowWriterOptions): RowWriter {
  const heldIds = new Set(found.map(({ id = 0 }) => id))
  const unsavedById = new Map<number, Pending>()
  for (const row of found) if (row.unsaved > 0) unsavedById.set(row.id ?? 0, { ...row, position: 0 })
  let waiting: Pending[] = []
  let position = 0
  let savedPosition = -1
  let writing: Promise<void> | null = null

  const settled = (row: Pending): Pending => (row.position <= savedPosition ? { ...row, unsaved: 0 } : row)
  const confirmed = (): readonly [number, Pending][] =>
    [...unsavedById].filter(([, row]) => row.position <= savedPosition)

  const append = async (rows: readonly Pending[]): Promise<void> => {
    // Strict: an edit that we say is kept on this device must survive its power going out.
    const durability = rows.some(({ unsaved }) => unsaved > 0) ? 'strict' : 'relaxed'
    const transaction = db.transaction('updates', 'readwrite', { durability })
    const ids = await Promise.all(rows.map(({ bytes, unsaved }) => transaction.store.add({ bytes, unsaved })))
    await transaction.done
    for (const [index, id] of ids.entries()) {
      const row = rows[index]
      heldIds.add(id)
      if (row !== undefined && row.unsaved > 0) unsavedById.set(id, row)
    }
  }
  const markSaved = async (rows: readonly [number, Pending][]): Promise<void> => {
    for (const [id] of rows) unsavedById.delete(id)
    const transaction = db.transaction('updates', 'readwrite', { durability: 'relaxed' })
    await Promise.all(rows.map(([id, { bytes }]) => transaction.store.put({ id, bytes, unsaved: 0 })))
    await transaction.done
  }
  const fold = async (): Promise<void> => {
    const rows = [...unsavedById.values()]
    const unsaved = rows.reduce((sum, row) => sum + row.unsaved, 0)
    const folded = { bytes: Y.encodeStateAsUpdate(doc), unsaved, position }
    const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
    const [id] = await Promise.all([
      transaction.store.add({ bytes: folded.bytes, unsaved }),
      ...[...heldIds].map((old) => transaction.store.delete(old)),
    ])
    await transaction.done
    heldIds.clear()
    heldIds.add(id)
    unsavedById.clear()
    if (unsaved > 0) unsavedById.set(id, folded)
  }
  const hasWork = (): boolean => waiting.length > 0 || confirmed().length > 0
  const writeAll = async (): Promise<void> => {
    while (hasWork()) {
      const rows = waiting.map(settled)
      waiting = []
      await attempt(() => (rows.length > 0 ? append(rows) : markSaved(confirmed())))
      if (heldIds.size > mostRows) await attempt(fold)
    }
    writing = null
  }
  const start = (): void => {
    // Without work it would be over before it is known to have begun, and then nothing would ever begin again.
    if (hasWork()) writing ??= writeAll()
  }
  return {
    add(bytes, unsaved) {
      position += 1
      waiting.push({ bytes, unsaved, position })
      start()
    },
    allSaved() {
      savedPosition = position
      start()
    },
    async letGo() {
      while (writing !== null) await writing
      const ids = [...heldIds].filter((id) => !unsavedById.has(id))
      const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
      await Promise.all(ids.map((id) => transaction.store.delete(id)))
      await transaction.done
      for (const id of ids) heldIds.delete(id)
    },
    idle: () => writing ?? Promise.resolve(),
  }
}
