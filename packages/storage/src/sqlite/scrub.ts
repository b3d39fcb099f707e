import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { integerOf } from './columns.ts'

/** Overwrites what deleted rows left behind in the pages of a database file. */
export interface Scrub {
  /**
   * Goes over the next pages, the first being 1; returns the page to go on with, or null after the last. The write-ahead log has to
   * be empty. Whoever reads the file meanwhile notices nothing, and neither does a file whose writing is cut off: only bytes change
   * that no row uses.
   */
  some(fromPage: number): number | null
  close(): void
}

/** Pages of one step: some milliseconds of work. */
const pagesPerStep = 1024

/** First bytes of the pages that hold rows; every other page begins with a small page number, so with a zero. */
const headerSizeByType: ReadonlyMap<number, number> = new Map([
  [2, 12],
  [5, 12],
  [10, 8],
  [13, 8],
])

/** The first page begins with the header of the file. */
const fileHeaderSize = 100
/** Where the header of a page says what it says, and how a free block begins: the next one, then its own size. */
const at = { firstFreeBlock: 1, cellCount: 3, contentStart: 5 } as const
const freeBlockHeaderSize = 4

/**
 * Makes the scrub of an open database. With `secure_delete` SQLite zeroes rows that it deletes, but not the copies that stay in a page
 * when its rows move to a neighbour; so the space that a page says is free is zeroed here, in the file itself.
 */
export function createScrub(database: DatabaseSync, path: string): Scrub {
  const pageSize = integerOf(database.prepare('PRAGMA page_size').get() ?? {}, 'page_size')
  // Open as long as the database is: closing any handle of a file gives up all locks that the process holds on it.
  const file = openSync(path, 'r+')
  const pages = Buffer.alloc(pagesPerStep * pageSize)

  return {
    some(fromPage) {
      const start = (fromPage - 1) * pageSize
      const length = readSync(file, pages, 0, pages.length, start)
      let isChanged = false
      for (let offset = 0; offset + pageSize <= length; offset += pageSize) {
        const isFirst = start + offset === 0
        if (!clearFreeSpace(pages.subarray(offset, offset + pageSize), isFirst ? fileHeaderSize : 0)) continue
        writeSync(file, pages, offset, pageSize, start + offset)
        isChanged = true
      }
      if (isChanged) {
        fsyncSync(file)
        // Pages that the database still has in memory are as they were, and would be written so when a row on them changes.
        database.exec('PRAGMA shrink_memory')
      }
      return length < pages.length ? null : fromPage + pagesPerStep
    },
    close: () => closeSync(file),
  }
}

/** Zeroes the bytes of a page that no row uses; whether there was anything. A page that makes no sense is left alone. */
function clearFreeSpace(page: Buffer, header: number): boolean {
  const headerSize = headerSizeByType.get(page.readUInt8(header))
  if (headerSize === undefined) return false
  const gapStart = header + headerSize + 2 * page.readUInt16BE(header + at.cellCount)
  // 0 stands for 65,536.
  const gapEnd = page.readUInt16BE(header + at.contentStart) || 65_536
  if (gapEnd > page.length) return false
  let isChanged = clear(page, gapStart, gapEnd)
  let block = page.readUInt16BE(header + at.firstFreeBlock)
  while (block >= gapEnd && block + freeBlockHeaderSize <= page.length) {
    const end = block + page.readUInt16BE(block + 2)
    if (end > page.length) break
    isChanged = clear(page, block + freeBlockHeaderSize, end) || isChanged
    const next = page.readUInt16BE(block)
    // They are in ascending order; anything else is damage, and not ours to follow.
    if (next <= block) break
    block = next
  }
  return isChanged
}

function clear(page: Buffer, from: number, to: number): boolean {
  const bytes = page.subarray(from, to)
  if (from >= to || bytes.every((byte) => byte === 0)) return false
  bytes.fill(0)
  return true
}
