import { assert, joinBytes } from '@samtavle/base'
import type { BatchResult, BatchRow, BatchWrite } from './integrate-batch.ts'
import type { WorkerReply, WorkerRequest } from './messages.ts'

// Writes and rows change threads as one buffer for a whole batch: posting costs by the object, hardly by the byte.

type PackedWrites = Pick<
  Extract<WorkerRequest, { readonly type: 'write-batch' }>,
  'actors' | 'authors' | 'sizes' | 'bytes'
>
type PackedRows = Extract<WorkerReply, { readonly type: 'batch' }>

const alone = -1

/** Packs the writes of a batch; `unpackWrites` is its other half. */
export function packWrites(writes: readonly BatchWrite[]): PackedWrites {
  const actors = [...new Set(writes.map(({ actor }) => actor))]
  const places = new Map(actors.map((actor, place) => [actor, place] as const))
  return {
    actors,
    authors: Uint32Array.from(writes, ({ actor }) => places.get(actor) ?? 0),
    sizes: Uint32Array.from(writes, ({ bytes }) => bytes.length),
    bytes: joinBytes(writes.map(({ bytes }) => bytes)),
  }
}

/** Makes the writes again; each gets its part of the one buffer. */
export function unpackWrites({ actors, authors, sizes, bytes }: PackedWrites): readonly BatchWrite[] {
  let offset = 0
  return Array.from(sizes, (size, index) => {
    const actor = actors[authors[index] ?? 0]
    assert(actor !== undefined, 'every write of a batch has an author')
    offset += size
    return { actor, bytes: bytes.subarray(offset - size, offset) }
  })
}

/** Puts the rows of a batch behind one another. */
export function packRows({ rows, update, shares }: BatchResult): PackedRows {
  const sizes = Int32Array.from(rows, (row) => (row === 'alone' ? alone : (row?.length ?? 0)))
  const bytes = joinBytes(rows.filter((row) => row instanceof Uint8Array))
  return { type: 'batch', sizes, bytes, update, shares: Float32Array.from(shares) }
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
