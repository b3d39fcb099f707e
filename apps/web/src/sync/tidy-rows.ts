import * as Y from 'yjs'
import type { OfflineDatabase } from './offline-database.ts'
import { mostLooseBytes, mostRows, type Kept, type Pending } from './offline-rows.ts'

/** With more rows that are left as they are than this, the whole board is written down anew as one. */
const mostBundles = 64
/** Merged flat, many updates take the square of their number. */
const mergedAtOnce = 64

/** What is to be tidied. */
export interface TidyOptions {
  readonly db: OfflineDatabase
  readonly doc: Y.Doc
  /** Whether the server has what is in a row. */
  readonly isSaved: (row: Kept) => boolean
  /** The rows that this document holds, as they are now. */
  readonly rows: () => readonly Kept[]
  /** One row stands for others now. */
  readonly replaced: (old: readonly Kept[], id: number, row: Pending) => void
}

/** Bundles small rows into one, which takes as long as their news do, however large the board is. */
export async function tidyRows(options: TidyOptions): Promise<void> {
  const { doc, isSaved, rows } = options
  const loose = rows().filter(({ bytes }) => bytes !== null && bytes.length <= mostLooseBytes)
  // What the server has and what it has not stay apart: one of them may be let go.
  const parts = loose.length > mostRows ? [loose.filter(isSaved), loose.filter((row) => !isSaved(row))] : []
  for (const part of parts) {
    if (part.length > 1) await replace(options, part, merged(part.flatMap(({ bytes }) => bytes ?? [])))
  }
  const saved = rows().filter(isSaved)
  if (saved.filter(({ bytes }) => bytes === null).length > mostBundles)
    await replace(options, saved, Y.encodeStateAsUpdate(doc))
}

async function replace({ db, isSaved, replaced }: TidyOptions, old: readonly Kept[], bytes: Uint8Array): Promise<void> {
  const unsaved = old.reduce((sum, row) => sum + (isSaved(row) ? 0 : row.unsaved), 0)
  const position = Math.max(...old.map((row) => row.position))
  const transaction = db.transaction('updates', 'readwrite', { durability: 'strict' })
  const [id] = await Promise.all([
    transaction.store.add({ bytes, unsaved }),
    ...runsOf(old.map((row) => row.id)).map((run) => transaction.store.delete(run)),
  ])
  await transaction.done
  replaced(old, id, { bytes, unsaved, position })
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
