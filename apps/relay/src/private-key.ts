import { assert, err, ok, type RandomBytes, type Result } from '@samtavle/base'
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'

/** Bytes of the key that private writing is sealed with. */
export const privateKeyBytes = 32

/** The key lies beside the store and not in it, so that a copy of the store alone tells nobody what people wrote privately. */
export const privateKeyName = 'private.key'

/** Reads the key of a folder, or makes it, durable and for its owner only; a sentence when the file there is no key. */
export function openPrivateKey(dataDir: string, randomBytes: RandomBytes): Result<Uint8Array, string> {
  const path = join(dataDir, privateKeyName)
  const key = readKey(path) ?? makeKey(path, randomBytes)
  return key.length === privateKeyBytes
    ? ok(key)
    : err(`The file ${path} is not the key of this store: bring it back from the backup it was kept in.`)
}

function readKey(path: string): Uint8Array | null {
  try {
    return new Uint8Array(readFileSync(path))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function makeKey(path: string, randomBytes: RandomBytes): Uint8Array {
  const draft = `${path}.${process.pid}`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, randomBytes(privateKeyBytes))
    fsyncSync(file)
    // Under its name only when it is whole; whoever was quicker wins, and both read the same.
    linkSync(draft, path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    closeSync(file)
    rmSync(draft, { force: true })
  }
  const key = readKey(path)
  assert(key !== null, 'the key was just made')
  return key
}

/** Where a backup keeps the key of the store it was made of: a file of its own, to be kept apart from it if one likes. */
export function backupKeyPath(backup: string): string {
  return `${backup}.key`
}

/** Copies a key for its owner only, unless there is one already or none to copy; whether it was copied. */
export function copyPrivateKey(from: string, to: string): boolean {
  if (!existsSync(from) || existsSync(to)) return false
  copyFileSync(from, to, constants.COPYFILE_EXCL)
  chmodSync(to, 0o600)
  return true
}
