import {
  createDecoder,
  hasContent,
  readFloat64,
  readUint8,
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
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding'

/** A room's state as it is stored: its document and whose client ids are whose. */
export interface RoomSnapshot {
  readonly bindings: Iterable<readonly [client: number, actor: string | null]>
  readonly update: Uint8Array
}

/** First byte of a stored snapshot. A snapshot of any other version is passed over and made again from the journal. */
const version = 2

/** Where the size of the journal stands, and how many bytes it takes. */
const journalBytesAt = 1
const journalBytesSize = 8

/** Writes a snapshot: version, size of the journal (still 0), bindings, document. */
export function encodeSnapshot(snapshot: RoomSnapshot): Uint8Array {
  const encoder = createEncoder()
  const bindings = [...snapshot.bindings]
  writeUint8(encoder, version)
  writeFloat64(encoder, 0)
  writeVarUint(encoder, bindings.length)
  for (const [client, actor] of bindings) {
    writeVarUint(encoder, client)
    writeUint8(encoder, actor === null ? 0 : 1)
    if (actor !== null) writeVarString(encoder, actor)
  }
  writeVarUint8Array(encoder, snapshot.update)
  return toUint8Array(encoder)
}

/** Reads a snapshot; null when it is of another version or damaged. */
export function decodeSnapshot(bytes: Uint8Array): RoomSnapshot | null {
  try {
    const decoder = createDecoder(bytes)
    if (readUint8(decoder) !== version) return null
    readFloat64(decoder)
    const bindings = Array.from({ length: readCount(decoder) }, () => readBinding(decoder))
    const update = readVarUint8Array(decoder)
    return hasContent(decoder) ? null : { bindings, update }
  } catch {
    // lib0 throws on reads past the end: a cut-off cache is no reason not to open the room from the journal.
    return null
  }
}

/** Writes into a snapshot how many bytes the journal holds that it stands for: only whoever keeps it knows that. */
export function writeJournalBytes(snapshot: Uint8Array, bytes: number): void {
  viewOf(snapshot)?.setFloat64(journalBytesAt, bytes)
}

/** How many bytes the journal held that a snapshot stands for; 0 when it is of another version or damaged. */
export function journalBytesIn(snapshot: Uint8Array): number {
  const bytes = snapshot[0] === version ? viewOf(snapshot)?.getFloat64(journalBytesAt) : undefined
  return bytes !== undefined && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : 0
}

function viewOf({ buffer, byteOffset, length }: Uint8Array): DataView | null {
  return length < journalBytesAt + journalBytesSize ? null : new DataView(buffer, byteOffset, length)
}

function readCount(decoder: Decoder): number {
  const count = readVarUint(decoder)
  if (count > decoder.arr.length) throw new RangeError('more bindings than bytes')
  return count
}

function readBinding(decoder: Decoder): readonly [number, string | null] {
  const client = readVarUint(decoder)
  return [client, readUint8(decoder) === 0 ? null : readVarString(decoder)]
}
