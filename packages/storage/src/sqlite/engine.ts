import { err, ok, type Result } from '@samtavle/base'
import type { StoreFailure } from '../store.ts'
import { createAnswerRows } from './answers.ts'
import { createCodeRows } from './codes.ts'
import { createErasure, truncateLog, type Erasure } from './erasure.ts'
import { createScrub } from './scrub.ts'
import { createJournal } from './journal.ts'
import type { Answers, Written } from './messages.ts'
import { openDatabase, type DatabaseOptions } from './open-database.ts'
import { unpackCalls } from './packing.ts'
import { createRecords, type Records } from './records.ts'
import { createRooms } from './rooms.ts'
import { createSnapshots } from './snapshots.ts'
import { storeFailureOf } from './sqlite-error.ts'
import { createTransactions, type Transactions } from './transaction.ts'
import { createVolumes } from './volumes.ts'

/** Opens the store and answers every question about it, one after another on the thread it is called on. */
export function openEngine(options: DatabaseOptions): Answers {
  const { database, busyTimeoutMs, close } = openDatabase(options)
  const rooms = createRooms(database)
  const journal = createJournal(database, rooms)
  const snapshots = createSnapshots(database, rooms)
  const volumes = createVolumes(database, rooms)
  const records = createRecords(database)
  const erasure = createErasure(database)
  const answers = createAnswerRows(database)
  const codes = createCodeRows(database)
  const transactions = createTransactions(database, rooms.forget)
  const writeCanary = database.prepare(
    'INSERT INTO canary (id, at) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET at = excluded.at',
  )

  const scrub = createScrub(database, options.path)

  const cutLog = (): Written => onDisk((): Written => (truncateLog(database, busyTimeoutMs) ? ok(undefined) : busy))
  const scrubSome = (fromPage: number): Result<number | null, StoreFailure> => {
    const cut = cutLog()
    return cut.ok ? onDisk(() => ok(scrub.some(fromPage))) : cut
  }
  finishErasures(erasure, transactions, scrubSome)

  return {
    ...answerAboutRecords(records, transactions),
    append(packed) {
      const calls = unpackCalls(packed)
      const written = transactions.write(() => journal.append(calls))
      return written.ok ? written.value : calls.map(() => written)
    },
    replaceRoom: (entry) => whenKnown(transactions.write(() => journal.replace(entry))),
    readPage: journal.readPage,
    verifyPage: ({ room, fromSeq }) => journal.verifyPage(room, fromSeq),
    head: journal.head,
    rooms: rooms.ofBoard,
    readSnapshot: snapshots.read,
    readVolumes: volumes.read,
    writeVolumes: (toWrite) => whenKnown(transactions.write(() => volumes.write(toWrite))),
    writeSnapshotPart: (part) => whenKnown(transactions.write(() => snapshots.writePart(part))),
    writeSnapshotEnd: (end) => unlessUnknown(transactions.write(() => snapshots.writeEnd(end))),
    dropSnapshotPart: (room) => unlessUnknown(transactions.write(() => snapshots.dropPart(room))),
    beginErasure(id) {
      const begun = transactions.write(() => erasure.begin(id))
      rooms.forget()
      return begun
    },
    eraseSome: (id) => transactions.write(() => erasure.eraseSome(id)),
    endErasure: (id) => transactions.write(() => erasure.end(id)),
    scrubSome,
    cutLog,
    putAnswer({ answer, actorId }) {
      if (!records.board(answer.boardId)) return err('board-unknown')
      return transactions.write(() => answers.put(answer, actorId))
    },
    putCode(code) {
      if (!records.board(code.boardId)) return err('board-unknown')
      return transactions.write(() => codes.put(code))
    },
    code: codes.find,
    codeOfLink: codes.ofLink,
    removeCode: ({ boardId, linkId }) => transactions.write(() => codes.remove(boardId, linkId)),
    removeExpiredCodes: (until) => transactions.write(() => codes.removeExpired(until)),
    answers: answers.of,
    hasAnswered: ({ round, actorId }) => answers.hasAnswered(round, actorId),
    answeredRounds: answers.rounds,
    forgetAnswers: (round) => transactions.write(() => answers.forget(round)),
    check: ({ at }) => transactions.write(() => void writeCanary.run(at)),
    distrust() {
      transactions.distrust()
      return null
    },
    close() {
      // What a failing disk does not take now is taken from the log when the store is opened again.
      cutLog()
      close()
      scrub.close()
      return null
    },
  }
}

type RecordAnswers = Pick<
  Answers,
  | 'addBoard'
  | 'board'
  | 'countBoards'
  | 'freezeBoard'
  | 'frozenBoards'
  | 'addLink'
  | 'link'
  | 'links'
  | 'revokeLink'
  | 'putActor'
  | 'actor'
  | 'actors'
  | 'addToken'
  | 'token'
  | 'removeExpiredTokens'
>

function answerAboutRecords(records: Records, transactions: Transactions): RecordAnswers {
  function writeFor(boardId: string, work: () => void): Written {
    return whenKnown(
      transactions.write(() => {
        if (!records.board(boardId)) return false
        work()
        return true
      }),
    )
  }

  return {
    addBoard: ({ board, links, actors }) =>
      transactions.write(() => {
        records.addBoard(board)
        links.forEach(records.addLink)
        actors.forEach(records.putActor)
      }),
    board: records.board,
    countBoards: records.countBoards,
    freezeBoard: ({ id, at }) => writeFor(id, () => records.freezeBoard(id, at)),
    frozenBoards: records.frozenBoards,
    addLink: (link) => writeFor(link.boardId, () => records.addLink(link)),
    link: records.link,
    links: records.links,
    revokeLink: (revocation) => transactions.write(() => records.revokeLink(revocation)),
    putActor: (actor) => writeFor(actor.boardId, () => records.putActor(actor)),
    actor: ({ boardId, id }) => records.actor(boardId, id),
    actors: records.actors,
    addToken: (token) => writeFor(token.boardId, () => records.addToken(token)),
    token: records.token,
    removeExpiredTokens: (until) => transactions.write(() => records.removeExpiredTokens(until)),
  }
}

/** What an earlier process had begun to erase; a disk that does not take it now is asked again at the next opening. */
function finishErasures(
  erasure: Erasure,
  transactions: Transactions,
  scrubSome: (fromPage: number) => Result<number | null, StoreFailure>,
): void {
  const ids = erasure.unfinished()
  for (const id of ids) {
    let isDone = false
    while (!isDone) {
      const erased = transactions.write(() => erasure.eraseSome(id))
      if (!erased.ok) return
      isDone = erased.value
    }
  }
  let page: number | null = ids.length === 0 ? null : 1
  while (page !== null) {
    const scrubbed = scrubSome(page)
    if (!scrubbed.ok) return
    page = scrubbed.value
  }
  for (const id of ids) transactions.write(() => erasure.end(id))
}

/** Turns "there was no such board or room" into the failure with that name. */
function whenKnown(written: Result<boolean, StoreFailure>): Written {
  if (!written.ok) return written
  return written.value ? ok(undefined) : err('board-unknown')
}

function unlessUnknown<Value>(written: Result<Value | null, StoreFailure>): Result<Value, StoreFailure> {
  if (!written.ok) return written
  return written.value === null ? err('board-unknown') : ok(written.value)
}

const busy: Written = err('store-unwritable')

/** Runs work on the file itself; what the disk refuses is a failure, everything else is thrown. */
function onDisk<Value>(work: () => Result<Value, StoreFailure>): Result<Value, StoreFailure> {
  try {
    return work()
  } catch (error) {
    const failure = storeFailureOf(error)
    if (failure) return err(failure)
    throw error
  }
}
