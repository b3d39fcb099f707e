import type { DatabaseSync } from 'node:sqlite'
import { integerOf } from './columns.ts'

/** Takes a board out of every table. Runs inside a transaction that the caller holds. */
export function eraseRows(database: DatabaseSync, boardId: string): void {
  const ofRooms = 'room IN (SELECT id FROM room WHERE board = ?)'
  for (const table of ['entry', 'snapshot']) database.prepare(`DELETE FROM ${table} WHERE ${ofRooms}`).run(boardId)
  for (const table of ['room', 'answer', 'answerer', 'token', 'actor', 'link']) {
    database.prepare(`DELETE FROM ${table} WHERE board = ?`).run(boardId)
  }
  database.prepare('DELETE FROM board WHERE id = ?').run(boardId)
}

/**
 * Moves the write-ahead log into the file and cuts it to nothing: until then it holds what was deleted.
 * False when somebody outside is reading the file just now, a backup for instance.
 */
export function truncateLog(database: DatabaseSync): boolean {
  const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
  return integerOf(row, 'busy') === 0
}
