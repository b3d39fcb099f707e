import type { EntryRange, JournalEntry } from '../store.ts'
import { unpackPage, type PackedPage } from './packing.ts'
import type { VerifiedPage } from './messages.ts'
import type { ReadingLine } from './reading-line.ts'

type Ask = ReadingLine['ask']

/** Reads a range page by page, so that appends to any board get their turn between two pages. */
export async function readPages(ask: Ask, room: string, range: EntryRange): Promise<readonly JournalEntry[]> {
  const { toSeq = Number.MAX_SAFE_INTEGER, untilAt = Number.MAX_SAFE_INTEGER, limit = Number.MAX_SAFE_INTEGER } = range
  const { damaged = 'reject' } = range
  const entries: JournalEntry[] = []
  let fromSeq: number | null = Math.max(range.fromSeq ?? 1, 1)
  while (fromSeq !== null && entries.length < limit) {
    const request = { room, fromSeq, toSeq, untilAt, limit: limit - entries.length, damaged }
    const page: PackedPage = await ask('readPage', request)
    for (const entry of unpackPage(page)) entries.push(entry)
    fromSeq = page.nextSeq
  }
  return entries
}

/** Checks a whole room page by page; the seqs that do not hold. */
export async function verifyPages(ask: Ask, room: string): Promise<readonly number[]> {
  const damaged: number[] = []
  let fromSeq: number | null = 1
  while (fromSeq !== null) {
    const page: VerifiedPage = await ask('verifyPage', { room, fromSeq })
    for (const seq of page.damaged) damaged.push(seq)
    fromSeq = page.nextSeq
  }
  return damaged
}
