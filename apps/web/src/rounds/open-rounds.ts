import { createWatchable, type Watchable } from '@samtavle/base'
import { boardPoint, forgetNotes, privateNotesOf, type ItemId, type PrivateNote, type Round } from '@samtavle/board'
import { formatRoomName } from '@samtavle/protocol'
import type { Process } from '../process/open-process.ts'
import type { BoardSession, SideRoom } from '../sync/session.ts'

/** Private writing as one person has it: what they wrote in the round that is going on or was the last. */
export interface Rounds {
  /** Mine that nobody else has seen, in the order of writing. */
  readonly mine: Watchable<readonly PrivateNote[]>
  /** Edits of mine that the relay has not confirmed. */
  readonly unsaved: Watchable<number>
  /** Counts up when those in my circle may have written something. */
  readonly told: Watchable<number>
  /** Whether my private document is open, to write in. */
  readonly isOpen: Watchable<boolean>
  /** False while my private document is still being opened: nothing is written then. */
  write(text: string): boolean
  /** Takes a note back for good, before anybody saw it. */
  takeBack(id: ItemId): void
  /** Begins to follow the rounds; the returned function ends that. */
  open(): () => void
}

/** My private document, held open. */
interface Desk extends Pick<Rounds, 'unsaved' | 'takeBack'>, Pick<SideRoom, 'peers'> {
  close(): void
  notesOf(roundId: string): readonly PrivateNote[]
  write(roundId: string, text: string): void
}

/** Makes the rounds of a board; my private document is opened only once there is a round. */
export function createRounds(session: BoardSession, { view }: Pick<Process, 'view'>): Rounds {
  const { me } = session
  const mine = createWatchable<readonly PrivateNote[]>([])
  const unsaved = createWatchable(0)
  const told = createWatchable(0)
  const isOpen = createWatchable(false)
  let desk: Desk | null = null
  let isOpening = false

  let isFollowed = false

  const round = (): Round | null => view.get().rounds.at(-1) ?? null
  const tellMine = (): void => mine.set(desk?.notesOf(round()?.id ?? '') ?? [])

  async function openMine(): Promise<void> {
    if (isOpening || desk !== null || me.role === 'view') return
    isOpening = true
    const opened = await openDesk(session, tellMine).finally(() => (isOpening = false))
    if (!isFollowed) return opened.close()
    desk = opened
    opened.unsaved.watch(() => unsaved.set(opened.unsaved.get()))
    unsaved.set(opened.unsaved.get())
    opened.peers.watch(() => told.set(told.get() + 1))
    tellMine()
    isOpen.set(true)
  }

  const tellRound = (): void => {
    if (round() !== null) void openMine()
    tellMine()
  }
  return {
    mine,
    unsaved,
    told,
    isOpen,
    write(text) {
      const current = round()
      if (current === null || desk === null || text.trim() === '') return false
      desk.write(current.id, text.trim())
      return true
    },
    takeBack: (id) => desk?.takeBack(id),
    open() {
      isFollowed = true
      const stop = view.watch(tellRound)
      tellRound()
      return () => {
        isFollowed = false
        stop()
        desk?.close()
        desk = null
        isOpen.set(false)
      }
    },
  }
}

async function openDesk({ boardId, me, openSideRoom }: BoardSession, onChanged: () => void): Promise<Desk> {
  const room = formatRoomName({ kind: 'private', boardId, actorId: me.id })
  const { doc, board, edits, unsaved, peers, close } = await openSideRoom(room)
  const stop = board.watchItems(onChanged)
  return {
    unsaved,
    peers,
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
