import type { Transferable } from 'node:worker_threads'
import { assert } from '@samtavle/base'
import { DamagedEntryError, type Damage } from '../damaged-entry-error.ts'
import { StoreOpenError, type OpenRefusal } from '../store-open-error.ts'
import type { AnswersTo, QuestionName, Questions } from './messages.ts'

/** A question on its way to the worker. */
export interface Request<Name extends QuestionName = QuestionName> {
  readonly id: number
  readonly name: Name
  readonly input: Questions[Name]['input']
}

/** What the worker says to the request with this id; id 0 tells how opening the store went. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: ErrorParcel }

/** An error as plain data: posted as it is, it would lose its class and its fields. */
export type ErrorParcel =
  | { readonly kind: 'damaged-entry'; readonly room: string; readonly seq: number; readonly damage: Damage }
  | { readonly kind: 'open'; readonly refusal: OpenRefusal; readonly sentence: string }
  | { readonly kind: 'other'; readonly message: string; readonly stack: string | undefined }

/** Takes what came through the port for a request; only our own other half posts to it. */
export function asRequest<Name extends QuestionName>(message: unknown): Request<Name> {
  assert(isObject(message) && 'id' in message && 'name' in message, 'only requests are posted to the worker')
  return message as unknown as Request<Name>
}

/** Takes what came through the port for a reply; only our own worker posts to it. */
export function asReply(message: unknown): Reply {
  assert(isObject(message) && 'id' in message && ('value' in message || 'error' in message), 'the worker posts replies')
  return message as unknown as Reply
}

/** Puts a request to whoever answers. */
export function ask<Name extends QuestionName>(
  answers: AnswersTo<Name>,
  { name, input }: Request<Name>,
): Questions[Name]['output'] {
  return answers[name](input)
}

/** Buffers that change threads instead of being copied: large ones, as handing over a small one costs more than its bytes. */
export function buffersToHandOver(value: unknown): readonly Transferable[] {
  if (!isObject(value) || !('bytes' in value) || !(value.bytes instanceof Uint8Array)) return []
  const { buffer } = value.bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength >= handOverBytes ? [buffer] : []
}

/** About where a copy begins to cost more than a hand-over. */
const handOverBytes = 4096

/** Packs an error for the port. */
export function errorToParcel(error: unknown): ErrorParcel {
  if (error instanceof DamagedEntryError) {
    return { kind: 'damaged-entry', room: error.room, seq: error.seq, damage: error.damage }
  }
  if (error instanceof StoreOpenError) return { kind: 'open', refusal: error.refusal, sentence: error.message }
  if (error instanceof Error) return { kind: 'other', message: error.message, stack: error.stack }
  return { kind: 'other', message: String(error), stack: undefined }
}

/** Makes the error again on the other side. */
export function parcelToError(parcel: ErrorParcel): Error {
  switch (parcel.kind) {
    case 'damaged-entry':
      return new DamagedEntryError(parcel.room, parcel.seq, parcel.damage)
    case 'open':
      return new StoreOpenError(parcel.refusal, parcel.sentence)
    case 'other':
      return new Error(parcel.message, { cause: parcel.stack })
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
