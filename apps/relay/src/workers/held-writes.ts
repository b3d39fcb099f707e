import type { WriteMode } from './messages.ts'
import type { Missing } from './missing.ts'

/** A write that needs something which has not come yet. */
export interface HeldWrite {
  readonly request: number
  readonly connection: number
  readonly actor: string
  readonly mode: WriteMode
  readonly bytes: Uint8Array
  readonly missing: Missing
}

/** The writes of one room that wait. They are legitimate: a stock client sends what is typed while it opens before its sync step 2. */
export interface HeldWrites {
  /** False when this connection's waiting room is full. */
  hold(write: HeldWrite): boolean
  /** Removes and returns the oldest write that need not wait any longer. */
  takeReady(hasClock: (missing: Missing) => boolean): HeldWrite | null
  forget(connection: number): void
}

/** Makes an empty waiting room with so many bytes for each connection. */
export function createHeldWrites(maxBytes: number): HeldWrites {
  let writes: HeldWrite[] = []
  const bytesOf = (connection: number): number =>
    writes.reduce((sum, write) => (write.connection === connection ? sum + write.bytes.length : sum), 0)
  return {
    hold(write) {
      if (bytesOf(write.connection) + write.bytes.length > maxBytes) return false
      writes.push(write)
      return true
    },
    takeReady(hasClock) {
      const index = writes.findIndex((write) => hasClock(write.missing))
      return index === -1 ? null : (writes.splice(index, 1)[0] ?? null)
    },
    forget(connection) {
      writes = writes.filter((write) => write.connection !== connection)
    },
  }
}
