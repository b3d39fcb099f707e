import type { Clock } from '@samtavle/base'
import { encodeUpdate } from '@samtavle/protocol'

/** A whole document as of a position in the journal, as a frame. */
export interface Base {
  readonly seq: number
  readonly frame: Uint8Array
}

/** Keeps the last whole document that was sent for a moment, for those who come right after. */
export interface HeldBase {
  /** What is kept, and from now on for another moment. */
  take(): Base | null
  /** Keeps a document where making or reading it again would take long. */
  keep(seq: number, update: Uint8Array): void
  drop(): void
}

/** A crowd that comes together, or comes back after a restart, is here within this time. */
const heldMs = 2000
/** A smaller one is made again in less than a millisecond. */
const leastBytes = 64 * 1024

/** Makes a place that is empty. */
export function createHeldBase(clock: Clock): HeldBase {
  let base: Base | null = null
  let stopTimer = (): void => undefined

  function drop(): void {
    stopTimer()
    base = null
  }

  function holdOn(): void {
    stopTimer()
    stopTimer = clock.after(heldMs, drop)
  }

  return {
    take() {
      if (base !== null) holdOn()
      return base
    },
    keep(seq, update) {
      if (update.length < leastBytes || base?.seq === seq) return
      base = { seq, frame: encodeUpdate(update) }
      holdOn()
    },
    drop,
  }
}
