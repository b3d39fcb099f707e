import type { DatabaseSync } from 'node:sqlite'
import { boardOfRoom } from '../board-of-room.ts'
import type { ChainEnd } from '../check-entries.ts'
import { noPreviousHash } from '../entry-checksum.ts'
import { blobOf, integerOf, textOf } from './columns.ts'

/** A room as the database numbers it, with the row the next one follows. */
export interface RoomEnd extends ChainEnd {
  readonly id: number
}

/** The rooms of the store and the end of each journal, kept in memory while they are written to. */
export interface Rooms {
  /** The room's number; null when nothing was ever written to it. */
  idOf(name: string): number | null
  /** The end of a room that is about to be written to, made when new; null when its board is unknown. */
  endForWriting(name: string): RoomEnd | null
  /** Notes the row that was just written. */
  advance(name: string, end: RoomEnd): void
  /** Names of the board's rooms that have entries. */
  ofBoard(board: string): readonly string[]
  /** Forgets what is kept in memory, because it was rolled back or erased. */
  forget(): void
}

/** Ends kept at most; beyond it all are dropped, as reading one again costs a few microseconds. */
const maxKeptEnds = 10_000

/** Makes the list of rooms over an open database. */
export function createRooms(database: DatabaseSync): Rooms {
  const ends = new Map<string, RoomEnd>()
  const selectRoom = database.prepare('SELECT id FROM room WHERE name = ?')
  const selectBoard = database.prepare('SELECT 1 AS found FROM board WHERE id = ? AND is_erasing = 0')
  const insertRoom = database.prepare('INSERT INTO room (name, board) VALUES (?, ?) RETURNING id')
  const selectEnd = database.prepare('SELECT seq, checksum FROM entry WHERE room = ? ORDER BY seq DESC LIMIT 1')
  const selectOfBoard = database.prepare(
    `SELECT name FROM room WHERE board = ? AND EXISTS (SELECT 1 FROM entry WHERE room = room.id)
     AND NOT EXISTS (SELECT 1 FROM board WHERE id = room.board AND is_erasing = 1) ORDER BY name`,
  )

  function idOf(name: string): number | null {
    const row = selectRoom.get(name)
    return row ? integerOf(row, 'id') : null
  }

  function addRoom(name: string): RoomEnd | null {
    const board = boardOfRoom(name)
    if (!selectBoard.get(board)) return null
    const row = insertRoom.get(name, board)
    return row ? { id: integerOf(row, 'id'), seq: 0, hash: noPreviousHash } : null
  }

  function readEnd(id: number): RoomEnd {
    const row = selectEnd.get(id)
    return row
      ? { id, seq: integerOf(row, 'seq'), hash: blobOf(row, 'checksum') }
      : { id, seq: 0, hash: noPreviousHash }
  }

  return {
    idOf,
    endForWriting(name) {
      const kept = ends.get(name)
      if (kept) return kept
      const id = idOf(name)
      return id === null ? addRoom(name) : readEnd(id)
    },
    advance(name, end) {
      if (ends.size >= maxKeptEnds) ends.clear()
      ends.set(name, end)
    },
    ofBoard: (board) => selectOfBoard.all(board).map((row) => textOf(row, 'name')),
    forget: () => ends.clear(),
  }
}
