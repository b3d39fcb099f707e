import type { Seat } from '../wire/seat.ts'

/** What the load process is asked to do: everyone sits down, the first `draggers` of them drag. */
export interface LoadJob {
  readonly seats: readonly Seat[]
  readonly draggers: number
  readonly hz: number
  readonly warmSeconds: number
  readonly seconds: number
  readonly seed: number
}

/** What it found. A delivery is one update that reached one person other than its author. */
export interface LoadResult {
  readonly delivered: number
  readonly missing: number
  readonly deliveriesPerSecond: number
  /** Frames that carried them: fewer where a server puts several updates in one. */
  readonly frames: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  /** Share of one core that the load itself took. */
  readonly ownCores: number
}

/** Between the two processes: the job, the moments at which the server's CPU is read, the result. */
export type LoadMessage =
  | { readonly type: 'job'; readonly job: LoadJob }
  | { readonly type: 'warm' }
  | { readonly type: 'go' }
  | { readonly type: 'done'; readonly result: LoadResult }
  | { readonly type: 'failed'; readonly reason: string }

/** Both ends run the same file of the same commit: the type is enough to know the rest. */
export function parseLoadMessage(message: unknown): LoadMessage {
  if (typeof message !== 'object' || message === null || !('type' in message)) throw new Error('Not a load message')
  return asLoadMessage(message)
}

function asLoadMessage(message: object): LoadMessage {
  return message as LoadMessage
}
