import type { DatabaseSync } from 'node:sqlite'
import type { AnswerRecord, AnsweredRound } from '../store.ts'
import { blobOf, nullableTextOf, textOf } from './columns.ts'

/** Answers given in confidence, and apart from them who has answered. Writing happens inside a transaction that the caller holds. */
export interface AnswerRows {
  /** False when this actor has answered the round under another key; nothing is changed then. */
  put(answer: AnswerRecord, actorId: string): boolean
  of(round: AnsweredRound): readonly AnswerRecord[]
  hasAnswered(round: AnsweredRound, actorId: string): boolean
  rounds(): readonly AnsweredRound[]
  forget(round: AnsweredRound): void
}

/** Makes the answers over an open database. */
export function createAnswerRows(database: DatabaseSync): AnswerRows {
  const upsert = database.prepare(`
    INSERT INTO answer (board, round, key, sector, bytes) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (board, round, key) DO UPDATE SET sector = excluded.sector, bytes = excluded.bytes
  `)
  const select = database.prepare(
    'SELECT board, round, key, sector, bytes FROM answer WHERE board = ? AND round = ? ORDER BY key',
  )
  const known = database.prepare('SELECT 1 FROM answer WHERE board = ? AND round = ? AND key = ?')
  const addAnswerer = database.prepare('INSERT INTO answerer (board, round, actor) VALUES (?, ?, ?)')
  const answerer = database.prepare('SELECT 1 FROM answerer WHERE board = ? AND round = ? AND actor = ?')
  const selectRounds = database.prepare('SELECT DISTINCT board, round FROM answerer ORDER BY board, round')
  const remove = ['answer', 'answerer'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board = ? AND round = ?`),
  )
  const hasAnswered: AnswerRows['hasAnswered'] = ({ boardId, roundId }, actorId) =>
    answerer.get(boardId, roundId, actorId) !== undefined

  return {
    put(answer, actorId) {
      const { boardId, roundId, key, sector, bytes } = answer
      const isFirst = !hasAnswered(answer, actorId)
      if (!isFirst && known.get(boardId, roundId, key) === undefined) return false
      upsert.run(boardId, roundId, key, sector, bytes)
      if (isFirst) addAnswerer.run(boardId, roundId, actorId)
      return true
    },
    of: ({ boardId, roundId }) =>
      select.all(boardId, roundId).map((row) => ({
        boardId: textOf(row, 'board'),
        roundId: textOf(row, 'round'),
        key: blobOf(row, 'key'),
        sector: nullableTextOf(row, 'sector'),
        bytes: blobOf(row, 'bytes'),
      })),
    hasAnswered,
    rounds: () => selectRounds.all().map((row) => ({ boardId: textOf(row, 'board'), roundId: textOf(row, 'round') })),
    forget: ({ boardId, roundId }) => remove.forEach((statement) => statement.run(boardId, roundId)),
  }
}
