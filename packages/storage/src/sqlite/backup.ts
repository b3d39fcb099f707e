import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { openReadOnly } from './reader.ts'

/**
 * Writes the store as it is at one moment into a new file, while others write on; the file is there wholly and durably, or
 * not at all. `VACUUM INTO` rather than the page-wise backup of SQLite: that one starts over whenever somebody writes and so
 * never ends on a busy board, and it copies what was erased but not yet overwritten by use.
 */
export function backupStore(path: string, target: string): void {
  if (existsSync(target)) throw new Error(`There is a file at ${target} already; a backup never overwrites one.`)
  const unfinished = `${target}.unfinished`
  try {
    rmSync(unfinished, { force: true })
    copyStore(path, unfinished)
    renameSync(unfinished, target)
    syncFile(dirname(target))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** Copies what a store holds at one moment, its write-ahead log included, into a new file that only its owner may read. */
export function copyStore(path: string, target: string): void {
  const database = openReadOnly(path)
  try {
    // Made by us before SQLite does: it would let others read it.
    closeSync(openSync(target, 'wx', 0o600))
    database.prepare('VACUUM INTO ?').run(target)
    syncFile(target)
  } finally {
    database.close()
  }
}

/** Makes a file, or the names in a folder, durable. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
