import type { JournalEntry, NewEntry } from '../store.ts'

/** Entries of append calls with the bytes of all of them in one buffer, so that they change threads without being copied again. */
export interface PackedCalls {
  readonly calls: readonly (readonly PackedEntry[])[]
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

type PackedEntry = Omit<NewEntry, 'bytes'> & { readonly size: number }
type PackedRow = Omit<PackedEntry, 'room'> & { readonly seq: number }

/** Bytes of a SHA-256. */
const hashSize = 32

/** Puts the bytes of all entries behind one another. */
export function packCalls(calls: readonly (readonly NewEntry[])[]): PackedCalls {
  const bytes = new Uint8Array(calls.reduce((sum, call) => sum + sizeOf(call), 0))
  let offset = 0
  const packed = calls.map((call) =>
    call.map(({ room, at, actor, role, generation, bytes: own }) => {
      bytes.set(own, offset)
      offset += own.length
      return { room, at, actor, role, generation, size: own.length }
    }),
  )
  return { calls: packed, bytes }
}

/** Gives every entry its part of the buffer again, without copying. */
export function unpackCalls({ calls, bytes }: PackedCalls): readonly (readonly NewEntry[])[] {
  let offset = 0
  return calls.map((call) =>
    call.map(({ size, ...entry }) => {
      const own = bytes.subarray(offset, offset + size)
      offset += size
      return { ...entry, bytes: own }
    }),
  )
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
