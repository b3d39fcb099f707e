import type { DatabaseSync } from 'node:sqlite'
import { integerOf, textOf } from './columns.ts'

/** Takes boards out of every table, a little at a time. Every step runs inside a transaction that the caller holds. */
export interface Erasure {
  /** From here on nobody knows the board; what is left are entries, and what was made of them, under names that say nothing. */
  begin(boardId: string): void
  /** Takes a few entries away, so that appends to other boards get their turn; true when only the mark is left. */
  eraseSome(boardId: string): boolean
  /** Takes the mark away, once nothing of the board can be found any more. */
  end(boardId: string): void
  /** Boards whose erasing was begun and not finished, by an earlier process for instance. */
  unfinished(): readonly string[]
}

/** Rows and bytes of entries that one step takes away: some milliseconds of work. */
const rowsPerStep = 1000
const bytesPerStep = 1024 * 1024

/** Makes the erasure over an open database. */
export function createErasure(database: DatabaseSync): Erasure {
  const mark = database.prepare("UPDATE board SET is_erasing = 1, title = '', language = '' WHERE id = ?")
  // No room that anybody can name has a slash, so its journal can neither be read nor written to any more.
  const hideRooms = database.prepare("UPDATE room SET name = 'erased/' || id WHERE board = ?")
  const removeRecords = ['answer', 'answerer', 'code', 'token', 'actor', 'link'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board = ?`),
  )
  const selectRoom = database.prepare('SELECT id FROM room WHERE board = ? LIMIT 1')
  const selectSizes = database.prepare(
    'SELECT seq, length(bytes) AS size FROM entry WHERE room = ? ORDER BY seq LIMIT ?',
  )
  const removeEntries = database.prepare('DELETE FROM entry WHERE room = ? AND seq <= ?')
  const removeDerived = ['snapshot', 'volume'].map((table) => database.prepare(`DELETE FROM ${table} WHERE room = ?`))
  const removePart = database.prepare(
    'DELETE FROM snapshot_part WHERE rowid = (SELECT rowid FROM snapshot_part WHERE room = ? LIMIT 1)',
  )
  const removeRoom = database.prepare('DELETE FROM room WHERE id = ?')
  const removeBoard = database.prepare('DELETE FROM board WHERE id = ? AND is_erasing = 1')
  const selectUnfinished = database.prepare('SELECT id FROM board WHERE is_erasing = 1')

  /** The last entry of the next step; null when the room has none left. */
  function endOfStep(room: number): number | null {
    let end: number | null = null
    let bytes = 0
    for (const row of selectSizes.iterate(room, rowsPerStep)) {
      end = integerOf(row, 'seq')
      bytes += integerOf(row, 'size')
      if (bytes >= bytesPerStep) break
    }
    return end
  }

  function eraseSomeOf(room: number): void {
    const end = endOfStep(room)
    if (end !== null) return void removeEntries.run(room, end)
    if (removePart.run(room).changes > 0) return
    for (const remove of removeDerived) remove.run(room)
    removeRoom.run(room)
  }

  return {
    begin(boardId) {
      mark.run(boardId)
      hideRooms.run(boardId)
      for (const remove of removeRecords) remove.run(boardId)
    },
    eraseSome(boardId) {
      const row = selectRoom.get(boardId)
      if (row) eraseSomeOf(integerOf(row, 'id'))
      return row === undefined
    },
    end: (boardId) => void removeBoard.run(boardId),
    unfinished: () => selectUnfinished.all().map((row) => textOf(row, 'id')),
  }
}

/**
 * Moves the write-ahead log into the file and cuts it to nothing: until then it holds what was deleted.
 * False when somebody outside is reading the file just now, a backup for instance; it does not wait for them, because
 * everybody who writes would wait too.
 */
export function truncateLog(database: DatabaseSync, busyTimeoutMs: number): boolean {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    const row = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() ?? {}
    return integerOf(row, 'busy') === 0
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`)
  }
}
