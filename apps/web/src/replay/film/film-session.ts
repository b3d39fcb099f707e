import { createWatchable, type Clock, type RandomBytes } from '@samtavle/base'
import {
  usualDiet,
  type ActorId,
  type BoardMeta,
  type BoardReader,
  type DietTool,
  type ItemId,
  type Mark,
  type Peer,
} from '@samtavle/board'
import { createIdleHands } from '../../sync/idle-hands.ts'
import type { BoardSession, Connection, Me, Participant, SaveState } from '../../sync/session.ts'
import { actingPeers } from './acting.ts'
import type { Film } from './film.ts'
import type { Cast } from './load-film.ts'

/** What a film's session is made of. */
export interface FilmSessionOptions {
  readonly boardId: string
  readonly film: Film
  readonly cast: Cast
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/**
 * The session that the canvas shows a film by: an onlooker's, whose board is the film's and whose peers are the people that act
 * in it. Its hands are idle: an onlooker's canvas never writes.
 */
export function createFilmSession({ boardId, film, cast, clock, randomBytes }: FilmSessionOptions): BoardSession {
  const nobody = 'replay' as ActorId
  const me: Me = { id: nobody, name: null, sector: null, role: 'view' }
  const hands = createIdleHands(nobody, clock, randomBytes)
  const peers = createWatchable<readonly Peer[]>([])
  const participants = createWatchable<readonly Participant[]>([])
  const refresh = (): void => peers.set(actingPeers(film))
  const stops = [film.moment.watch(refresh), film.telling.watch(refresh)]
  return {
    boardId,
    me,
    board: cast.hasNames ? film.reader : withoutAuthors(film.reader),
    edits: hands.edits,
    undo: hands.undo,
    save: createWatchable<SaveState>({ state: 'saved' }),
    connection: createWatchable<Connection>({ state: 'open' }),
    keeping: createWatchable('keeps'),
    forks: createWatchable([]),
    forgetForks: () => Promise.resolve(),
    stranded: createWatchable(null),
    keepBack: () => undefined,
    letIn: () => undefined,
    openSideRoom: () => Promise.reject(new Error('A film has no rooms')),
    ready: createWatchable(true),
    peers,
    participants,
    facilitators: createWatchable<ReadonlySet<string>>(new Set()),
    veiled: createWatchable(false),
    covered: createWatchable<ReadonlyMap<ItemId, Mark>>(new Map()),
    inbox: createWatchable<string | null>(null),
    diet: createWatchable<readonly DietTool[]>(usualDiet),
    actor: (id) => cast.people.get(id),
    watchActors: () => () => undefined,
    present: () => undefined,
    close() {
      stops.forEach((stop) => stop())
      hands.close()
    },
  }
}

const unnamed = { namesAuthors: false }

/** The board as a link that hides names shows it: who a note says wrote it, where it was brought from, is left out as well. */
function withoutAuthors(board: BoardReader): BoardReader {
  let known: BoardMeta | null = null
  let shown: BoardMeta | null = null
  return {
    ...board,
    meta() {
      const meta = board.meta()
      // The same object until something changes: whoever watches it compares.
      if (shown === null || meta !== known) shown = { ...meta, ...unnamed }
      known = meta
      return shown
    },
  }
}
