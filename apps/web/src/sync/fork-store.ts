import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** What this device had of a board when it had come apart from the server's. */
export interface KeptFork {
  /** ms since the epoch. */
  readonly at: number
  /** The whole document as one update. */
  readonly bytes: Uint8Array
}

interface ForkSchema extends DBSchema {
  forks: { key: number; value: KeptFork }
}

/** Keeps a fork on this device; rejects when the device refuses. */
export async function keepFork(boardId: string, fork: KeptFork): Promise<void> {
  await within(boardId, async (db) => {
    const transaction = db.transaction('forks', 'readwrite', { durability: 'strict' })
    await transaction.store.add(fork)
    await transaction.done
  })
}

/** The forks of a board that this device keeps, the oldest first; none where it keeps nothing at all. */
export async function readForks(boardId: string): Promise<readonly KeptFork[]> {
  try {
    return await within(boardId, (db) => db.getAll('forks'))
  } catch {
    // Private mode: what could not be kept cannot be found either.
    return []
  }
}

/** Removes a board's forks from this device. */
export async function forgetForks(boardId: string): Promise<void> {
  await deleteDB(nameOf(boardId))
}

/** Opened for each thing to do: a board without forks, as good as all, holds nothing open. */
async function within<Value>(boardId: string, work: (db: IDBPDatabase<ForkSchema>) => Promise<Value>): Promise<Value> {
  const db = await openDB<ForkSchema>(nameOf(boardId), 1, {
    upgrade: (made) => void made.createObjectStore('forks', { autoIncrement: true }),
  })
  try {
    return await work(db)
  } finally {
    db['close']()
  }
}

function nameOf(boardId: string): string {
  return `samtavle-${boardId}-forks`
}
