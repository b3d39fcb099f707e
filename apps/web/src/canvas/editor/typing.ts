import { createListeners, createWatchable, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'

/** Whether letters are coming. What nobody looks at meanwhile waits for the next pause. */
export interface Typing {
  readonly isTyping: Watchable<boolean>
  /** Another letter has come. */
  typed(): void
  /** All letters are painted and on the board. */
  written(): void
  watchWritten(listener: () => void): Unsubscribe
  /** Nothing is written any more. */
  stop(): void
}

/** Whether anything is being written, and whether its letters are coming. */
export type WritingNow = 'nothing' | 'pausing' | 'typing'

/** How one writes now. */
export function writingNow(editor: {
  readonly target: Watchable<object | null>
  readonly isTyping: Watchable<boolean>
}): WritingNow {
  const { target, isTyping } = editor
  if (target.get() === null) return 'nothing'
  return isTyping.get() ? 'typing' : 'pausing'
}

/** So long after a letter, in milliseconds, another one is not waited for: few who write let less pass between two thoughts. */
const pauseMs = 300

/** Starts with nobody typing. */
export function createTyping(clock: Clock): Typing {
  const isTyping = createWatchable(false)
  const writings = createListeners()
  let lastAt = 0
  let cancel: (() => void) | null = null

  const look = (): void => {
    // A clock that was set back would never be done.
    const leftMs = Math.min(lastAt + pauseMs - clock.now(), pauseMs)
    if (leftMs > 0) cancel = clock.after(leftMs, look)
    else stop()
  }
  const stop = (): void => {
    cancel?.()
    cancel = null
    isTyping.set(false)
  }
  return {
    isTyping,
    written: writings.notify,
    watchWritten: writings.add,
    typed() {
      lastAt = clock.now()
      // One timer for all letters: each looks at the last of them when it is due.
      cancel ??= clock.after(pauseMs, look)
      isTyping.set(true)
    },
    stop,
  }
}
