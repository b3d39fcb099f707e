import { DatabaseSync } from 'node:sqlite'
import { integerOf } from './columns.ts'
import { createJournal } from './journal.ts'
import type { AnswersTo, LogMove, ReadingName } from './messages.ts'
import { defaultBusyTimeoutMs, type DatabaseOptions } from './open-database.ts'
import { createRooms } from './rooms.ts'
import { createSnapshots } from './snapshots.ts'
import { isFailedSync, storeFailureOf } from './sqlite-error.ts'
import { createVolumes } from './volumes.ts'

/** How often to move on what was written while the log was being moved: once all of it is moved, the log begins anew. */
const movesAtOnce = 4

/**
 * Opens a file that another thread of this process writes to, and answers what takes long. Each answer is of one moment,
 * and of what is durable by then. Nothing is changed here but where rows lie: the log is moved into the file.
 */
export function openReadingEngine({
  path,
  busyTimeoutMs = defaultBusyTimeoutMs,
}: DatabaseOptions): AnswersTo<ReadingName> {
  const database = new DatabaseSync(path, { timeout: busyTimeoutMs })
  database.exec(`
    PRAGMA synchronous = FULL;
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA query_only = ON;
  `)
  const rooms = createRooms(database)
  const journal = createJournal(database, rooms)
  const snapshots = createSnapshots(database, rooms)
  const volumes = createVolumes(database, rooms)
  const moveLog = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

  function atOneMoment<Value>(read: () => Value): Value {
    database.exec('BEGIN')
    try {
      return read()
    } finally {
      // Ended even after an error: a reader that stays would keep the log from ever being cut.
      if (database.isTransaction) database.exec('COMMIT')
    }
  }

  function moveOnce(): LogMove {
    const row = moveLog.get() ?? {}
    const isMoved = integerOf(row, 'busy') === 0 && integerOf(row, 'log') === integerOf(row, 'checkpointed')
    return isMoved ? 'moved' : 'not-now'
  }

  return {
    readPage: (request) => atOneMoment(() => journal.readPage(request)),
    verifyPage: ({ room, fromSeq }) => atOneMoment(() => journal.verifyPage(room, fromSeq)),
    readSnapshot: (room) => atOneMoment(() => snapshots.read(room)),
    readVolumes: (room) => atOneMoment(() => volumes.read(room)),
    moveLog() {
      try {
        for (let times = 1; times < movesAtOnce; times += 1) if (moveOnce() === 'moved') return 'moved'
        return moveOnce()
      } catch (error) {
        if (isFailedSync(error)) return 'sync-failed'
        if (storeFailureOf(error) !== null) return 'not-now'
        throw error
      }
    },
    close() {
      database.close()
      return null
    },
  }
}
