import type { Result } from '@samtavle/base'
import type { AppendOutcome } from '../group-commit.ts'
import type {
  ActorRecord,
  BoardRecord,
  JournalEntry,
  LinkRecord,
  NewEntry,
  RoomHead,
  StoredSnapshot,
  StoreFailure,
  TokenRecord,
} from '../store.ts'

/** What the worker can be asked: one input and one output each, all of them plain data that can be posted. */
export interface Questions {
  append: Question<PackedCalls, readonly AppendOutcome[]>
  readPage: Question<PageRequest, EntryPage>
  verifyPage: Question<{ readonly room: string; readonly fromSeq: number }, VerifiedPage>
  head: Question<string, RoomHead | null>
  rooms: Question<string, readonly string[]>
  readSnapshot: Question<string, StoredSnapshot | null>
  writeSnapshot: Question<{ readonly room: string; readonly snapshot: StoredSnapshot }, Written>
  addBoard: Question<NewBoard, Written>
  board: Question<string, BoardRecord | null>
  countBoards: Question<null, number>
  eraseBoard: Question<string, Written>
  addLink: Question<LinkRecord, Written>
  link: Question<string, LinkRecord | null>
  links: Question<string, readonly LinkRecord[]>
  revokeLink: Question<Revocation, Result<boolean, StoreFailure>>
  putActor: Question<ActorRecord, Written>
  actor: Question<{ readonly boardId: string; readonly id: string }, ActorRecord | null>
  actors: Question<string, readonly ActorRecord[]>
  addToken: Question<TokenRecord, Written>
  token: Question<Uint8Array, TokenRecord | null>
  check: Question<{ readonly at: number }, Written>
  close: Question<null, null>
}

export interface Question<Input, Output> {
  readonly input: Input
  readonly output: Output
}

export type QuestionName = keyof Questions

/** Answers every question; what the worker holds. */
export type Answers = {
  readonly [Name in QuestionName]: (input: Questions[Name]['input']) => Questions[Name]['output']
}

export type Written = Result<void, StoreFailure>

export interface NewBoard {
  readonly board: BoardRecord
  readonly links: readonly LinkRecord[]
  readonly actors: readonly ActorRecord[]
}

export interface Revocation {
  readonly boardId: string
  readonly linkId: string
  readonly at: number
}

export interface PageRequest {
  readonly room: string
  readonly fromSeq: number
  readonly toSeq: number
  readonly untilAt: number
  readonly limit: number
}

export interface EntryPage {
  readonly entries: readonly JournalEntry[]
  /** Where the next page begins; null when the range is read. */
  readonly nextSeq: number | null
}

export interface VerifiedPage {
  readonly damaged: readonly number[]
  /** Where the next page begins; null after the last. */
  readonly nextSeq: number | null
}

/** Append calls with the bytes of all their entries in one buffer, so that they change threads without being copied again. */
export interface PackedCalls {
  readonly calls: readonly (readonly PackedEntry[])[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

export interface PackedEntry extends Omit<NewEntry, 'bytes'> {
  readonly size: number
}

/** Puts the bytes of all entries behind one another. */
export function packCalls(calls: readonly (readonly NewEntry[])[]): PackedCalls {
  const total = calls.reduce((sum, call) => call.reduce((part, entry) => part + entry.bytes.length, sum), 0)
  const bytes = new Uint8Array(total)
  let offset = 0
  const packed = calls.map((call) =>
    call.map(({ room, at, actor, role, generation, bytes: own }) => {
      bytes.set(own, offset)
      offset += own.length
      return { room, at, actor, role, generation, size: own.length }
    }),
  )
  return { calls: packed, bytes }
}

/** Gives every entry its part of the buffer again, without copying. */
export function unpackCalls({ calls, bytes }: PackedCalls): readonly (readonly NewEntry[])[] {
  let offset = 0
  return calls.map((call) =>
    call.map(({ size, ...entry }) => {
      const own = bytes.subarray(offset, offset + size)
      offset += size
      return { ...entry, bytes: own }
    }),
  )
}
