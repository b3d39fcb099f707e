import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'

/** Twice what is written before the log is moved into the file and begins anew. */
export const longLogBytes = 8 * 1024 * 1024
const pieceBytes = 1024 * 1024

/**
 * Makes the empty write-ahead log of an open store as long as it gets, of zeros. A commit that makes a file longer has two things to bring
 * to the disk, its bytes and the new length, which the file system keeps somewhere else; one into a file that is long enough has its
 * bytes. SQLite reads a log as far as its frames belong together (https://sqlite.org/fileformat2.html#walformat), and zeros are no frame.
 */
export function makeLogLong(path: string): void {
  const zeros = Buffer.alloc(pieceBytes)
  let log: number | null = null
  try {
    log = openSync(`${path}-wal`, 'r+')
    for (let at = 0; at < longLogBytes; at += pieceBytes) writeSync(log, zeros, 0, pieceBytes, at)
    fdatasyncSync(log)
  } catch {
    // Only slower: whether the disk takes anything is for a commit to find out.
  } finally {
    if (log !== null) closeSync(log)
  }
}
