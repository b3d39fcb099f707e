import { systemRandomBytes, type Clock, type Watchable } from '@samtavle/base'
import {
  createProcessEdits,
  readProcess,
  walkIn,
  type ActorId,
  type BoardReader,
  type ProcessEdits,
  type ProcessView,
} from '@samtavle/board'
import { formatRoomName } from '@samtavle/protocol'
import type { BoardSession } from '../sync/session.ts'
import { openAlarms } from './open-alarms.ts'
import { createPunctualClock, type PunctualClock } from './punctual-clock.ts'
import { rememberSetUp } from './remember-set-up.ts'
import { createRelayClock, type RelayClock } from './relay-clock.ts'

/** How the session on a board runs, live: one room for all parts of the interface. */
export interface Process {
  readonly view: Watchable<ProcessView>
  /** For facilitators; others only read. */
  readonly edits: ProcessEdits | null
  /** The time that the timer counts in. */
  readonly time: RelayClock
  /** What the timer is told by, also while nobody sees the page. */
  readonly punctual: PunctualClock
  /** Edits of mine that the relay has not confirmed. */
  readonly unsaved: Watchable<number>
  close(): void
}

/** What opening a process needs. */
export interface OpenProcessOptions {
  readonly session: Pick<
    BoardSession,
    'boardId' | 'me' | 'board' | 'openSideRoom' | 'facilitators' | 'covered' | 'veiled' | 'inbox' | 'diet'
  >
  readonly clock: Clock
  readonly fetchTime: () => Promise<number | null>
}

/** Opens a board's process room, from this device's copy first. */
export async function openProcess({ session, clock, fetchTime }: OpenProcessOptions): Promise<Process> {
  const { boardId, me, openSideRoom } = session
  const room = await openSideRoom(formatRoomName({ kind: 'process', boardId }))
  const reader = readProcess(room.doc)
  const time = createRelayClock({ clock, fetchTime })
  const punctual = createPunctualClock({ clock, isSeen: () => !document.hidden, openAlarms })
  const actor = me.id as ActorId
  const edits =
    me.role === 'facilitate'
      ? rememberingAtFirst(
          createProcessEdits({ doc: room.doc, actor, clock: time, randomBytes: systemRandomBytes }),
          () => walkIn(room.doc).length === 0,
          session.board,
        )
      : null
  edits?.signIn()
  const tellSession = (): void => {
    session.facilitators.set(reader.view.get().facilitators)
    session.covered.set(reader.view.get().hidden)
    session.veiled.set(isAnonymousNow(reader.view.get()))
    session.inbox.set(reader.view.get().inbox?.id ?? null)
    session.diet.set(reader.view.get().tools)
  }
  // Only a timer needs the relay's time, and whoever takes a group from step to step: forty people who arrive at once do not all ask for it.
  const followTimer = (): void => {
    const { timer, stages } = reader.view.get()
    if (timer !== null || (edits !== null && stages.length > 0)) void time.measure()
  }
  const follow = (): void => {
    tellSession()
    followTimer()
  }
  const stop = reader.view.watch(follow)
  follow()
  return {
    view: reader.view,
    edits,
    time,
    punctual,
    unsaved: room.unsaved,
    close() {
      stop()
      punctual.close()
      reader.close()
      room.close()
    },
  }
}

/** The same edits; before the group is taken to its first step, the set-up is remembered. */
function rememberingAtFirst(edits: ProcessEdits, isFirst: () => boolean, board: BoardReader): ProcessEdits {
  return {
    ...edits,
    goToStage(id) {
      if (id !== null && isFirst()) rememberSetUp(edits, board)
      edits.goToStage(id)
    },
  }
}

function isAnonymousNow({ rounds }: ProcessView): boolean {
  const last = rounds.at(-1)
  return last !== undefined && last.isAnonymous && last.endedAt === null
}
