import { closeSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { assert } from '@samtavle/base'
import { StoreOpenError } from '../store-open-error.ts'
import { integerOf } from './columns.ts'
import { lockStore, type StoreLock } from './lock.ts'
import { makeLogLong } from './long-log.ts'
import { applicationId, currentVersion, migrate } from './migrations.ts'
import { isDamage, isForeign } from './sqlite-error.ts'

/** A store file that is ours, locked, current and ready to write. */
export interface OpenDatabase {
  readonly database: DatabaseSync
  readonly busyTimeoutMs: number
  close(): void
}

export interface DatabaseOptions {
  readonly path: string
  /** The largest the file may grow; a write that needs more answers that the store is full. */
  readonly maxBytes?: number | undefined
  /** How long a write waits for somebody who holds the file from outside, a repair by hand for instance. */
  readonly busyTimeoutMs?: number | undefined
}

/** Takes what the worker was started with for options; only our own other half starts it. */
export function asDatabaseOptions(workerData: unknown): DatabaseOptions {
  const isOptions = typeof workerData === 'object' && workerData !== null && 'path' in workerData
  assert(isOptions && typeof workerData.path === 'string', 'the worker is started with options')
  return workerData as DatabaseOptions
}

/** Locks and opens the store, makes or migrates its tables, and refuses a file that is newer, foreign or damaged. */
export function openDatabase({ path, maxBytes, busyTimeoutMs = defaultBusyTimeoutMs }: DatabaseOptions): OpenDatabase {
  const lock = reach(path)
  let database: DatabaseSync | null = null
  try {
    database = new DatabaseSync(path, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true })
    const version = versionOf(database, path)
    applySettings(database)
    migrate(database, version)
    if (maxBytes !== undefined) limitSize(database, maxBytes)
    checkWhole(database, path)
    makeLogLong(path)
    return { database, busyTimeoutMs, close: () => closeBoth(database, lock) }
  } catch (error) {
    closeBoth(database, lock)
    throw openErrorOf(error, path)
  }
}

/** Longer than a backup tool holds the file, shorter than people wait for the word "saved" without asking why. */
export const defaultBusyTimeoutMs = 5000

/**
 * Pages of the write-ahead log that a commit moves into the file itself, which whoever waits for it pays for: the thread that
 * reads does it long before, unless it cannot keep up.
 */
const pagesMovedAtLast = 4000

/** The write-ahead log is cut back to this after a checkpoint, so that one large import does not leave it large for ever. */
const keptLogBytes = 16 * 1024 * 1024

function reach(path: string): StoreLock {
  try {
    mkdirSync(dirname(path), { recursive: true })
    // Made by us before SQLite does, so that nobody else on the machine may read it; its log takes the same rights.
    closeSync(openSync(path, 'a', 0o600))
    return lockStore(path)
  } catch (error) {
    throw openErrorOf(error, path)
  }
}

function applySettings(database: DatabaseSync): void {
  // Nothing is written to the file before it is known to be ours; temp tables stay in memory so that no text of a
  // board is left in a temporary file.
  database.exec(`
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA journal_size_limit = ${keptLogBytes};
    PRAGMA wal_autocheckpoint = ${pagesMovedAtLast};
  `)
}

/** The schema version of a file that is ours; a `StoreOpenError` when it is foreign or newer. */
export function versionOf(database: DatabaseSync, path: string): number {
  const version = pragma(database, 'user_version')
  const owner = pragma(database, 'application_id')
  const isNew = owner === 0 && version === 0 && count(database, 'SELECT count(*) AS n FROM sqlite_schema') === 0
  if (owner !== applicationId && !isNew) {
    throw new StoreOpenError('foreign', `The file ${path} is a database of another program, not a Samtavle store.`)
  }
  if (version > currentVersion) {
    throw new StoreOpenError(
      'newer',
      `The store ${path} was written by a newer Samtavle (its version is ${version}, this one knows ${currentVersion}): run the newer one.`,
    )
  }
  return version
}

/** Catches a file that lost its end, as a broken copy does: every page the header counts has to be there. */
function checkWhole(database: DatabaseSync, path: string): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  const expectedBytes = pragma(database, 'page_count') * pragma(database, 'page_size')
  if (statSync(path).size < expectedBytes) {
    throw new StoreOpenError('damaged', `The store ${path} is cut short: bring it back from a backup.`)
  }
}

function limitSize(database: DatabaseSync, maxBytes: number): void {
  database.exec(`PRAGMA max_page_count = ${Math.ceil(maxBytes / pragma(database, 'page_size'))}`)
}

function pragma(database: DatabaseSync, name: string): number {
  return integerOf(database.prepare(`PRAGMA ${name}`).get() ?? {}, name)
}

function count(database: DatabaseSync, sql: string): number {
  return integerOf(database.prepare(sql).get() ?? {}, 'n')
}

/** What kept a store from being opened, as a sentence for whoever asked. */
export function openErrorOf(error: unknown, path: string): Error {
  if (error instanceof StoreOpenError) return error
  if (isForeign(error)) {
    return new StoreOpenError(
      'foreign',
      `The file ${path} is not a Samtavle store: move it away or choose another folder.`,
    )
  }
  if (isDamage(error)) {
    return new StoreOpenError('damaged', `The store ${path} is damaged: bring it back from a backup.`)
  }
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreOpenError('unreachable', `The store ${path} cannot be opened: ${reason}.`)
}

function closeBoth(database: DatabaseSync | null, lock: StoreLock): void {
  if (database?.isOpen) database.close()
  lock.close()
}
