import type { DatabaseSync } from 'node:sqlite'
import type { ActorRecord, BoardRecord, LinkRecord, TokenRecord } from '../store.ts'
import { blobOf, firstOf, integerOf, nullableIntegerOf, nullableTextOf, textOf, type Row } from './columns.ts'
import type { Revocation } from './messages.ts'

/** Boards, links, actors and tokens. Writing happens inside a transaction that the caller holds. */
export interface Records {
  addBoard(board: BoardRecord): void
  board(id: string): BoardRecord | null
  countBoards(): number
  freezeBoard(id: string, at: number | null): void
  frozenBoards(): readonly string[]
  addLink(link: LinkRecord): void
  link(id: string): LinkRecord | null
  links(boardId: string): readonly LinkRecord[]
  revokeLink(revocation: Revocation): boolean
  putActor(actor: ActorRecord): void
  actor(boardId: string, id: string): ActorRecord | null
  actors(boardId: string): readonly ActorRecord[]
  addToken(token: TokenRecord): void
  token(hash: Uint8Array): TokenRecord | null
  /** How many went. */
  removeExpiredTokens(until: number): number
}

/** Makes the records over an open database. */
export function createRecords(database: DatabaseSync): Records {
  return { ...createBoards(database), ...createLinks(database), ...createActors(database), ...createTokens(database) }
}

type BoardRecords = 'addBoard' | 'board' | 'countBoards' | 'freezeBoard' | 'frozenBoards'

function createBoards(database: DatabaseSync): Pick<Records, BoardRecords> {
  const insert = database.prepare('INSERT INTO board (id, title, language, created_at) VALUES (?, ?, ?, ?)')
  const select = database.prepare('SELECT id, title, language, created_at FROM board WHERE id = ? AND is_erasing = 0')
  const count = database.prepare('SELECT count(*) AS boards FROM board WHERE is_erasing = 0')
  const freeze = database.prepare('UPDATE board SET frozen_at = ? WHERE id = ?')
  const selectFrozen = database.prepare(
    'SELECT id FROM board WHERE frozen_at IS NOT NULL AND is_erasing = 0 ORDER BY id',
  )
  return {
    addBoard: ({ id, title, language, createdAt }) => void insert.run(id, title, language, createdAt),
    board: (id) => firstOf(select.get(id), rowToBoard),
    countBoards: () => integerOf(count.get() ?? {}, 'boards'),
    freezeBoard: (id, at) => void freeze.run(at, id),
    frozenBoards: () => selectFrozen.all().map((row) => textOf(row, 'id')),
  }
}

function createLinks(database: DatabaseSync): Pick<Records, 'addLink' | 'link' | 'links' | 'revokeLink'> {
  const columns = 'id, board, role, secret_hash, label, hide_names, created_at, expires_at, revoked_at'
  const insert = database.prepare(`INSERT INTO link (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const select = database.prepare(`SELECT ${columns} FROM link WHERE id = ?`)
  const selectAll = database.prepare(`SELECT ${columns} FROM link WHERE board = ? ORDER BY created_at, id`)
  const revoke = database.prepare('UPDATE link SET revoked_at = coalesce(revoked_at, ?) WHERE board = ? AND id = ?')
  const removals = ['token', 'code'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE board = ? AND link = ?`),
  )
  return {
    addLink(link) {
      const { id, boardId, role, secretHash, label, hideNames, createdAt, expiresAt, revokedAt } = link
      insert.run(id, boardId, role, secretHash, label, hideNames ? 1 : 0, createdAt, expiresAt, revokedAt)
    },
    link: (id) => firstOf(select.get(id), rowToLink),
    links: (boardId) => selectAll.all(boardId).map(rowToLink),
    revokeLink({ boardId, linkId, at }) {
      const { changes } = revoke.run(at, boardId, linkId)
      for (const removal of removals) removal.run(boardId, linkId)
      return changes > 0
    },
  }
}

function createActors(database: DatabaseSync): Pick<Records, 'putActor' | 'actor' | 'actors'> {
  const upsert = database.prepare(`
    INSERT INTO actor (board, id, name, sector, joined_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (board, id) DO UPDATE SET name = excluded.name, sector = excluded.sector
  `)
  const select = database.prepare('SELECT board, id, name, sector, joined_at FROM actor WHERE board = ? AND id = ?')
  const selectAll = database.prepare(
    'SELECT board, id, name, sector, joined_at FROM actor WHERE board = ? ORDER BY joined_at, id',
  )
  return {
    putActor: ({ boardId, id, name, sector, joinedAt }) => void upsert.run(boardId, id, name, sector, joinedAt),
    actor: (boardId, id) => firstOf(select.get(boardId, id), rowToActor),
    actors: (boardId) => selectAll.all(boardId).map(rowToActor),
  }
}

function createTokens(database: DatabaseSync): Pick<Records, 'addToken' | 'token' | 'removeExpiredTokens'> {
  const insert = database.prepare(
    'INSERT INTO token (hash, board, actor, link, role, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const select = database.prepare('SELECT hash, board, actor, link, role, expires_at FROM token WHERE hash = ?')
  const removeExpired = database.prepare('DELETE FROM token WHERE expires_at <= ?')
  return {
    addToken({ hash, boardId, actorId, linkId, role, expiresAt }) {
      insert.run(hash, boardId, actorId, linkId, role, expiresAt)
    },
    token: (hash) => firstOf(select.get(hash), rowToToken),
    removeExpiredTokens: (until) => Number(removeExpired.run(until).changes),
  }
}

function rowToBoard(row: Row): BoardRecord {
  return {
    id: textOf(row, 'id'),
    title: textOf(row, 'title'),
    language: textOf(row, 'language'),
    createdAt: integerOf(row, 'created_at'),
  }
}

function rowToLink(row: Row): LinkRecord {
  return {
    id: textOf(row, 'id'),
    boardId: textOf(row, 'board'),
    role: textOf(row, 'role'),
    secretHash: blobOf(row, 'secret_hash'),
    label: nullableTextOf(row, 'label'),
    hideNames: integerOf(row, 'hide_names') === 1,
    createdAt: integerOf(row, 'created_at'),
    expiresAt: nullableIntegerOf(row, 'expires_at'),
    revokedAt: nullableIntegerOf(row, 'revoked_at'),
  }
}

function rowToActor(row: Row): ActorRecord {
  return {
    id: textOf(row, 'id'),
    boardId: textOf(row, 'board'),
    name: nullableTextOf(row, 'name'),
    sector: nullableTextOf(row, 'sector'),
    joinedAt: integerOf(row, 'joined_at'),
  }
}

function rowToToken(row: Row): TokenRecord {
  return {
    hash: blobOf(row, 'hash'),
    boardId: textOf(row, 'board'),
    actorId: textOf(row, 'actor'),
    linkId: textOf(row, 'link'),
    role: textOf(row, 'role'),
    expiresAt: integerOf(row, 'expires_at'),
  }
}
