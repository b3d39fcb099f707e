import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { copyStore, syncFile } from './backup.ts'
import { digestOf } from './digest.ts'
import { lockStore } from './lock.ts'
import { migrate } from './migrations.ts'
import { openErrorOf, versionOf } from './open-database.ts'
import { openReadOnly } from './reader.ts'

/** What a store is brought back from and to. */
export interface RestoreFileOptions {
  readonly backup: string
  readonly path: string
  /** Where the store that is there is put aside; null: a store that is there is never touched. */
  readonly keepOldAs: string | null
}

/**
 * Puts a backup of this or an older version in the place of a store and makes sure that it holds the same entries. Refuses,
 * with a `StoreOpenError`, while a relay uses the store; until the last step, a renaming, what was there stays as it was.
 */
export function restoreStoreFile({ backup, path, keepOldAs }: RestoreFileOptions): void {
  mkdirSync(dirname(path), { recursive: true })
  const lock = lockStore(path)
  const unfinished = `${path}.unfinished`
  try {
    if (existsSync(path) && keepOldAs === null) throw new Error(`There is a store at ${path} already.`)
    rmSync(unfinished, { force: true })
    copyStore(backup, unfinished)
    bringUpToDate(unfinished)
    if (journalDigest(unfinished) !== journalDigest(backup)) {
      throw new Error(`The copy of ${backup} does not hold what the backup holds; nothing was changed.`)
    }
    if (existsSync(path) && keepOldAs !== null) putAside(path, keepOldAs)
    renameSync(unfinished, path)
    syncFile(dirname(path))
  } finally {
    rmSync(unfinished, { force: true })
    lock.close()
  }
}

function bringUpToDate(path: string): void {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA secure_delete = ON; PRAGMA synchronous = FULL')
    migrate(database, versionOf(database, path))
  } catch (error) {
    throw openErrorOf(error, path)
  } finally {
    database.close()
  }
  syncFile(path)
}

function journalDigest(path: string): string {
  const database = openReadOnly(path)
  try {
    return digestOf(database)
  } finally {
    database.close()
  }
}

/** The log goes into the file first: two files that belong together must not be parted. */
function putAside(path: string, keepOldAs: string): void {
  try {
    const old = new DatabaseSync(path)
    old.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    old.close()
  } catch {
    // A file so damaged that it cannot be opened is kept as it is, with whatever lies beside it.
  }
  for (const ending of ['', '-wal', '-shm'])
    if (existsSync(path + ending)) renameSync(path + ending, keepOldAs + ending)
}
