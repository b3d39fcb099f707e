import type { DatabaseSync } from 'node:sqlite'
import { err, ok, type Result } from '@samtavle/base'
import type { StoreFailure } from '../store.ts'
import { isFailedSync, storeFailureOf } from './sqlite-error.ts'

/** Runs writes that are kept wholly or not at all. */
export interface Transactions {
  /** Ok means durable: the commit has been synced to the disk. A failure that is not about the disk is thrown. */
  write<Value>(work: () => Value): Result<Value, StoreFailure>
  /** Writes nothing from now on: nobody knows what the disk has. */
  distrust(): void
}

/** The part of a database that transactions need. */
export type TransactionDatabase = Pick<DatabaseSync, 'exec' | 'isTransaction'>

/** Makes the only place that begins and commits; `onRollback` lets caches forget what never happened. */
export function createTransactions(database: TransactionDatabase, onRollback: () => void): Transactions {
  let mayHaveLostWrites = false

  function rollBack(): void {
    onRollback()
    // After some errors SQLite has rolled back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
  }

  return {
    distrust: () => void (mayHaveLostWrites = true),
    write(work) {
      if (mayHaveLostWrites) return err('store-unwritable')
      try {
        database.exec('BEGIN IMMEDIATE')
        const value = work()
        database.exec('COMMIT')
        return ok(value)
      } catch (error) {
        mayHaveLostWrites ||= isFailedSync(error)
        rollBack()
        const failure = storeFailureOf(error)
        if (failure) return err(failure)
        throw error
      }
    },
  }
}
