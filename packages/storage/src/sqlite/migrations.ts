import type { DatabaseSync } from 'node:sqlite'

/** Marks a file as ours: the bytes "Samt" in SQLite's application id. */
export const applicationId = 0x53616d74

/**
 * Every step from an empty file to the current schema, in order and for ever: a released step is never edited, only
 * followed by another. The number of steps taken is the file's `user_version`.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE board (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, language TEXT NOT NULL, created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE room (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, board TEXT NOT NULL REFERENCES board (id)
  ) STRICT;
  CREATE INDEX room_by_board ON room (board);

  -- Clustered by room, so that one room is read in one sweep.
  CREATE TABLE entry (
    room INTEGER NOT NULL REFERENCES room (id), seq INTEGER NOT NULL, at INTEGER NOT NULL,
    actor TEXT, role TEXT NOT NULL, generation INTEGER NOT NULL,
    bytes BLOB NOT NULL, checksum BLOB NOT NULL, previous_hash BLOB NOT NULL,
    PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshot (
    room INTEGER PRIMARY KEY REFERENCES room (id), seq INTEGER NOT NULL,
    bytes BLOB NOT NULL, checksum BLOB NOT NULL
  ) STRICT;

  CREATE TABLE link (
    id TEXT PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), role TEXT NOT NULL, secret_hash BLOB NOT NULL,
    label TEXT, hide_names INTEGER NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER, revoked_at INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX link_by_board ON link (board, created_at, id);

  -- Names of people stand here and nowhere else.
  CREATE TABLE actor (
    board TEXT NOT NULL REFERENCES board (id), id TEXT NOT NULL, name TEXT, sector TEXT, joined_at INTEGER NOT NULL,
    PRIMARY KEY (board, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE token (
    hash BLOB PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), actor TEXT NOT NULL,
    link TEXT NOT NULL, role TEXT NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX token_by_link ON token (board, link);

  -- One row, rewritten to find out whether the disk still takes writes.
  CREATE TABLE canary (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
  `,
  `
  -- What people answer in confidence while a round is open. Its key comes from the asker's token, of which only another hash is kept.
  CREATE TABLE answer (
    board TEXT NOT NULL REFERENCES board (id), round TEXT NOT NULL, key BLOB NOT NULL, sector TEXT, bytes BLOB NOT NULL,
    PRIMARY KEY (board, round, key)
  ) STRICT, WITHOUT ROWID;

  -- Who has answered, apart from what: one answer each.
  CREATE TABLE answerer (
    board TEXT NOT NULL REFERENCES board (id), round TEXT NOT NULL, actor TEXT NOT NULL,
    PRIMARY KEY (board, round, actor)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- A board on its way out: unknown to everybody, while its entries are taken away a few at a time.
  ALTER TABLE board ADD COLUMN is_erasing INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Since when a board takes nothing more.
  ALTER TABLE board ADD COLUMN frozen_at INTEGER;

  -- Short codes for links, one each: found by a keyed hash, the rest sealed with a key that is not in this file.
  CREATE TABLE code (
    hash BLOB PRIMARY KEY, board TEXT NOT NULL REFERENCES board (id), link TEXT NOT NULL UNIQUE,
    sealed BLOB NOT NULL, expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX code_by_board ON code (board);
  `,
  `
  -- What was derived from a room's journal, piece by piece: a cache like the snapshot.
  CREATE TABLE volume (
    room INTEGER NOT NULL REFERENCES room (id), number INTEGER NOT NULL, seq INTEGER NOT NULL,
    tag TEXT NOT NULL, bytes BLOB NOT NULL, checksum BLOB NOT NULL,
    PRIMARY KEY (room, number)
  ) STRICT;
  `,
  `
  -- A large snapshot lies in parts, so that nobody waits long while it is written. They count once their snapshot names them.
  CREATE TABLE snapshot_part (
    room INTEGER NOT NULL REFERENCES room (id), seq INTEGER NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (room, seq, part)
  ) STRICT;
  ALTER TABLE snapshot ADD COLUMN parts INTEGER NOT NULL DEFAULT 0;
  `,
]

/** The schema version this code writes. */
export const currentVersion = migrations.length

/** Takes every step the file has not taken yet, each in its own transaction. */
export function migrate(database: DatabaseSync, fromVersion: number, steps: readonly string[] = migrations): void {
  steps.slice(fromVersion).forEach((step, index) => {
    database.exec('BEGIN IMMEDIATE')
    try {
      database.exec(step)
      database.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${fromVersion + index + 1}`)
      database.exec('COMMIT')
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw error
    }
  })
}
