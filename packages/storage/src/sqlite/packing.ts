import { assert } from '@samtavle/base'
import type { JournalEntry, NewEntry } from '../store.ts'

/**
 * Entries of append calls as a few buffers and a list of words: posting costs by the object, hardly by the byte. The bytes of
 * all entries lie in one buffer, so that they change threads without being copied again.
 */
export interface PackedCalls {
  /** How many entries each call has. */
  readonly lengths: Uint32Array
  /** `numbersOfEntry` for each entry: room, actor and role as places in `words`, time, generation, size of its bytes. */
  readonly numbers: Float64Array
  readonly words: readonly (string | null)[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** One page of a room with all its bytes, checksums and hashes in one buffer, for the same reason. */
export interface PackedPage {
  readonly room: string
  readonly rows: readonly PackedRow[]
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where the next page begins; null when the range is read. */
  readonly nextSeq: number | null
}

type PackedRow = Omit<NewEntry, 'room' | 'bytes'> & { readonly seq: number; readonly size: number }

const numbersOfEntry = 6

/** Bytes of a SHA-256. */
const hashSize = 32

/** Packs calls; `unpackCalls` is its other half. */
export function packCalls(calls: readonly (readonly NewEntry[])[]): PackedCalls {
  const entries = calls.flat()
  const bytes = new Uint8Array(sizeOf(entries))
  const numbers = new Float64Array(entries.length * numbersOfEntry)
  const places = new Map<string | null, number>()
  const placeOf = (word: string | null): number => {
    const known = places.get(word)
    if (known !== undefined) return known
    places.set(word, places.size)
    return places.size - 1
  }
  let offset = 0
  for (const [index, { room, at, actor, role, generation, bytes: own }] of entries.entries()) {
    const packed = [placeOf(room), placeOf(actor), placeOf(role), at, generation, own.length]
    numbers.set(packed, index * numbersOfEntry)
    bytes.set(own, offset)
    offset += own.length
  }
  return { lengths: Uint32Array.from(calls, (call) => call.length), numbers, words: [...places.keys()], bytes }
}

/** Makes the calls again; every entry gets its part of the one buffer, without copying. */
export function unpackCalls({ lengths, numbers, words, bytes }: PackedCalls): readonly (readonly NewEntry[])[] {
  let next = 0
  let offset = 0
  const takeNumber = (): number => {
    next += 1
    return numbers[next - 1] ?? Number.NaN
  }
  const takeWord = (): string | null => words[takeNumber()] ?? null
  const takeEntry = (): NewEntry => {
    const [room, actor, role] = [takeWord(), takeWord(), takeWord()]
    const [at, generation, size] = [takeNumber(), takeNumber(), takeNumber()]
    assert(room !== null && role !== null, 'every entry has a room and a role')
    offset += size
    return { room, at, actor, role, generation, bytes: bytes.subarray(offset - size, offset) }
  }
  return Array.from(lengths, (length) => Array.from({ length }, takeEntry))
}

/** Puts the bytes and hashes of all rows behind one another. */
export function packPage(room: string, entries: readonly JournalEntry[], nextSeq: number | null): PackedPage {
  const bytes = new Uint8Array(sizeOf(entries) + entries.length * 2 * hashSize)
  let offset = 0
  const rows = entries.map((entry) => {
    for (const part of [entry.bytes, entry.checksum, entry.previousHash]) {
      bytes.set(part, offset)
      offset += part.length
    }
    const { seq, at, actor, role, generation } = entry
    return { seq, at, actor, role, generation, size: entry.bytes.length }
  })
  return { room, rows, bytes, nextSeq }
}

/** Makes rows of a page again. Bytes get a buffer of their own: whoever posts a view of the page would post all of it. */
export function unpackPage({ room, rows, bytes }: PackedPage): readonly JournalEntry[] {
  let offset = 0
  return rows.map(({ size, ...row }) => {
    const own = bytes.slice(offset, offset + size)
    const checksum = bytes.subarray(offset + size, offset + size + hashSize)
    const previousHash = bytes.subarray(offset + size + hashSize, offset + size + 2 * hashSize)
    offset += size + 2 * hashSize
    return { room, ...row, bytes: own, checksum, previousHash }
  })
}

function sizeOf(entries: readonly { readonly bytes: Uint8Array }[]): number {
  return entries.reduce((sum, entry) => sum + entry.bytes.length, 0)
}
