import { createHash } from 'node:crypto'

/** An entry as far as its hash goes. */
export interface HashedEntry {
  readonly seq: number
  readonly at: number
  readonly actor: string | null
  readonly bytes: Uint8Array
}

/** A running SHA-256 over a log: it names the log that tracks came from, so that tracks of a redacted log are made again. */
export interface LogHash {
  add(entry: HashedEntry): void
  digest(): Uint8Array
}

/** Starts the hash of a log. */
export function createLogHash(): LogHash {
  const hash = createHash('sha256')
  return {
    add({ seq, at, actor, bytes }) {
      // The head is JSON with the length of what follows, so that no two logs look alike from inside.
      hash.update(JSON.stringify([seq, at, actor, bytes.length]))
      hash.update(bytes)
    },
    digest: () => hash.copy().digest(),
  }
}
