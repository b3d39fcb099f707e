import type { Result } from '@samtavle/base'

/** One accepted frame as it waits to become durable. Storage never looks inside `bytes`. */
export interface NewEntry {
  readonly room: string
  /** Relay time in milliseconds since the epoch. */
  readonly at: number
  /** Who wrote it, or null where the log must not know. */
  readonly actor: string | null
  readonly role: string
  readonly generation: number
  readonly bytes: Uint8Array
}

/** One row of the journal: a new entry with its position, checksum and link to the row before it. */
export interface JournalEntry extends NewEntry {
  /** Position in its room: 1, 2, 3, … without gaps. */
  readonly seq: number
  /** SHA-256 over the previous hash and every field of the row. */
  readonly checksum: Uint8Array
  /** The checksum of the row before it in the room; 32 zero bytes before the first. */
  readonly previousHash: Uint8Array
}

/** Part of a room's journal; every bound is optional and inclusive. */
export interface EntryRange {
  readonly fromSeq?: number
  readonly toSeq?: number
  /** Stops before the first entry later than this relay time, so that a range is always a prefix even if a clock stepped back. */
  readonly untilAt?: number
  /** At most this many entries, oldest first. */
  readonly limit?: number
  /** What becomes of rows that are not as they were written: the read rejects (by default), or they are left out. */
  readonly damaged?: 'reject' | 'skip'
}

/** The end of a room's journal. */
export interface RoomHead {
  readonly seq: number
  readonly at: number
}

/** A cache of a room's journal up to and including `seq`: deletable at any time and rebuilt from the journal. */
export interface StoredSnapshot {
  readonly seq: number
  readonly bytes: Uint8Array
}

/**
 * One of the volumes of what somebody derived from a room's journal: up to and including `seq`, by means and from a past that `tag`
 * names in their own words. A cache like a snapshot. Volumes are numbered from 0 as they come.
 */
export interface StoredVolume {
  readonly seq: number
  readonly tag: string
  readonly bytes: Uint8Array
}

export interface BoardRecord {
  readonly id: string
  readonly title: string
  readonly language: string
  readonly createdAt: number
}

export interface LinkRecord {
  readonly id: string
  readonly boardId: string
  readonly role: string
  readonly secretHash: Uint8Array
  readonly label: string | null
  readonly hideNames: boolean
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly revokedAt: number | null
}

export interface ActorRecord {
  readonly id: string
  readonly boardId: string
  /** Kept only here, so that a person can be forgotten; null when none was given. */
  readonly name: string | null
  readonly sector: string | null
  readonly joinedAt: number
}

export interface TokenRecord {
  readonly hash: Uint8Array
  readonly boardId: string
  readonly actorId: string
  readonly linkId: string
  readonly role: string
  readonly expiresAt: number
}

/** A short code that stands for a link for a while. Nothing in it tells the code or the link's secret to who reads the store alone. */
export interface CodeRecord {
  readonly boardId: string
  readonly linkId: string
  /** What a code is found by: a keyed hash of it. */
  readonly hash: Uint8Array
  /** What the relay needs to hand the link over, sealed; storage never looks inside. */
  readonly sealed: Uint8Array
  readonly expiresAt: number
}

/** A round of questions on a board that people answer in confidence. */
export interface AnsweredRound {
  readonly boardId: string
  readonly roundId: string
}

/** One answer. Nothing in it names who gave it: `key` is the caller's secret turned into something only they can make again. */
export interface AnswerRecord extends AnsweredRound {
  readonly key: Uint8Array
  readonly sector: string | null
  readonly bytes: Uint8Array
}

/**
 * Why a write did not become durable; nothing of the batch it was in was kept.
 * `board-unknown` is about the board alone (never added, or erased meanwhile); the others say the store itself cannot keep anything.
 */
export type StoreFailure = 'store-full' | 'store-unwritable' | 'store-closed' | 'board-unknown'

/**
 * Everything the relay keeps. Guarantees (numbered in `SPEC.md`), proved by one contract suite over every implementation:
 * an append resolves ok only after its rows are durable (fsync); a batch is all or nothing; a room's seq has no gaps;
 * a row whose checksum does not match is reported by `read` as a rejection naming room and seq, never returned as good.
 */
export interface Store {
  /** Appends rows of any rooms in the given order; resolves with their seqs once durable. Calls that overlap share one commit. */
  append(entries: readonly NewEntry[]): Promise<Result<readonly number[], StoreFailure>>
  read(room: string, range?: EntryRange): Promise<readonly JournalEntry[]>
  /**
   * Puts one entry in the place of everything a room holds, as its first: what stood there before, snapshot and volumes too, is overwritten
   * in the file and gone from the write-ahead log. For rooms whose past nobody may keep; nobody else may write to it meanwhile.
   */
  replaceRoom(entry: NewEntry): Promise<Result<void, StoreFailure>>
  head(room: string): Promise<RoomHead | null>
  /** Rooms of a board that have entries: `<boardId>`, `<boardId>.process`, `<boardId>.private.<actorId>`. */
  rooms(boardId: string): Promise<readonly string[]>
  readSnapshot(room: string): Promise<StoredSnapshot | null>
  /** Replaces the room's snapshot unless the stored one is newer; a damaged one is read as null. */
  writeSnapshot(room: string, snapshot: StoredSnapshot): Promise<Result<void, StoreFailure>>
  /** The volumes of a room, as far as all before them are whole and none is further on than the journal. */
  readVolumes(room: string): Promise<readonly StoredVolume[]>
  /** Puts volumes in the place of those from number `from` on, however many those were. */
  writeVolumes(room: string, from: number, volumes: readonly StoredVolume[]): Promise<Result<void, StoreFailure>>

  /** Adds a board with its first links, and optionally first actors, in one durable transaction. */
  addBoard(
    board: BoardRecord,
    links: readonly LinkRecord[],
    actors?: readonly ActorRecord[],
  ): Promise<Result<void, StoreFailure>>
  board(id: string): Promise<BoardRecord | null>
  countBoards(): Promise<number>
  /** Notes since when a board takes nothing more, or with null that it takes everything again. */
  freezeBoard(id: string, at: number | null): Promise<Result<void, StoreFailure>>
  /** The boards that are frozen. */
  frozenBoards(): Promise<readonly string[]>
  /**
   * Erases a board with all its rooms, links, actors and tokens: overwritten in the file and gone from the write-ahead log.
   * From the first moment nobody knows the board any more; its entries go a few at a time, so that other boards are not held up.
   * On a failure some of them may still be there; asking again, or opening the store again, finishes it.
   */
  eraseBoard(id: string): Promise<Result<void, StoreFailure>>

  addLink(link: LinkRecord): Promise<Result<void, StoreFailure>>
  link(id: string): Promise<LinkRecord | null>
  links(boardId: string): Promise<readonly LinkRecord[]>
  /** Revokes a link and forgets its tokens and its code; true when that board has the link. The first time it was revoked stays. */
  revokeLink(boardId: string, linkId: string, at: number): Promise<Result<boolean, StoreFailure>>

  /** Keeps a code in the place of the one its link had; false, and nothing is changed, when another link has this very code. */
  putCode(code: CodeRecord): Promise<Result<boolean, StoreFailure>>
  /** The code with this hash, expired or not: the relay's clock decides. */
  code(hash: Uint8Array): Promise<CodeRecord | null>
  codeOfLink(linkId: string): Promise<CodeRecord | null>
  /** Forgets the code of a link; true when there was one. */
  removeCode(boardId: string, linkId: string): Promise<Result<boolean, StoreFailure>>
  /** Forgets the codes that expired at this time or before; how many there were. */
  removeExpiredCodes(until: number): Promise<Result<number, StoreFailure>>

  /** Adds an actor, or replaces name and sector of the one with this id on this board (joinedAt stays). */
  putActor(actor: ActorRecord): Promise<Result<void, StoreFailure>>
  actor(boardId: string, id: string): Promise<ActorRecord | null>
  actors(boardId: string): Promise<readonly ActorRecord[]>

  addToken(token: TokenRecord): Promise<Result<void, StoreFailure>>
  /** The token with this SHA-256, expired or not: the relay's clock decides. */
  token(hash: Uint8Array): Promise<TokenRecord | null>
  /** Forgets the tokens that expired at this time or before; how many there were. */
  removeExpiredTokens(until: number): Promise<Result<number, StoreFailure>>

  /** Keeps an answer, or replaces the one under the same key; false when this actor has answered the round under another key. */
  putAnswer(answer: AnswerRecord, actorId: string): Promise<Result<boolean, StoreFailure>>
  /** The answers of a round in the order of their keys, which is no order anybody gave them in. */
  answers(round: AnsweredRound): Promise<readonly AnswerRecord[]>
  hasAnswered(round: AnsweredRound, actorId: string): Promise<boolean>
  /** Rounds of any board that somebody has answered and that are not forgotten. */
  answeredRounds(): Promise<readonly AnsweredRound[]>
  /** Forgets what was answered in a round and who did: overwritten in the file and gone from the write-ahead log. */
  forgetAnswers(round: AnsweredRound): Promise<Result<void, StoreFailure>>

  /** Writes and fsyncs a canary row: whether the store can still keep what it is given. */
  check(): Promise<Result<void, StoreFailure>>
  /** Recomputes every checksum and hash link of a room; the seqs that do not hold. */
  verify(room: string): Promise<readonly number[]>
  close(): Promise<void>
}
