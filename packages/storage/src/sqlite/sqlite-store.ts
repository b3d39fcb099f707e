import { statSync } from 'node:fs'
import { err, type Clock } from '@samtavle/base'
import { assertStorable } from '../check-entries.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { LinkRecord, Store } from '../store.ts'
import type { QuestionName, Questions, Written } from './messages.ts'
import { defaultBusyTimeoutMs } from './open-database.ts'
import { createLeaveNoTrace, eraseInSteps, type AskToWrite, type LeaveNoTrace } from './erase-in-steps.ts'
import { packCalls } from './packing.ts'
import { readPages, verifyPages } from './paging.ts'
import { createReadingLine, type LongQuestion } from './reading-line.ts'
import { createSnapshotWriter } from './snapshot-in-parts.ts'
import { openWorkerLine, type WorkerLine } from './worker-line.ts'

export interface SqliteStoreOptions {
  /** The database file; its folder is made when missing. */
  readonly path: string
  readonly clock: Clock
  /** The longest an append waits under load for others to share its commit, in milliseconds; 16 by default. */
  readonly maxWindowMs?: number
  /** The largest the file may grow, in bytes; unlimited by default. */
  readonly maxBytes?: number
  /** How long a write waits for somebody who holds the file from outside, in milliseconds; 5000 by default. */
  readonly busyTimeoutMs?: number
}

const defaultWindowMs = 16

/** Opens the embedded store: one SQLite file, written by a thread of its own, locked against other processes. */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { path, clock, maxWindowMs = defaultWindowMs, maxBytes, busyTimeoutMs = defaultBusyTimeoutMs } = options
  const line = await openWorkerLine(new URL('./worker.ts', import.meta.url), 'samtavle-store', {
    path,
    maxBytes,
    busyTimeoutMs,
  })
  const reading = createReadingLine(line, { path, busyTimeoutMs, bytes: statSync(path).size })
  let closing: Promise<void> | null = null
  const commits = createGroupCommit({
    clock,
    maxWindowMs,
    commit(calls) {
      const packed = packCalls(calls)
      reading.noteWritten(calls.length, packed.bytes.length)
      return line.ask('append', packed, [packed.bytes.buffer])
    },
  })

  /** Reads and writes of everything but entries; appends that still wait go first, so that order is kept. */
  function ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']> {
    if (closing) return Promise.reject(new Error(`The store ${path} is closed`))
    commits.flush()
    return line.ask(name, input)
  }

  function askToRead<Name extends LongQuestion>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']> {
    if (closing) return Promise.reject(new Error(`The store ${path} is closed`))
    commits.flush()
    return reading.ask(name, input)
  }

  /** A write to a closed store is an expected failure, as it happens to whoever is late at shutdown. */
  async function write<Name extends WriteName>(
    name: Name,
    input: Questions[Name]['input'],
  ): Promise<Questions[Name]['output']> {
    return closing ? err('store-closed') : ask(name, input)
  }

  const clearFile = createLeaveNoTrace(write, clock, busyTimeoutMs)
  const leaveNoTrace = (): Promise<Written> => reading.without(clearFile)
  const snapshots = createSnapshotWriter((name, input) => {
    commits.flush()
    return line.ask(name, input)
  })

  async function closeInOrder(): Promise<void> {
    commits.flush()
    await snapshots.finished()
    await reading.close()
    await line.ask('close', null)
    await line.ended()
  }

  return {
    async append(entries) {
      entries.forEach(assertStorable)
      return closing ? err('store-closed') : commits.append(entries)
    },
    read: (room, range = {}) => readPages(askToRead, room, range),
    async replaceRoom(entry) {
      assertStorable(entry)
      snapshots.giveUp(entry.room)
      const replaced = await write('replaceRoom', { ...entry, bytes: withOwnBuffer(entry.bytes) })
      return replaced.ok ? leaveNoTrace() : replaced
    },
    head: (room) => ask('head', room),
    rooms: (boardId) => ask('rooms', boardId),
    async readSnapshot(room) {
      if (closing === null) await snapshots.written(room)
      return askToRead('readSnapshot', room)
    },
    async writeSnapshot(room, snapshot) {
      reading.noteWritten(1, 2 * snapshot.bytes.length)
      return closing ? err('store-closed') : snapshots.write(room, snapshot)
    },
    readVolumes: (room) => askToRead('readVolumes', room),
    writeVolumes: (room, from, volumes) =>
      write('writeVolumes', {
        room,
        from,
        volumes: volumes.map(({ seq, tag, bytes }) => ({ seq, tag, bytes: withOwnBuffer(bytes) })),
      }),
    addBoard: (board, links, actors = []) => write('addBoard', { board, links: links.map(postable), actors }),
    board: (id) => ask('board', id),
    countBoards: () => ask('countBoards', null),
    freezeBoard: (id, at) => write('freezeBoard', { id, at }),
    frozenBoards: () => ask('frozenBoards', null),
    eraseBoard: (id) => eraseInSteps(write, id, leaveNoTrace),
    addLink: (link) => write('addLink', postable(link)),
    link: (id) => ask('link', id),
    links: (boardId) => ask('links', boardId),
    revokeLink: (boardId, linkId, at) => write('revokeLink', { boardId, linkId, at }),
    putCode: (code) =>
      write('putCode', { ...code, hash: withOwnBuffer(code.hash), sealed: withOwnBuffer(code.sealed) }),
    code: (hash) => ask('code', withOwnBuffer(hash)),
    codeOfLink: (linkId) => ask('codeOfLink', linkId),
    removeCode: (boardId, linkId) => write('removeCode', { boardId, linkId }),
    removeExpiredCodes: (until) => write('removeExpiredCodes', until),
    putActor: (actor) => write('putActor', actor),
    actor: (boardId, id) => ask('actor', { boardId, id }),
    actors: (boardId) => ask('actors', boardId),
    addToken: (token) => write('addToken', { ...token, hash: withOwnBuffer(token.hash) }),
    token: (hash) => ask('token', withOwnBuffer(hash)),
    ...answerCalls(ask, write, leaveNoTrace),
    removeExpiredTokens: (until) => write('removeExpiredTokens', until),
    check: () => write('check', { at: clock.now() }),
    verify: (room) => verifyPages(askToRead, room),
    close: () => (closing ??= closeInOrder()),
  }
}

type AnswerCall = 'putAnswer' | 'answers' | 'hasAnswered' | 'answeredRounds' | 'forgetAnswers'

/** What the store does with answers in confidence. */
function answerCalls(ask: WorkerLine['ask'], write: AskToWrite, leaveNoTrace: LeaveNoTrace): Pick<Store, AnswerCall> {
  return {
    putAnswer: (answer, actorId) =>
      write('putAnswer', {
        answer: { ...answer, key: withOwnBuffer(answer.key), bytes: withOwnBuffer(answer.bytes) },
        actorId,
      }),
    answers: (round) => ask('answers', round),
    hasAnswered: (round, actorId) => ask('hasAnswered', { round, actorId }),
    answeredRounds: () => ask('answeredRounds', null),
    async forgetAnswers(round) {
      const forgotten = await write('forgetAnswers', round)
      return forgotten.ok ? leaveNoTrace() : forgotten
    },
  }
}

/** Questions that change something. */
export type WriteName =
  | 'replaceRoom'
  | 'writeVolumes'
  | 'addBoard'
  | 'freezeBoard'
  | 'putCode'
  | 'removeCode'
  | 'removeExpiredCodes'
  | 'beginErasure'
  | 'eraseSome'
  | 'endErasure'
  | 'scrubSome'
  | 'cutLog'
  | 'removeExpiredTokens'
  | 'addLink'
  | 'revokeLink'
  | 'putActor'
  | 'addToken'
  | 'putAnswer'
  | 'forgetAnswers'
  | 'check'

function postable(link: LinkRecord): LinkRecord {
  return { ...link, secretHash: withOwnBuffer(link.secretHash) }
}

/** Copies bytes that are a view of something larger: posting a view copies everything behind it. */
function withOwnBuffer(bytes: Uint8Array): Uint8Array {
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}
