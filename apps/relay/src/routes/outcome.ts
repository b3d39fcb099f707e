import type { Result } from '@samtavle/base'
import type { StoreFailure } from '@samtavle/storage'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import type { Room, RoomFailure } from '../rooms/room.ts'
import type { Rooms } from '../rooms/rooms.ts'

/** The value of a durable write, or the problem that it could not be kept. */
export function kept<Value>(result: Result<Value, StoreFailure | RoomFailure>): Value {
  if (result.ok) return result.value
  switch (result.error) {
    case 'board-unknown':
    case 'board-gone':
      throw new ProblemError('board-unknown', 'There is no board with this id; it may have been erased.')
    case 'edit-failed':
      throw new ProblemError('internal', 'The change could not be made; nothing of it was kept.')
    default:
      throw new ProblemError(
        'store-unavailable',
        'Nothing can be kept right now; what was saved before is safe. Try again later.',
      )
  }
}

/** A room for a route to write to; a problem while what is written there is not kept. */
export function openRoomToWrite({ rooms, keepingOf }: Pick<RelayContext, 'rooms' | 'keepingOf'>, name: string): Room {
  switch (keepingOf(name)) {
    case 'keeps':
      return openRoom(rooms, name)
    case 'keeps-nothing':
      throw new ProblemError(
        'store-unavailable',
        'Nothing can be kept right now; what was saved before is safe. Try again later.',
      )
    case 'damaged':
      throw new ProblemError(
        'board-damaged',
        'A row of this board’s history is damaged, so nothing is added to it. Whoever runs the relay can repair it from a backup.',
      )
    case 'frozen':
      throw frozenProblem()
    case 'full':
      throw new ProblemError(
        'board-full',
        'This board’s history is as long as this relay lets it grow. It can be read and exported; go on in a new board.',
      )
  }
}

/** What whoever would change a frozen board is told. */
export function frozenProblem(): ProblemError {
  return new ProblemError(
    'board-frozen',
    'A facilitator froze this board; it can be read and replayed until it is thawed.',
  )
}

/** A room for a route to work with. */
export function openRoom(rooms: Rooms, name: string): Room {
  const room = rooms.open(name)
  if (room === null) throw new ProblemError('store-unavailable', 'The board is closed for a moment; try again.')
  return room
}
