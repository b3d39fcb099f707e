import { limits as defaults, type Limits } from './limits.ts'

/** How much one update may hold. Make it with `liveLimits` or `uploadLimits` and spread it to change a number. */
export interface UpdateLimits {
  readonly maxBytes: number
  /** Blocks of structs, one per client id. */
  readonly maxClients: number
  readonly maxStructs: number
  readonly maxDeleteRanges: number
  /** Values inside structs, counted with everything nested in them. */
  readonly maxValues: number
  /** Names of root types, UTF-8. */
  readonly roots: readonly Uint8Array[]
}

/** What the gate has to be told, because it is a matter of the document and not of the encoding. */
export interface GateOptions {
  /** Names of the root types that the room's document has; an update that touches another one is refused. */
  readonly allowedRoots: readonly string[]
  /** The relay's own; without them the defaults. */
  readonly limits?: Limits
}

/**
 * For `update` frames of people at work: far above what a paste or an undo makes, far below what makes Yjs slow
 * (its pending structs cost time squared in the number of clients, a deletion of unknown ranges slows every later edit).
 */
export function liveLimits({ allowedRoots, limits = defaults }: GateOptions): UpdateLimits {
  return {
    maxBytes: limits.liveFrameBytes,
    maxClients: limits.liveClients,
    maxStructs: limits.liveStructs,
    maxDeleteRanges: limits.liveDeleteRanges,
    maxValues: limits.liveValues,
    roots: allowedRoots.map(toUtf8),
  }
}

/**
 * For the answer to a sync step 1: a client that was long offline, or that gives a board back to a relay which lost it,
 * uploads whole documents. Held to what the largest allowed board can be; its cost is bounded by the board worker.
 */
export function uploadLimits({ allowedRoots, limits = defaults }: GateOptions): UpdateLimits {
  return {
    maxBytes: limits.uploadBytes,
    maxClients: limits.uploadClients,
    maxStructs: limits.uploadStructs,
    maxDeleteRanges: limits.uploadDeleteRanges,
    maxValues: limits.uploadValues,
    roots: allowedRoots.map(toUtf8),
  }
}

/** How deep values may nest; the method never nests more than three. */
export const maxNesting = 32

/** Keys are ids, pairs of ids and field names. */
export const maxKeyBytes = 256

/**
 * The last clock a client id may reach. A clock counts characters and values written under one client id, so no honest
 * one comes near; what would come near is a forged length that leaves everyone with numbers that no longer add exactly.
 */
export const maxClock = 2 ** 31 - 1

function toUtf8(name: string): Uint8Array {
  return new TextEncoder().encode(name)
}
