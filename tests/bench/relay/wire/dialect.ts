import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** `y-protocols`: the frames as they are. `hocuspocus`: each behind the name of its document, after a token. `echo`: no protocol at all. */
export type Dialect = 'y-protocols' | 'hocuspocus' | 'echo'

/** What a client reads out of a message; null for presence, acks and whatever else is no content. */
export type SyncMessage =
  | { readonly type: 'question' }
  | { readonly type: 'answer'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }

const sync = 0
const awareness = 1
const hocuspocusAuth = 2
const hocuspocusSyncReply = 4
const steps = { question: 0, answer: 1, update: 2 } as const
const emptyStateVector = Uint8Array.of(0)
const emptyUpdate = Uint8Array.of(0, 0)

/** What a client says first: who it is, where that is asked, and that it knows nothing yet. */
export function firstMessages(dialect: Dialect, room: string): Uint8Array[] {
  const question = syncMessage(dialect, room, steps.question, emptyStateVector)
  if (dialect === 'echo') return []
  return dialect === 'hocuspocus' ? [hocuspocusToken(room), question] : [question]
}

/** One update of a client. */
export function updateMessage(dialect: Dialect, room: string, update: Uint8Array): Uint8Array {
  return syncMessage(dialect, room, steps.update, update)
}

/** Answers a server that asks what we have: nothing. */
export function nothingToAdd(dialect: Dialect, room: string): Uint8Array {
  return syncMessage(dialect, room, steps.answer, emptyUpdate)
}

/** Presence of nobody: all that a server which hangs up on the silent wants to hear from somebody who only looks on. */
export function stillHere(dialect: Dialect, room: string): Uint8Array {
  const encoder = createEncoder()
  if (dialect === 'hocuspocus') writeVarString(encoder, room)
  writeVarUint(encoder, awareness)
  writeVarUint8Array(encoder, Uint8Array.of(0))
  return toUint8Array(encoder)
}

/** Reads a message of a server. */
export function readMessage(dialect: Dialect, message: Uint8Array): SyncMessage | null {
  const decoder = createDecoder(message)
  if (dialect === 'hocuspocus') readVarString(decoder)
  const type = readVarUint(decoder)
  if (type !== sync && !(dialect === 'hocuspocus' && type === hocuspocusSyncReply)) return null
  const step = readVarUint(decoder)
  if (step === steps.question) return { type: 'question' }
  return { type: step === steps.answer ? 'answer' : 'update', update: readVarUint8Array(decoder) }
}

function hocuspocusToken(room: string): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, room)
  writeVarUint(encoder, hocuspocusAuth)
  writeVarUint(encoder, 0)
  writeVarString(encoder, '')
  return toUint8Array(encoder)
}

function syncMessage(dialect: Dialect, room: string, step: number, content: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  if (dialect === 'hocuspocus') writeVarString(encoder, room)
  writeVarUint(encoder, sync)
  writeVarUint(encoder, step)
  writeVarUint8Array(encoder, content)
  return toUint8Array(encoder)
}
