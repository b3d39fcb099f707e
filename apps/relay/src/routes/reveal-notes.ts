import { parseRoomName, type RevealResponse, type RoundFacts } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import { createHmac } from 'node:crypto'
import type { RelayContext } from '../context.ts'
import type { RevealedNote } from '../workers/messages.ts'
import { generation } from '../rooms/room-writes.ts'
import { momentAtSeq } from './moment.ts'
import { kept, openRoom, openRoomToWrite } from './outcome.ts'

/** What is revealed of which round. */
export interface Reveal {
  readonly boardId: string
  /** The role of whoever reveals, for the journal of an anonymous round. */
  readonly role: string
  readonly round: RoundFacts
  /** Notes to reveal at most. */
  readonly count: number
}

/** A private room and whose it is. */
export interface PrivateRoom {
  readonly name: string
  readonly actorId: string
}

interface FoundNote {
  readonly room: PrivateRoom
  readonly note: RevealedNote
  /** Its id on the board. */
  readonly id: string
}

/** The private rooms of a board that anything was ever written in. */
export async function privateRoomsOf(store: Pick<Store, 'rooms'>, boardId: string): Promise<readonly PrivateRoom[]> {
  return (await store.rooms(boardId)).flatMap((name) => {
    const room = parseRoomName(name)
    return room?.kind === 'private' ? [{ name, actorId: room.actorId }] : []
  })
}

/**
 * Puts notes of a round on the board and takes them out of their authors' private rooms, in this order: cut off in between, a note is
 * in both places, and asking again finishes it without adding it twice. In a named round each author's notes are theirs; in an
 * anonymous one all are nobody's.
 */
export async function revealNotes(
  context: RelayContext,
  { boardId, role, round, count }: Reveal,
): Promise<RevealResponse> {
  const found = await findNotes(context, boardId, round)
  const revealed = found.slice(0, count)
  const shared = openRoomToWrite(context, boardId)
  const byAuthor = round.anonymous ? [[null, revealed] as const] : [...Map.groupBy(revealed, authorOf)]
  for (const [actor, notes] of byAuthor) {
    const author = { actor, role: actor === null ? role : 'contribute' }
    const edit = {
      type: 'reveal-notes',
      zone: round.zone,
      notes: notes.map((found) => asRevealed(found, round)),
    } as const
    kept(await shared.edit(author, edit))
  }
  for (const [room, notes] of Map.groupBy(revealed, (found) => found.room)) {
    await forgetIn(
      context,
      room,
      notes.map(({ note }) => note.id),
    )
  }
  return { revealed: revealed.length, left: found.length - revealed.length }
}

/** Every note that is still private, in an order that nobody wrote them in and that is the same at every call. */
async function findNotes(context: RelayContext, boardId: string, round: RoundFacts): Promise<readonly FoundNote[]> {
  const found: FoundNote[] = []
  for (const room of await privateRoomsOf(context.store, boardId)) {
    const { value: notes } = kept(await openRoom(context.rooms, room.name).privateNotes(round.id))
    for (const note of notes) found.push({ room, note, id: publicIdOf(context.privateKey, room, note) })
  }
  // Those who talked together find what they wrote side by side.
  const groups = round.circles?.groups ?? []
  const circleAt = ({ room }: FoundNote): number => groups.findIndex((group) => group.includes(room.actorId))
  return found.toSorted((a, b) => circleAt(a) - circleAt(b) || (a.id < b.id ? -1 : 1))
}

/** An id that only the relay can tell from the private one, and makes again when it is asked again. */
function publicIdOf(key: Uint8Array, room: PrivateRoom, note: RevealedNote): string {
  return createHmac('sha256', key).update(`reveal ${room.name} ${note.id}`).digest('base64url').slice(0, 22)
}

function asRevealed({ id, note }: FoundNote, round: RoundFacts): RevealedNote {
  return { id, text: note.text, color: round.anonymous ? null : note.color }
}

function authorOf({ room }: FoundNote): string {
  return room.actorId
}

/** Takes notes out of a private room, and its past with them: rows that tell who wrote what may not outlive the reveal. */
async function forgetIn(context: RelayContext, room: PrivateRoom, ids: readonly string[]): Promise<void> {
  const { rooms, store, clock } = context
  const author = { actor: room.actorId, role: 'contribute' }
  const { name } = room
  const seq = kept(await openRoomToWrite(context, name).edit(author, { type: 'forget-notes', ids }))
  const replaced = await rooms.withRoomClosed(name, async () => {
    // What its author wrote a moment ago is in it as well: nobody can write while it is closed.
    const { value: bytes } = await momentAtSeq(context, name, (await store.head(name))?.seq ?? seq)
    return store.replaceRoom({ ...author, room: name, at: clock.now(), generation, bytes })
  })
  kept(replaced)
}
