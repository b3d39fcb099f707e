import type { BatchResult, BatchRow, BatchWrite } from './integrate-batch.ts'
import type { WorkerReply, WorkerRequest } from './messages.ts'

// Writes and rows change threads as one buffer for a whole batch: posting costs by the object, hardly by the byte.

type PackedWrites = Pick<Extract<WorkerRequest, { readonly type: 'write-batch' }>, 'writes' | 'bytes'>
type PackedRows = Extract<WorkerReply, { readonly type: 'batch' }>

const alone = -1

/** Puts the bytes of all writes behind one another. */
export function packWrites(writes: readonly BatchWrite[]): PackedWrites {
  return {
    writes: writes.map(({ actor, bytes }) => ({ actor, size: bytes.length })),
    bytes: joined(writes.map(({ bytes }) => bytes)),
  }
}

/** Gives every write its part of the buffer again. */
export function unpackWrites({ writes, bytes }: PackedWrites): readonly BatchWrite[] {
  let offset = 0
  return writes.map(({ actor, size }) => {
    offset += size
    return { actor, bytes: bytes.subarray(offset - size, offset) }
  })
}

/** Puts the rows of a batch behind one another. */
export function packRows({ rows, update, costsMs }: BatchResult): PackedRows {
  const sizes = Int32Array.from(rows, (row) => (row === 'alone' ? alone : (row?.length ?? 0)))
  const bytes = joined(rows.filter((row) => row instanceof Uint8Array))
  return { type: 'batch', sizes, bytes, update, costsMs: costsMs && Float32Array.from(costsMs) }
}

/** Makes the rows again, one for each write, in order. */
export function unpackRows({ sizes, bytes }: PackedRows): readonly BatchRow[] {
  let offset = 0
  return Array.from(sizes, (size) => {
    if (size <= 0) return size === alone ? 'alone' : null
    offset += size
    return bytes.subarray(offset - size, offset)
  })
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}
