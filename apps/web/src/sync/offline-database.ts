import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { forgetForks } from './fork-store.ts'

/** One stored update. */
export interface OfflineRow {
  readonly id?: number
  readonly bytes: Uint8Array
  /** Edits of mine in these bytes that the server has not confirmed. */
  readonly unsaved: number
}

/** The database of one board on this device. */
interface OfflineSchema extends DBSchema {
  updates: { key: number; value: OfflineRow }
}
export type OfflineDatabase = IDBPDatabase<OfflineSchema>

/** Opens this device's database of a board, making it when there is none. */
export function openOfflineDatabase(boardId: string): Promise<OfflineDatabase> {
  return openDB<OfflineSchema>(nameOf(boardId), 1, {
    upgrade: (db) => void db.createObjectStore('updates', { keyPath: 'id', autoIncrement: true }),
  })
}

/** Removes this device's copy of a board; it waits while a tab still has the board open. */
export async function forgetOfflineBoard(boardId: string): Promise<void> {
  await Promise.all([deleteDB(nameOf(boardId)), forgetForks(boardId)])
}

function nameOf(boardId: string): string {
  return `samtavle-${boardId}`
}
