import { createWatchable, type Watchable } from '@samtavle/base'
import {
  boardPoint,
  forgetNotes,
  privateNotesOf,
  roundRootName,
  roundsIn,
  type ItemId,
  type PrivateNote,
  type Round,
} from '@samtavle/board'
import { formatRoomName } from '@samtavle/protocol'
import type { BoardSession } from '../sync/session.ts'

/** Private writing as one person has it: the round that is going on or was the last, and what they wrote in it. */
export interface Rounds {
  readonly round: Watchable<Round | null>
  /** Mine that nobody else has seen, in the order of writing. */
  readonly mine: Watchable<readonly PrivateNote[]>
  /** Edits of mine that the relay has not confirmed. */
  readonly unsaved: Watchable<number>
  write(text: string): void
  /** Takes a note back for good, before anybody saw it. */
  takeBack(id: ItemId): void
  close(): void
}

/** My private document, held open. */
interface Desk extends Pick<Rounds, 'unsaved' | 'takeBack' | 'close'> {
  notesOf(roundId: string): readonly PrivateNote[]
  write(roundId: string, text: string): void
}

/** Opens the rounds of a board; my private document only once there is a round. */
export async function openRounds(session: BoardSession): Promise<Rounds> {
  const { boardId, me } = session
  const process = await session.openSideRoom(formatRoomName({ kind: 'process', boardId }))
  const stored = process.doc.getMap<unknown>(roundRootName)
  const round = createWatchable<Round | null>(null)
  const mine = createWatchable<readonly PrivateNote[]>([])
  const unsaved = createWatchable(0)
  let desk: Desk | null = null
  let isOpening = false
  let isClosed = false

  const tellMine = (): void => mine.set(desk?.notesOf(round.get()?.id ?? '') ?? [])

  async function openMine(): Promise<void> {
    if (isOpening || me.role === 'view') return
    isOpening = true
    const opened = await openDesk(session, tellMine)
    if (isClosed) return opened.close()
    desk = opened
    opened.unsaved.watch(() => unsaved.set(opened.unsaved.get()))
    unsaved.set(opened.unsaved.get())
    tellMine()
  }

  const tellRound = (): void => {
    round.set(roundsIn(process.doc).at(-1) ?? null)
    if (round.get() !== null) void openMine()
    tellMine()
  }
  stored.observe(tellRound)
  tellRound()

  return {
    round,
    mine,
    unsaved,
    write(text) {
      const current = round.get()
      if (current !== null && text.trim() !== '') desk?.write(current.id, text.trim())
    },
    takeBack: (id) => desk?.takeBack(id),
    close() {
      isClosed = true
      stored.unobserve(tellRound)
      desk?.close()
      process.close()
    },
  }
}

async function openDesk({ boardId, me, openSideRoom }: BoardSession, onChanged: () => void): Promise<Desk> {
  const room = formatRoomName({ kind: 'private', boardId, actorId: me.id })
  const { doc, board, edits, unsaved, close } = await openSideRoom(room)
  const stop = board.watchItems(onChanged)
  return {
    unsaved,
    notesOf: (roundId) => privateNotesOf(board, roundId),
    write: (roundId, text) =>
      void edits.addNote({ place: boardPoint(0, 0), text, facts: new Map([['round', roundId]]) }),
    takeBack: (id) => forgetNotes(doc, [id]),
    close() {
      stop()
      close()
    },
  }
}
