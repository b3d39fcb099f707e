import { formatRoomName, type CircleNote, type RoundFacts } from '@samtavle/protocol'
import type { RoomHead } from '@samtavle/storage'
import type { Access } from '../access.ts'
import type { RelayContext } from '../context.ts'
import { kept, openRoom } from './outcome.ts'
import { privateRoomsOf } from './reveal-notes.ts'

/** What forty devices ask about a round that goes on, read once for all of them where it is the same. */
export interface RoundNews {
  /** How many people's private rooms have changed since the round began, as of a moment ago; nobody looks into a room for that. */
  countWriters(boardId: string, round: Pick<RoundFacts, 'id' | 'at'>): Promise<number>
  /** What the others in somebody's circle wrote and has not been revealed yet; nobody else is told. */
  readCircle(access: Access, round: Pick<RoundFacts, 'id' | 'circles'>): Promise<readonly CircleNote[]>
}

/** A count is told for this long before it is made anew. */
const countedForMs = 2000
/** Desks whose notes are remembered: those of some full boards, and none that nobody has asked for in a while. */
const mostDesks = 400
const rememberedForMs = 60_000

interface Desk {
  readonly roundId: string
  readonly head: RoomHead
  readonly askedAt: number
  readonly notes: readonly CircleNote[]
}

/** Makes the news of all boards of a relay. */
export function createRoundNews({ store, rooms, clock }: Pick<RelayContext, 'store' | 'rooms' | 'clock'>): RoundNews {
  const counts = new Map<string, { readonly at: number; readonly count: Promise<number> }>()
  /** By room, those asked for last at the end. A room whose head is another has other notes. */
  const desks = new Map<string, Desk>()

  async function count(boardId: string, at: number): Promise<number> {
    const heads = await Promise.all((await privateRoomsOf(store, boardId)).map(({ name }) => store.head(name)))
    return heads.filter((head) => head !== null && head.at >= at).length
  }

  async function notesOf(boardId: string, by: string, roundId: string): Promise<readonly CircleNote[]> {
    const room = formatRoomName({ kind: 'private', boardId, actorId: by })
    const head = await store.head(room)
    if (head === null) return []
    const known = desks.get(room)
    const isSame = known?.roundId === roundId && known.head.seq === head.seq && known.head.at === head.at
    const notes = isSame ? known.notes : await readNotes(room, by, roundId)
    desks.delete(room)
    desks.set(room, { roundId, head, notes, askedAt: clock.now() })
    for (const [oldest, { askedAt }] of desks) {
      if (desks.size <= mostDesks && clock.now() - askedAt < rememberedForMs) break
      desks.delete(oldest)
    }
    return notes
  }

  async function readNotes(room: string, by: string, roundId: string): Promise<readonly CircleNote[]> {
    // What is being revealed just now is taken out of it: what is left is read a moment later.
    await rooms.reopened(room)
    const { value } = kept(await openRoom(rooms, room).privateNotes(roundId))
    return value.map((note): CircleNote => ({ id: note.id, by, text: note.text }))
  }

  return {
    countWriters(boardId, { id, at }) {
      const key = `${boardId} ${id}`
      const known = counts.get(key)
      if (known !== undefined && clock.now() - known.at < countedForMs) return known.count
      // Of rounds that nobody asks about any more nothing is kept.
      for (const [old, counted] of counts) if (clock.now() - counted.at >= countedForMs) counts.delete(old)
      const made = { at: clock.now(), count: count(boardId, at) }
      counts.set(key, made)
      return made.count
    },
    async readCircle({ board, actorId, role }, { id, circles }) {
      if (role === 'view') return []
      const mine = circles?.groups.find((group) => group.includes(actorId)) ?? []
      const others = mine.filter((actor) => actor !== actorId)
      const notes = await Promise.all(others.map((by) => notesOf(board.id, by, id)))
      return notes.flat()
    },
  }
}
