import type { Clock, Unsubscribe, Watchable } from '@samtavle/base'
import type { BoardSession } from '../sync/session.ts'
import type { EditorTarget } from './editor/note-editor.ts'
import type { Judgements } from './judgements.ts'

/** Whether others' doings may wait, told to the session as it changes. */
export interface Heed {
  /** Looks again: something may have begun or ended. */
  look(): void
  /** Nobody waits any more. */
  close(): void
}

/** What it goes by. */
export interface HeedOptions {
  readonly clock: Clock
  readonly session: Pick<BoardSession, 'peers' | 'keepBack' | 'letIn'>
  readonly judgements: Pick<Judgements, 'keepBack'>
  readonly editor: {
    readonly target: Watchable<EditorTarget | null>
    readonly isTyping: Watchable<boolean>
    readonly watchWritten: (listener: () => void) => Unsubscribe
  }
  /** Paints something large that waits to go behind a letter; false where nothing does. */
  readonly catchUp: () => boolean
  /** Whether I push the board about; whoever follows somebody does not, but looks where they look now. */
  readonly isPushing: () => boolean
}

/** Others are let in so long after the last time: sooner than what waits would come by itself, which is at any moment. */
const letInEveryMs = 3000

/**
 * While my letters come, or I push the board about, others wait, but not those who write in the same words. They are let in behind a letter
 * that has just been painted: before the next there is most time.
 */
export function createHeed({ clock, session, judgements, editor, catchUp, isPushing }: HeedOptions): Heed {
  let isKeptBack = false
  let letInAt = 0
  const letterPainted = (): void => {
    // One thing behind each letter: two of them would meet the next.
    if (catchUp() || !isKeptBack || clock.now() - letInAt < letInEveryMs) return
    letInAt = clock.now()
    session.letIn()
  }
  const look = (): void => {
    const target = editor.target.get()
    const isShared = target?.is === 'item' && session.peers.get().some(({ editing }) => editing?.id === target.id)
    const isNext = isPushing() || (editor.isTyping.get() && !isShared)
    if (isNext === isKeptBack) return
    isKeptBack = isNext
    letInAt = clock.now()
    session.keepBack(isKeptBack)
    judgements.keepBack(isKeptBack)
  }
  const stops = [editor.isTyping.watch(look), session.peers.watch(look), editor.watchWritten(letterPainted)]
  return {
    look,
    close() {
      stops.forEach((stop) => stop())
      if (!isKeptBack) return
      // The session goes on without a canvas.
      session.keepBack(false)
      judgements.keepBack(false)
    },
  }
}
