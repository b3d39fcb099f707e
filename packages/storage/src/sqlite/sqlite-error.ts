import type { StoreFailure } from '../store.ts'

/** Primary result codes of SQLite, see https://www.sqlite.org/rescode.html. */
const codes = { busy: 5, locked: 6, readonly: 8, ioerr: 10, corrupt: 11, full: 13, cantopen: 14, notadb: 26 } as const

/** Extended codes that say a sync failed: nobody can know any longer which writes the disk has. */
const failedSyncCodes: readonly number[] = [10 | (4 << 8), 10 | (5 << 8)]

/** Why SQLite, or we in its file, could not write, as a failure of the store; null when it is not about the disk but about us. */
export function storeFailureOf(error: unknown): Exclude<StoreFailure, 'store-closed' | 'board-unknown'> | null {
  switch (primaryCodeOf(error)) {
    case codes.full:
      return 'store-full'
    case codes.busy:
    case codes.locked:
    case codes.readonly:
    case codes.ioerr:
    case codes.corrupt:
    case codes.cantopen:
      return 'store-unwritable'
    default:
      return isSystemError(error) ? 'store-unwritable' : null
  }
}

/**
 * Whether an fsync failed. The kernel then may have thrown the unwritten pages away and reports success to the next
 * fsync, so trying again would acknowledge what is not there: only opening the store anew tells what it holds.
 */
export function isFailedSync(error: unknown): boolean {
  const code = extendedCodeOf(error)
  return code !== null && failedSyncCodes.includes(code)
}

/** Whether somebody else holds the lock. */
export function isBusy(error: unknown): boolean {
  return primaryCodeOf(error) === codes.busy
}

/** Whether the bytes of the file are not those of a sound SQLite database. */
export function isDamage(error: unknown): boolean {
  const code = primaryCodeOf(error)
  return code === codes.corrupt || code === codes.notadb
}

/** Whether the file is no SQLite database at all. */
export function isForeign(error: unknown): boolean {
  return primaryCodeOf(error) === codes.notadb
}

/** Whether the operating system refused what we did to the file ourselves. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

function primaryCodeOf(error: unknown): number | null {
  const code = extendedCodeOf(error)
  return code === null ? null : code & 0xff
}

function extendedCodeOf(error: unknown): number | null {
  if (!(error instanceof Error) || !('errcode' in error)) return null
  return typeof error.errcode === 'number' ? error.errcode : null
}
