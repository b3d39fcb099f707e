import type { Clock } from '@samtavle/base'
import { formatRoomName, parseRoomName, type RoundFacts } from '@samtavle/protocol'
import type { Rooms } from './rooms/rooms.ts'

/** Tells people that somebody in their circle wrote; what it was they ask for, and nobody else hears that anybody wrote. */
export interface CircleNews {
  /** Something became durable in a room; only what people write privately is news. */
  heard(room: string): void
  close(): void
}

/** What is written close together is told once. */
const gatherMs = 400

/** Makes the news of all boards; a board that nobody writes privately on costs nothing. */
export function createCircleNews(rooms: Pick<Rooms, 'open' | 'find'>, clock: Clock): CircleNews {
  const authorsByBoard = new Map<string, Set<string>>()
  const cancels = new Map<string, () => void>()

  async function tell(boardId: string): Promise<void> {
    const authors = authorsByBoard.get(boardId) ?? new Set()
    authorsByBoard.delete(boardId)
    cancels.delete(boardId)
    // Where it cannot be read, nobody is told: devices ask by themselves, too, though later.
    const read = await rooms.open(formatRoomName({ kind: 'process', boardId }))?.rounds()
    if (read?.ok !== true) return
    for (const actorId of readersOf(read.value.value, authors)) {
      rooms.find(formatRoomName({ kind: 'private', boardId, actorId }))?.members.nudge()
    }
  }

  return {
    heard(name) {
      const room = parseRoomName(name)
      if (room?.kind !== 'private') return
      const { boardId, actorId } = room
      const authors = authorsByBoard.get(boardId) ?? new Set()
      authorsByBoard.set(boardId, authors.add(actorId))
      if (!cancels.has(boardId))
        cancels.set(
          boardId,
          clock.after(gatherMs, () => void tell(boardId)),
        )
    },
    close() {
      for (const cancel of cancels.values()) cancel()
    },
  }
}

/** Who may read anything new of these authors in the round that goes on. */
export function readersOf(
  rounds: readonly Pick<RoundFacts, 'endedAt' | 'circles'>[],
  authors: ReadonlySet<string>,
): readonly string[] {
  const groups = rounds.findLast(({ endedAt }) => endedAt === null)?.circles?.groups ?? []
  return groups.flatMap((group) => group.filter((reader) => group.some((by) => by !== reader && authors.has(by))))
}
