import type { Result } from '@samtavle/base'
import type { AppendOutcome } from '../group-commit.ts'
import type {
  ActorRecord,
  AnsweredRound,
  AnswerRecord,
  BoardRecord,
  CodeRecord,
  LinkRecord,
  NewEntry,
  RoomHead,
  StoredSnapshot,
  StoredVolume,
  StoreFailure,
  TokenRecord,
} from '../store.ts'
import type { PackedCalls, PackedPage } from './packing.ts'
import type { SnapshotEnd, SnapshotPart } from './snapshots.ts'

/** What the worker can be asked: one input and one output each, all of them plain data that can be posted. */
export interface Questions {
  append: Question<PackedCalls, readonly AppendOutcome[]>
  replaceRoom: Question<NewEntry, Written>
  readPage: Question<PageRequest, PackedPage>
  verifyPage: Question<{ readonly room: string; readonly fromSeq: number }, VerifiedPage>
  head: Question<string, RoomHead | null>
  rooms: Question<string, readonly string[]>
  readSnapshot: Question<string, StoredSnapshot | null>
  readVolumes: Question<string, readonly StoredVolume[]>
  writeVolumes: Question<VolumesToWrite, Written>
  writeSnapshotPart: Question<SnapshotPart, Written>
  /** Answers whether parts are left that belong to no snapshot now. */
  writeSnapshotEnd: Question<SnapshotEnd, Result<boolean, StoreFailure>>
  /** Takes one of those away; whether more are left. */
  dropSnapshotPart: Question<string, Result<boolean, StoreFailure>>
  addBoard: Question<NewBoard, Written>
  board: Question<string, BoardRecord | null>
  countBoards: Question<null, number>
  freezeBoard: Question<{ readonly id: string; readonly at: number | null }, Written>
  frozenBoards: Question<null, readonly string[]>
  /** The board becomes unknown to everybody. */
  beginErasure: Question<string, Written>
  /** Takes some of its entries away; true when only the mark is left. */
  eraseSome: Question<string, Result<boolean, StoreFailure>>
  /** Takes the mark away. */
  endErasure: Question<string, Written>
  /** Empties the log and overwrites what deleting left in some pages from this one on; the page to go on with, null after the last. */
  scrubSome: Question<number, Result<number | null, StoreFailure>>
  /** Empties the write-ahead log; not while somebody reads the file from outside. */
  cutLog: Question<null, Written>
  addLink: Question<LinkRecord, Written>
  link: Question<string, LinkRecord | null>
  links: Question<string, readonly LinkRecord[]>
  revokeLink: Question<Revocation, Result<boolean, StoreFailure>>
  putCode: Question<CodeRecord, Result<boolean, StoreFailure>>
  code: Question<Uint8Array, CodeRecord | null>
  codeOfLink: Question<string, CodeRecord | null>
  removeCode: Question<{ readonly boardId: string; readonly linkId: string }, Result<boolean, StoreFailure>>
  removeExpiredCodes: Question<number, Result<number, StoreFailure>>
  putActor: Question<ActorRecord, Written>
  actor: Question<{ readonly boardId: string; readonly id: string }, ActorRecord | null>
  actors: Question<string, readonly ActorRecord[]>
  addToken: Question<TokenRecord, Written>
  token: Question<Uint8Array, TokenRecord | null>
  putAnswer: Question<{ readonly answer: AnswerRecord; readonly actorId: string }, Result<boolean, StoreFailure>>
  answers: Question<AnsweredRound, readonly AnswerRecord[]>
  hasAnswered: Question<{ readonly round: AnsweredRound; readonly actorId: string }, boolean>
  answeredRounds: Question<null, readonly AnsweredRound[]>
  forgetAnswers: Question<AnsweredRound, Written>
  /** Removes tokens that expired at this time or before; how many. */
  removeExpiredTokens: Question<number, Result<number, StoreFailure>>
  check: Question<{ readonly at: number }, Written>
  /** Moves the write-ahead log into the file, as far as nobody needs it; how that went. */
  moveLog: Question<null, LogMove>
  /** Writes nothing any more until the store is opened anew: a sync has failed elsewhere. */
  distrust: Question<null, null>
  close: Question<null, null>
}

export interface Question<Input, Output> {
  readonly input: Input
  readonly output: Output
}

export type QuestionName = keyof Questions

/** What the thread answers that only reads. */
export type ReadingName = 'readPage' | 'verifyPage' | 'readSnapshot' | 'readVolumes' | 'moveLog' | 'close'

/** Answers to some questions; what a worker holds. */
export type AnswersTo<Asked extends QuestionName> = {
  readonly [Name in Asked]: (input: Questions[Name]['input']) => Questions[Name]['output']
}

/** What the thread answers that writes: it can read as well. */
export type Answers = AnswersTo<Exclude<QuestionName, 'moveLog'>>

export type LogMove = 'moved' | 'not-now' | 'sync-failed'

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

export interface VolumesToWrite {
  readonly room: string
  readonly from: number
  readonly volumes: readonly StoredVolume[]
}

export interface PageRequest {
  readonly room: string
  readonly fromSeq: number
  readonly toSeq: number
  readonly untilAt: number
  readonly limit: number
  readonly damaged: 'reject' | 'skip'
}

export interface VerifiedPage {
  readonly damaged: readonly number[]
  /** Where the next page begins; null after the last. */
  readonly nextSeq: number | null
}
