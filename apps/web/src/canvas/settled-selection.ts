import { createWatchable, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { ItemId } from '@samtavle/board'
import type { Gesture } from './gestures/gesture.ts'

/** What is selected, for the interface around the canvas. */
export interface SettledSelection {
  readonly ids: Watchable<readonly ItemId[]>
  /** The hand has gone on, or let go. */
  gestureChanged(): void
  readonly close: Unsubscribe
}

/**
 * Follows a selection, but not while a hand is down: bars that come up under a drag take the frames in which what is dragged should
 * follow the hand, and nobody presses their buttons then. It asks what the hand does, for a press selects before anybody is told of it.
 */
export function createSettledSelection(
  selection: Watchable<readonly ItemId[]>,
  gesture: () => Gesture,
): SettledSelection {
  const ids = createWatchable(selection.get())
  const settle = (): void => {
    if (!isDown(gesture()) && ids.get() !== selection.get()) ids.set(selection.get())
  }
  return { ids, gestureChanged: settle, close: selection.watch(settle) }
}

function isDown({ is }: Gesture): boolean {
  return is !== 'idle' && is !== 'panning' && is !== 'pinching' && is !== 'spent'
}
