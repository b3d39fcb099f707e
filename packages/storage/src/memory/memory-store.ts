import { err, ok, type Clock, type Result } from '@samtavle/base'
import { assertStorable } from '../check-entries.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { Store, StoreFailure } from '../store.ts'
import { createMemoryAnswers } from './memory-answers.ts'
import { createMemoryCodes } from './memory-codes.ts'
import { createMemoryJournal } from './memory-journal.ts'
import { createMemoryRecords } from './memory-records.ts'

export interface MemoryStoreOptions {
  readonly clock: Clock
  /** How long a write takes to become durable, in milliseconds of the clock; 0 by default. */
  readonly commitMs?: number
  /** The longest an append waits under load for others to share its commit, in milliseconds; 16 by default. */
  readonly maxWindowMs?: number
  /** The most bytes of entries it holds before it answers that it is full; unlimited by default. */
  readonly maxBytes?: number
  /** Asked at every write: the failure to answer with, as a disk would, or null. */
  readonly fault?: () => MemoryFault | null
}

/** What a disk can answer. */
export type MemoryFault = Extract<StoreFailure, 'store-full' | 'store-unwritable'>

/** A store that forgets everything with its process: for tests and simulators, under the same rules as the lasting ones. */
export function createMemoryStore({
  clock,
  commitMs = 0,
  maxWindowMs = 16,
  maxBytes,
  fault,
}: MemoryStoreOptions): Store {
  const records = createMemoryRecords()
  const journal = createMemoryJournal({ maxBytes: maxBytes ?? Number.POSITIVE_INFINITY, hasBoard: records.hasBoard })
  const answers = createMemoryAnswers()
  const codes = createMemoryCodes()
  // Everything waits for what came before it, as on the one thread of the SQLite store.
  let last: Promise<unknown> = Promise.resolve()
  let isClosed = false

  function inOrder<Value>(work: () => Value, delayMs = 0): Promise<Value> {
    const done = last.then(() => passed(clock, delayMs)).then(work)
    last = done.catch(() => undefined)
    return done
  }

  function read<Value>(work: () => Value): Promise<Value> {
    if (isClosed) return Promise.reject(new Error('The store is closed'))
    commits.flush()
    return inOrder(work)
  }

  async function write<Value>(work: () => Result<Value, StoreFailure>): Promise<Result<Value, StoreFailure>> {
    if (isClosed) return err('store-closed')
    commits.flush()
    return inOrder(() => faultOr(work), commitMs)
  }

  function faultOr<Value>(work: () => Result<Value, StoreFailure>): Result<Value, StoreFailure> {
    const failure = fault?.() ?? null
    return failure ? err(failure) : work()
  }

  const commits = createGroupCommit({
    clock,
    maxWindowMs,
    commit: (calls) =>
      inOrder(() => {
        const outcomes = faultOr(() => journal.append(calls))
        return outcomes.ok ? outcomes.value : calls.map(() => outcomes)
      }, commitMs),
  })

  return {
    async append(entries) {
      entries.forEach(assertStorable)
      return isClosed ? err('store-closed') : commits.append(entries)
    },
    read: (room, range = {}) => read(() => journal.read(room, range)),
    async replaceRoom(entry) {
      assertStorable(entry)
      return write(() => journal.replace(entry))
    },
    head: (room) => read(() => journal.head(room)),
    rooms: (boardId) => read(() => journal.rooms(boardId)),
    readSnapshot: (room) => read(() => journal.readSnapshot(room)),
    writeSnapshot: (room, snapshot) => write(() => journal.writeSnapshot(room, snapshot)),
    readVolumes: (room) => read(() => journal.readVolumes(room)),
    writeVolumes: (room, from, volumes) => write(() => journal.writeVolumes(room, from, volumes)),
    addBoard: (board, links, actors = []) => write(() => records.addBoard({ board, links, actors })),
    board: (id) => read(() => records.board(id)),
    countBoards: () => read(records.countBoards),
    freezeBoard: (id, at) => write(() => records.freezeBoard(id, at)),
    frozenBoards: () => read(records.frozenBoards),
    eraseBoard: (id) =>
      write(() => {
        journal.erase(id)
        records.erase(id)
        answers.erase(id)
        codes.erase(id)
        return ok(undefined)
      }),
    addLink: (link) => write(() => records.addLink(link)),
    link: (id) => read(() => records.link(id)),
    links: (boardId) => read(() => records.links(boardId)),
    revokeLink: (boardId, linkId, at) =>
      write(() => {
        codes.remove(boardId, linkId)
        return ok(records.revokeLink(boardId, linkId, at))
      }),
    putCode: (code) => write(() => (records.hasBoard(code.boardId) ? ok(codes.put(code)) : err('board-unknown'))),
    code: (hash) => read(() => codes.find(hash)),
    codeOfLink: (linkId) => read(() => codes.ofLink(linkId)),
    removeCode: (boardId, linkId) => write(() => ok(codes.remove(boardId, linkId))),
    removeExpiredCodes: (until) => write(() => ok(codes.removeExpired(until))),
    putActor: (actor) => write(() => records.putActor(actor)),
    actor: (boardId, id) => read(() => records.actor(boardId, id)),
    actors: (boardId) => read(() => records.actors(boardId)),
    addToken: (token) => write(() => records.addToken(token)),
    token: (hash) => read(() => records.token(hash)),
    putAnswer: (answer, actorId) =>
      write(() => (records.hasBoard(answer.boardId) ? ok(answers.put(answer, actorId)) : err('board-unknown'))),
    answers: (round) => read(() => answers.of(round)),
    hasAnswered: (round, actorId) => read(() => answers.hasAnswered(round, actorId)),
    answeredRounds: () => read(answers.rounds),
    forgetAnswers: (round) => write(() => ok(answers.forget(round))),
    removeExpiredTokens: (until) => write(() => ok(records.removeExpiredTokens(until))),
    check: () => write(() => ok(undefined)),
    verify: (room) => read(() => journal.verify(room)),
    async close() {
      if (!isClosed) commits.flush()
      isClosed = true
      await last
    },
  }
}

function passed(clock: Clock, delayMs: number): Promise<void> | undefined {
  return delayMs > 0 ? new Promise((resolve) => void clock.after(delayMs, resolve)) : undefined
}
