import { createWatchable, type Watchable } from '@samtavle/base'

/**
 * Counts my edits on their way to being durable. Frames are what the relay counts: it acks the first n of a connection,
 * and n frames carry so many edits each.
 *
 *   edit --> waiting --(frame sent)--> in flight --(ack)--> saved
 *               ^------(connection lost)---'
 */
export interface SaveTracker {
  /** Edits that are not durable on the server yet. */
  readonly unsaved: Watchable<number>
  /** An edit was made (or found on this device) that no frame carries yet. */
  edit(count?: number): void
  /** A frame left that carries everything that waits; the next ack may count it. */
  sent(): void
  /** The relay says the first `frames` frames of this connection are durable and integrated. */
  acked(frames: number): void
  /** The connection is gone: what was in flight waits again. */
  disconnected(): void
}

/** Starts with nothing unsaved. */
export function createSaveTracker(): SaveTracker {
  const unsaved = createWatchable(0)
  let waiting = 0
  let inFlight: number[] = []
  let ackedFrames = 0
  const settle = (): void => unsaved.set(inFlight.reduce((sum, edits) => sum + edits, waiting))

  return {
    unsaved,
    edit(count = 1) {
      waiting += count
      settle()
    },
    sent() {
      inFlight.push(waiting)
      waiting = 0
      settle()
    },
    acked(frames) {
      inFlight = inFlight.slice(Math.max(0, frames - ackedFrames))
      ackedFrames = Math.max(ackedFrames, frames)
      settle()
    },
    disconnected() {
      waiting = inFlight.reduce((sum, edits) => sum + edits, waiting)
      inFlight = []
      ackedFrames = 0
      settle()
    },
  }
}
