import type { Watchable } from '@samtavle/base'
import type { BoardSession } from '../sync/session.ts'
import type { EditorTarget } from './editor/note-editor.ts'

/** Whether others' doings may wait, told to the session as it changes. */
export interface Heed {
  /** Looks again: something may have begun or ended. */
  look(): void
  /** Nobody waits any more. */
  close(): void
}

/** What it goes by. */
export interface HeedOptions {
  readonly session: Pick<BoardSession, 'peers' | 'keepBack'>
  readonly editor: { readonly target: Watchable<EditorTarget | null>; readonly isTyping: Watchable<boolean> }
  /** Whether I push the board about; whoever follows somebody does not, but looks where they look now. */
  readonly isPushing: () => boolean
}

/** While my letters come, or I push the board about, others wait, but not those who write in the same words. */
export function createHeed({ session, editor, isPushing }: HeedOptions): Heed {
  let isKeptBack = false
  const look = (): void => {
    const target = editor.target.get()
    const isShared = target?.is === 'item' && session.peers.get().some(({ editing }) => editing?.id === target.id)
    const isNext = isPushing() || (editor.isTyping.get() && !isShared)
    if (isNext === isKeptBack) return
    isKeptBack = isNext
    session.keepBack(isKeptBack)
  }
  const stops = [editor.isTyping.watch(look), session.peers.watch(look)]
  return {
    look,
    close() {
      stops.forEach((stop) => stop())
      // The session goes on without a canvas.
      if (isKeptBack) session.keepBack(false)
    },
  }
}
