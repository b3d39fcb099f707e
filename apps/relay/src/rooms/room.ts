import type { Clock } from '@samtavle/base'
import { closeCodes, type CloseCode, type Limits } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { BoardPool } from '../board-pool.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { createMembers, type Members, type RoomConnection } from './members.ts'
import { createRoomRequests, type RoomRequests } from './room-requests.ts'
import { createRoomWelcome, type RoomWelcome } from './room-welcome.ts'
import { createRoomWork, type WorkFailure } from './room-work.ts'
import { createRoomWrites, type RoomWrites } from './room-writes.ts'
import type { Resting } from './snapshot-keeper.ts'

export type { RoomFailure } from './room-requests.ts'

/** A board's document held open: in goes what people write, out comes what is durable. */
export interface Room extends RoomRequests, Pick<RoomWrites, 'write'>, Pick<RoomWelcome, 'answer' | 'judge'> {
  readonly name: string
  readonly members: Members
  join(connection: RoomConnection): void
  leave(connection: RoomConnection): void
  /** Whether its document is in memory; it is when something is to be done to it. */
  isOpen(): boolean
  /** Call it now and then: lets go of a document that nothing was written to since it was called last for these. */
  rest(which: Resting): void
  /** Whether nobody is here and nothing is under way. */
  isIdle(): boolean
  /** Finishes what is under way, keeps a snapshot, and leaves memory. */
  close(code: CloseCode, reason: string): Promise<void>
}

export interface RoomOptions {
  readonly name: string
  readonly store: Store
  readonly noteJournal?: (room: string, bytes: number | null) => void
  readonly pool: BoardPool
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly limits: Limits
  readonly entriesPerSnapshot?: number
  readonly onDurable?: (room: string) => void
  /** Called when the room has ended, whatever the reason; the next opening starts from the journal. */
  readonly onEnded: () => void
}

/** Opens a room; what is asked before it is open waits. */
export function createRoom(options: RoomOptions): Room {
  const members = createMembers(options.clock, options.limits)
  const work = createRoomWork({ ...options, onCommitted: tell, onEnded: end })
  const writes = createRoomWrites({ ...options, work, members })
  const welcome = createRoomWelcome({ ...options, work, members })
  const requests = createRoomRequests({ ...options, work, members })
  let isClosing = false

  function tell(): void {
    members.tell()
    writes.told()
    options.onDurable?.(options.name)
  }

  function end(failure: WorkFailure): void {
    options.log.error({ failure }, 'A room was given up')
    if (failure === 'board-unknown') members.closeAll(closeCodes.boardGone, 'board gone')
    else members.closeAll(closeCodes.busy, 'try again')
    members.close()
    options.onEnded()
  }

  return {
    ...requests,
    name: options.name,
    members,
    join(connection) {
      members.add(connection)
      welcome.greet(connection)
    },
    leave(connection) {
      members.remove(connection)
      work.forget(connection)
    },
    // Once it closes, what people still send is theirs to send again: without an ack they will.
    write: (connection, write) => (isClosing ? undefined : writes.write(connection, write)),
    answer: (connection, stateVector) => (isClosing ? undefined : welcome.answer(connection, stateVector)),
    judge: (connection, digest) => (isClosing ? undefined : welcome.judge(connection, digest)),
    isOpen: work.isOpen,
    rest: (which) => (writes.isEmpty() && !isClosing ? work.rest(which) : undefined),
    isIdle: () => members.size === 0 && writes.isEmpty() && work.isIdle(),
    async close(code, reason) {
      isClosing = true
      writes.flush()
      await work.finish()
      members.closeAll(code, reason)
      members.close()
      await work.end()
      options.onEnded()
    },
  }
}
