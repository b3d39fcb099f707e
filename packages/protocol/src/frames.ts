import { err, ok, type Result } from '@samtavle/base'
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array, type Decoder } from 'lib0/decoding'
import {
  createEncoder,
  toUint8Array,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
  type Encoder,
} from 'lib0/encoding'

/** First number of every frame: 0, 1 and 3 as in y-protocols, from 100 on they are ours. */
export const messageTypes = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  ack: 100,
  keeping: 101,
  digest: 102,
  verdict: 103,
} as const

const syncSteps = { step1: 0, step2: 1, update: 2 } as const

/** One client's presence as it travels: `state` is JSON text, `null` in it means gone. */
export interface AwarenessEntry {
  readonly clientId: number
  readonly clock: number
  readonly state: string
}

/**
 * Whether the relay keeps what is written in a room: it does; its disk takes nothing just now; a row of the room's journal
 * is damaged, and nothing is added behind the gap; the journal has grown as long as the relay lets it; or a facilitator froze the board.
 */
export type Keeping = (typeof keepings)[number]

/** On the wire a state is its place in this list. */
const keepings = ['keeps', 'keeps-nothing', 'damaged', 'full', 'frozen'] as const

/**
 * How a client's digest stands to the relay's: the same; of another point in time, or not looked at now; or a fork, which agrees on
 * what is known and differs in what is shown.
 */
export type Verdict = (typeof verdicts)[number]

/** On the wire a verdict is its place in this list. */
const verdicts = ['same', 'apart', 'forked'] as const

/** Bytes of a digest. */
const digestLength = 16

/** A frame read from the wire. The bytes inside are views of the frame, not copies, and not yet checked. */
export type Frame =
  | { readonly type: 'sync-step-1'; readonly stateVector: Uint8Array }
  | { readonly type: 'sync-step-2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'ack'; readonly count: number }
  | { readonly type: 'keeping'; readonly state: Keeping }
  | { readonly type: 'digest'; readonly digest: Uint8Array }
  | { readonly type: 'verdict'; readonly verdict: Verdict }

/** Why a frame could not be read. */
export type FrameRefusal = 'frame-broken' | 'frame-unknown' | 'frame-trailing-bytes' | 'frame-too-many-entries'

/** Presence of more clients than can be connected to one board is no honest frame. */
const maxAwarenessEntries = 1024

/** Reads one frame; whatever the bytes are, it neither throws nor allocates more than they justify. */
export function decodeFrame(bytes: Uint8Array): Result<Frame, FrameRefusal> {
  const decoder = createDecoder(bytes)
  try {
    const read = readFrame(decoder)
    return read.ok && hasContent(decoder) ? err('frame-trailing-bytes') : read
  } catch {
    // lib0 throws on every read past the end and on numbers beyond 2^53: all of it is one broken frame.
    return err('frame-broken')
  }
}

/** Asks the other side for what is missing from this state. */
export function encodeSyncStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.step1, stateVector)
}

/** Answers a sync step 1. */
export function encodeSyncStep2(update: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.step2, update)
}

/** Carries one update. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(syncSteps.update, update)
}

/** Carries presence; without entries it is the keep-alive `01 01 00`. */
export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const inner = createEncoder()
  writeVarUint(inner, entries.length)
  for (const entry of entries) {
    writeVarUint(inner, entry.clientId)
    writeVarUint(inner, entry.clock)
    writeVarString(inner, entry.state)
  }
  return encodeFrame(messageTypes.awareness, (encoder) => writeVarUint8Array(encoder, toUint8Array(inner)))
}

/** Asks for everybody's presence. */
export function encodeQueryAwareness(): Uint8Array {
  return encodeFrame(messageTypes.queryAwareness, () => undefined)
}

/** Tells a client that offered acks how many of its writes, counted from the first, are durable and integrated. */
export function encodeAck(count: number): Uint8Array {
  return encodeFrame(messageTypes.ack, (encoder) => writeVarUint(encoder, count))
}

/** Tells a client that asked for it whether what it writes is kept. */
export function encodeKeeping(state: Keeping): Uint8Array {
  return encodeFrame(messageTypes.keeping, (encoder) => writeVarUint(encoder, keepings.indexOf(state)))
}

/** Tells the relay what a replica at rest holds, in 16 bytes. */
export function encodeDigest(digest: Uint8Array): Uint8Array {
  return encodeFrame(messageTypes.digest, (encoder) => writeVarUint8Array(encoder, digest))
}

/** Answers a digest. */
export function encodeVerdict(verdict: Verdict): Uint8Array {
  return encodeFrame(messageTypes.verdict, (encoder) => writeVarUint(encoder, verdicts.indexOf(verdict)))
}

/** Copies its content once: it may be a whole board. */
function encodeSync(step: number, content: Uint8Array): Uint8Array {
  const head = encodeFrame(messageTypes.sync, (encoder) => {
    writeVarUint(encoder, step)
    writeVarUint(encoder, content.length)
  })
  const frame = new Uint8Array(head.length + content.length)
  frame.set(head)
  frame.set(content, head.length)
  return frame
}

function encodeFrame(type: number, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, type)
  write(encoder)
  return toUint8Array(encoder)
}

function readFrame(decoder: Decoder): Result<Frame, FrameRefusal> {
  switch (readVarUint(decoder)) {
    case messageTypes.sync:
      return readSync(decoder)
    case messageTypes.awareness:
      return readAwareness(decoder)
    case messageTypes.queryAwareness:
      return ok({ type: 'query-awareness' })
    case messageTypes.ack:
      return ok({ type: 'ack', count: readVarUint(decoder) })
    case messageTypes.keeping:
      return readKeeping(decoder)
    case messageTypes.digest:
      return readDigest(decoder)
    case messageTypes.verdict:
      return readVerdict(decoder)
    default:
      return err('frame-unknown')
  }
}

function readKeeping(decoder: Decoder): Result<Frame, FrameRefusal> {
  const state = keepings[readVarUint(decoder)]
  return state === undefined ? err('frame-unknown') : ok({ type: 'keeping', state })
}

function readDigest(decoder: Decoder): Result<Frame, FrameRefusal> {
  const digest = readVarUint8Array(decoder)
  return digest.length === digestLength ? ok({ type: 'digest', digest }) : err('frame-broken')
}

function readVerdict(decoder: Decoder): Result<Frame, FrameRefusal> {
  const verdict = verdicts[readVarUint(decoder)]
  return verdict === undefined ? err('frame-unknown') : ok({ type: 'verdict', verdict })
}

function readSync(decoder: Decoder): Result<Frame, FrameRefusal> {
  switch (readVarUint(decoder)) {
    case syncSteps.step1:
      return ok({ type: 'sync-step-1', stateVector: readVarUint8Array(decoder) })
    case syncSteps.step2:
      return ok({ type: 'sync-step-2', update: readVarUint8Array(decoder) })
    case syncSteps.update:
      return ok({ type: 'update', update: readVarUint8Array(decoder) })
    default:
      return err('frame-unknown')
  }
}

function readAwareness(decoder: Decoder): Result<Frame, FrameRefusal> {
  const inner = createDecoder(readVarUint8Array(decoder))
  const count = readVarUint(inner)
  if (count > maxAwarenessEntries) return err('frame-too-many-entries')
  const entries = Array.from({ length: count }, () => ({
    clientId: readVarUint(inner),
    clock: readVarUint(inner),
    state: readVarString(inner),
  }))
  return hasContent(inner) ? err('frame-trailing-bytes') : ok({ type: 'awareness', entries })
}
