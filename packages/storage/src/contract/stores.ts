import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { systemClock } from '@samtavle/base'
import { createMemoryStore } from '../memory/memory-store.ts'
import { openSqliteStore } from '../sqlite/sqlite-store.ts'
import type { Store } from '../store.ts'

/** A way to make a store that has to keep the contract. A new implementation is one more row of `storesUnderTest`. */
export interface StoreUnderTest {
  readonly name: string
  open(options?: { readonly maxBytes?: number }): Promise<OpenedStore>
}

/** An empty store of one test, and what the test needs beyond it. */
export interface OpenedStore {
  readonly store: Store
  /** Changes a byte of an entry behind the store's back, as a failing disk does. */
  damage(room: string, seq: number): Promise<void>
  /** Takes away the store's means to write until the returned function is called. */
  blockWrites(): () => void
  /** Closes the store and removes what it left. */
  remove(): Promise<void>
}

/** Every implementation there is. */
export const storesUnderTest: readonly StoreUnderTest[] = [
  { name: 'memory', open: openMemory },
  { name: 'SQLite', open: openSqlite },
]

async function openMemory(options: { readonly maxBytes?: number } = {}): Promise<OpenedStore> {
  let isBlocked = false
  const store = createMemoryStore({
    clock: systemClock,
    fault: () => (isBlocked ? 'store-unwritable' : null),
    ...options,
  })
  return {
    store,
    async damage(room, seq) {
      const [entry] = await store.read(room, { fromSeq: seq, toSeq: seq })
      entry?.bytes.set([(entry.bytes[0] ?? 0) ^ 1])
    },
    blockWrites() {
      isBlocked = true
      return () => {
        isBlocked = false
      }
    },
    remove: () => store.close(),
  }
}

async function openSqlite(options: { readonly maxBytes?: number } = {}): Promise<OpenedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'samtavle-store-'))
  const path = join(folder, 'samtavle.db')
  const store = await openSqliteStore({ path, clock: systemClock, busyTimeoutMs: 20, ...options })
  return {
    store,
    async damage(room, seq) {
      const database = new DatabaseSync(path)
      database
        .prepare(
          "UPDATE entry SET bytes = CAST(x'ff' || substr(bytes, 2) AS BLOB) WHERE room = (SELECT id FROM room WHERE name = ?) AND seq = ?",
        )
        .run(room, seq)
      database.close()
    },
    blockWrites() {
      const holder = new DatabaseSync(path)
      holder.exec('BEGIN IMMEDIATE')
      return () => holder.close()
    },
    async remove() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}
