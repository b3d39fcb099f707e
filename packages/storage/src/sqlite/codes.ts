import type { DatabaseSync } from 'node:sqlite'
import type { CodeRecord } from '../store.ts'
import { blobOf, firstOf, integerOf, textOf, type Row } from './columns.ts'

/** Short codes of links. Writing happens inside a transaction that the caller holds. */
export interface CodeRows {
  /** False when another link has this code; nothing is changed then. */
  put(code: CodeRecord): boolean
  find(hash: Uint8Array): CodeRecord | null
  ofLink(linkId: string): CodeRecord | null
  remove(boardId: string, linkId: string): boolean
  /** How many went. */
  removeExpired(until: number): number
}

/** Makes the codes over an open database. */
export function createCodeRows(database: DatabaseSync): CodeRows {
  const columns = 'hash, board, link, sealed, expires_at'
  const insert = database.prepare(`INSERT INTO code (${columns}) VALUES (?, ?, ?, ?, ?)`)
  const select = database.prepare(`SELECT ${columns} FROM code WHERE hash = ?`)
  const selectOfLink = database.prepare(`SELECT ${columns} FROM code WHERE link = ?`)
  const remove = database.prepare('DELETE FROM code WHERE board = ? AND link = ?')
  const removeExpired = database.prepare('DELETE FROM code WHERE expires_at <= ?')
  const find: CodeRows['find'] = (hash) => firstOf(select.get(hash), rowToCode)
  return {
    put({ hash, boardId, linkId, sealed, expiresAt }) {
      const known = find(hash)
      if (known !== null && known.linkId !== linkId) return false
      remove.run(boardId, linkId)
      insert.run(hash, boardId, linkId, sealed, expiresAt)
      return true
    },
    find,
    ofLink: (linkId) => firstOf(selectOfLink.get(linkId), rowToCode),
    remove: (boardId, linkId) => remove.run(boardId, linkId).changes > 0,
    removeExpired: (until) => Number(removeExpired.run(until).changes),
  }
}

function rowToCode(row: Row): CodeRecord {
  return {
    hash: blobOf(row, 'hash'),
    boardId: textOf(row, 'board'),
    linkId: textOf(row, 'link'),
    sealed: blobOf(row, 'sealed'),
    expiresAt: integerOf(row, 'expires_at'),
  }
}
