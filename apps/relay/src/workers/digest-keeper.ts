import type { Clock } from '@samtavle/base'
import { digestOf } from '@samtavle/board/digest'
import type { Doc } from 'yjs'

/** The digest of one document, taken once for each of its states and not too often. */
export interface DigestKeeper {
  /** No bytes while the document waits for something, or when it has changed since a digest was taken just now. */
  digest(): Uint8Array
}

/** Whoever asks sooner than this after a change asks again later: taking one reads the whole document. */
const digestEveryMs = 5000

const none = new Uint8Array()

/** Makes the keeper of a document's digest; nothing is taken before somebody asks. */
export function createDigestKeeper(doc: Doc, clock: Pick<Clock, 'now'>): DigestKeeper {
  let kept: Uint8Array | null = null
  let takenAt = Number.NEGATIVE_INFINITY
  doc.on('update', () => (kept = null))
  return {
    digest() {
      if (kept !== null) return kept
      // The clock may have been set back.
      if (Math.abs(clock.now() - takenAt) < digestEveryMs) return none
      takenAt = clock.now()
      kept = digestOf(doc) ?? none
      return kept
    },
  }
}
