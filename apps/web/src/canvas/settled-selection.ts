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
 * Follows a selection, but not while a hand is down or letters are coming: bars that come up under a drag take the frames in which
 * what is dragged should follow the hand, those of a new note the time of its next letters, and nobody presses their buttons then. It asks what the hand does, for a press selects before anybody is told of it.
 */
export function createSettledSelection(
  selection: Watchable<readonly ItemId[]>,
  isTyping: Watchable<boolean>,
  gesture: () => Gesture,
): SettledSelection {
  const ids = createWatchable(selection.get())
  const settle = (): void => {
    if (!isDown(gesture()) && !isTyping.get() && ids.get() !== selection.get()) ids.set(selection.get())
  }
  const stops = [selection.watch(settle), isTyping.watch(settle)]
  return { ids, gestureChanged: settle, close: () => stops.forEach((stop) => stop()) }
}

function isDown({ is }: Gesture): boolean {
  return is !== 'idle' && is !== 'panning' && is !== 'pinching' && is !== 'spent'
}
