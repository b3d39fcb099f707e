import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StoreOpenError } from '../store-open-error.ts'
import { isBusy } from './sqlite-error.ts'

/** Holds a store against every other process until closed. */
export interface StoreLock {
  close(): void
}

/**
 * Takes the store for this process. The lock is a write transaction that is never committed on an empty database beside
 * the store: SQLite holds it as a lock of the kernel, which ends with the process however the process ends, so there is
 * no stale lock to take over. The store itself stays unlocked, so that backup tools can read it while it is in use.
 */
export function lockStore(path: string): StoreLock {
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(`${path}.lock`, { timeout: 0 })
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    if (isBusy(error)) {
      throw new StoreOpenError(
        'in-use',
        `The store ${path} is in use by another running Samtavle: stop that one, or give this one a folder of its own.`,
      )
    }
    throw error
  }
  const held = database
  return { close: () => held.close() }
}

/** Whether another process, or this one, holds the store now. */
export function isStoreInUse(path: string): boolean {
  if (!existsSync(`${path}.lock`)) return false
  try {
    lockStore(path).close()
    return false
  } catch (error) {
    if (error instanceof StoreOpenError && error.refusal === 'in-use') return true
    throw error
  }
}
