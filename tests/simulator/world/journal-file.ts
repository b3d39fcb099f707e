import { entryDamage, type ChainEnd } from '@samtavle/storage/check-entries'
import { noPreviousHash } from '@samtavle/storage/entry-checksum'
import type { JournalEntry } from '@samtavle/storage'
import {
  createDecoder,
  readFloat64,
  readUint8,
  readUint32,
  readVarString,
  readVarUint,
  readVarUint8Array,
  type Decoder,
} from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeFloat64,
  writeUint8,
  writeUint32,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding'

/** What a journal file holds: whole commits, each all or nothing. */
export interface JournalFile {
  readonly entries: readonly JournalEntry[]
  /** Where the last whole commit ends; what follows was being written when the power went. */
  readonly validSize: number
}

/** First byte of a commit. */
const commitMark = 0xc0
/** The mark and the length of what follows. */
const headerSize = 5

/** Writes one commit: its mark, its length, its rows. */
export function encodeCommit(entries: readonly JournalEntry[]): Uint8Array {
  const body = createEncoder()
  writeVarUint(body, entries.length)
  for (const entry of entries) writeEntry(body, entry)
  const bytes = toUint8Array(body)
  const encoder = createEncoder()
  writeUint8(encoder, commitMark)
  writeUint32(encoder, bytes.length)
  return Buffer.concat([toUint8Array(encoder), bytes])
}

/** Reads commits until one is not whole: cut off, or with a row that is not as it was written. */
export function readJournalFile(bytes: Uint8Array): JournalFile {
  const entries: JournalEntry[] = []
  const ends = new Map<string, ChainEnd>()
  let size = 0
  for (let commit = readCommit(bytes, size); commit !== null; commit = readCommit(bytes, size)) {
    if (!follows(commit.entries, ends)) break
    entries.push(...commit.entries)
    size = commit.end
  }
  return { entries, validSize: size }
}

/** What a careless reader does: whatever follows the last whole commit is taken for rows, as far as it can be read. */
export function readTornCommit(bytes: Uint8Array, validSize: number): readonly JournalEntry[] {
  const torn = bytes.subarray(validSize)
  if (torn.length <= headerSize || torn[0] !== commitMark) return []
  const length = Math.min(readUint32(createDecoder(torn.subarray(1))), 1_000_000)
  const padded = Buffer.concat([torn.subarray(headerSize), Buffer.alloc(Math.max(0, length - torn.length))])
  const decoder = createDecoder(padded)
  const entries: JournalEntry[] = []
  try {
    const count = readVarUint(decoder)
    while (entries.length < count) entries.push(readEntry(decoder))
  } catch {
    // What cannot be read at all is not taken by anybody.
  }
  return entries.filter((entry) => entry.room !== '')
}

function readCommit(bytes: Uint8Array, start: number) {
  if (start + headerSize > bytes.length || bytes[start] !== commitMark) return null
  const end = start + headerSize + readUint32(createDecoder(bytes.subarray(start + 1)))
  if (end > bytes.length) return null
  try {
    const decoder = createDecoder(bytes.subarray(start + headerSize, end))
    const entries = Array.from({ length: readVarUint(decoder) }, () => readEntry(decoder))
    return { entries, end }
  } catch {
    // Zeros or anything else in the place of what was to be written.
    return null
  }
}

/** Whether every row is whole and continues its room's chain; the ends of the rooms move along. */
function follows(entries: readonly JournalEntry[], ends: Map<string, ChainEnd>): boolean {
  const moved = new Map(ends)
  for (const entry of entries) {
    const before = moved.get(entry.room) ?? { seq: 0, hash: noPreviousHash }
    if (entryDamage(entry, before) !== null) return false
    moved.set(entry.room, { seq: entry.seq, hash: entry.checksum })
  }
  for (const [room, end] of moved) ends.set(room, end)
  return true
}

function writeEntry(encoder: Encoder, entry: JournalEntry): void {
  writeVarString(encoder, entry.room)
  writeVarUint(encoder, entry.seq)
  writeFloat64(encoder, entry.at)
  writeUint8(encoder, entry.actor === null ? 0 : 1)
  writeVarString(encoder, entry.actor ?? '')
  writeVarString(encoder, entry.role)
  writeVarUint(encoder, entry.generation)
  writeVarUint8Array(encoder, entry.bytes)
  writeVarUint8Array(encoder, entry.checksum)
  writeVarUint8Array(encoder, entry.previousHash)
}

function readEntry(decoder: Decoder): JournalEntry {
  const room = readVarString(decoder)
  const seq = readVarUint(decoder)
  const at = readFloat64(decoder)
  const isNamed = readUint8(decoder) === 1
  const name = readVarString(decoder)
  return {
    room,
    seq,
    at,
    actor: isNamed ? name : null,
    role: readVarString(decoder),
    generation: readVarUint(decoder),
    bytes: readVarUint8Array(decoder),
    checksum: readVarUint8Array(decoder),
    previousHash: readVarUint8Array(decoder),
  }
}
