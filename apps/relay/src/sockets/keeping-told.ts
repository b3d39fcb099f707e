import { closeCodes, encodeKeeping, type CloseCode, type Keeping } from '@samtavle/protocol'
import type { StoreWatch } from '../store-watch.ts'

/** What one connection is told about whether its writes are kept. */
export interface KeepingTold {
  /** Whether a write may go on to the room now; one that may not is never acked. */
  mayWrite(): boolean
  close(): void
}

export interface KeepingToldOptions {
  readonly room: { readonly name: string }
  readonly storeWatch: Pick<StoreWatch, 'keepingOf' | 'watch'>
  /** Whether the client asked for such frames. */
  readonly wantsKeeping: boolean
}

/** Tells a connection at once when nothing is kept, and then whenever that changes. */
export function createKeepingTold(
  { room, storeWatch, wantsKeeping }: KeepingToldOptions,
  deliver: (frame: Uint8Array) => void,
  close: (code: CloseCode, reason: string) => void,
): KeepingTold {
  let told: Keeping = 'keeps'
  let hasDropped = false

  function tell(): void {
    const now = storeWatch.keepingOf(room.name)
    if (now === told) return
    told = now
    if (wantsKeeping) deliver(encodeKeeping(now))
    // What was dropped may be kept now: after connecting anew any client sends it again.
    if (now === 'keeps' && hasDropped) close(closeCodes.busy, 'send again what was not kept')
  }

  const stop = storeWatch.watch(tell)
  tell()
  return {
    mayWrite() {
      const isKept = storeWatch.keepingOf(room.name) === 'keeps'
      hasDropped ||= !isKept
      return isKept
    },
    close: stop,
  }
}
