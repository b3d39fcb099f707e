import type { Store } from '@samtavle/storage'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'

/** A room's whole document at one position of its history, as one update. */
export interface Moment {
  readonly seq: number
  readonly value: Uint8Array
}

/** The document after the entry `seq`; a problem when the history has not reached it. */
export async function momentAtSeq(context: RelayContext, room: string, seq: number): Promise<Moment> {
  const { store } = context
  const head = await store.head(room)
  if (seq > (head?.seq ?? 0)) {
    throw new ProblemError('moment-unknown', `The history ends at ${head?.seq ?? 0}.`)
  }
  const stored = await store.readSnapshot(room)
  const base = stored !== null && stored.seq <= seq ? stored : null
  const entries = await store.read(room, { fromSeq: (base?.seq ?? 0) + 1, toSeq: seq })
  const reply = await context.pool.chore({ type: 'fold', snapshot: base, entries })
  if (reply.type === 'bytes') return { seq, value: reply.bytes }
  // A snapshot is only a cache: without it the fold is slower and the same.
  return { seq, value: await fold(context, await store.read(room, { toSeq: seq })) }
}

/** The document as it was at a time of the relay's clock, in milliseconds since the epoch. */
export async function momentAtTime(context: RelayContext, room: string, at: number): Promise<Moment> {
  const entries = await context.store.read(room, { untilAt: at })
  return { seq: entries.at(-1)?.seq ?? 0, value: await fold(context, entries) }
}

async function fold(context: RelayContext, entries: Awaited<ReturnType<Store['read']>>): Promise<Uint8Array> {
  const reply = await context.pool.chore({ type: 'fold', snapshot: null, entries })
  if (reply.type !== 'bytes')
    throw new ProblemError('internal', 'That moment could not be rebuilt, and that was our fault.')
  return reply.bytes
}
