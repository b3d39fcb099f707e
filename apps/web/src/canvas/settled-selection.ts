import { createWatchable, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { ItemId } from '@samtavle/board'
import type { Gesture } from './gestures/gesture.ts'

/** What is selected, for the interface around the canvas. */
export interface SettledSelection {
  readonly ids: Watchable<readonly ItemId[]>
  /** The hand has gone on, or let go. */
  gestureIs(gesture: Gesture): void
  readonly close: Unsubscribe
}

/**
 * Follows a selection, but not while a hand is down: bars that come up under a drag take the frames in which what is dragged should
 * follow the hand, and nobody presses their buttons then.
 */
export function createSettledSelection(selection: Watchable<readonly ItemId[]>): SettledSelection {
  const ids = createWatchable(selection.get())
  let isDown = false
  const settle = (): void => {
    if (!isDown && ids.get() !== selection.get()) ids.set(selection.get())
  }
  return {
    ids,
    gestureIs({ is }) {
      isDown = is !== 'idle' && is !== 'panning' && is !== 'pinching' && is !== 'spent'
      settle()
    },
    close: selection.watch(settle),
  }
}
