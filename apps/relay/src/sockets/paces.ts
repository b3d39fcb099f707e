import type { Clock } from '@samtavle/base'
import type { Frame, Limits } from '@samtavle/protocol'
import { createTokenBucket } from '../token-bucket.ts'

/** How fast one connection may go. */
export interface Paces {
  /** Whether a frame of this size is bearable; `isUpload` for the one answer to our sync step 1, which may be large. */
  isBearable(frame: Frame, size: number, isUpload: boolean): boolean
  /** Presence has a pace of its own: stock clients echo all they hear, so it is dropped rather than held against anybody. */
  isShownAt(size: number): boolean
  /** Whether a digest is looked at: one more often is dropped, as a digest costs as much as reading the whole board. */
  isDigestDue(): boolean
  /** Whether the processor time that one of its writes took is bearable. */
  isWorkBearable(costMs: number): boolean
}

const digestPace = { perSecond: 0.1, burst: 3 }

/** Makes the paces of a new connection. */
export function createPaces(clock: Clock, limits: Limits): Paces {
  const frames = createTokenBucket(clock, { perSecond: limits.framesPerSecond, burst: limits.frameBurst })
  const bytes = createTokenBucket(clock, { perSecond: limits.bytesPerSecond, burst: limits.byteBurst })
  const presenceBytes = createTokenBucket(clock, { perSecond: limits.bytesPerSecond, burst: limits.byteBurst })
  const questions = createTokenBucket(clock, { perSecond: limits.questionsPerSecond, burst: limits.questionBurst })
  const digests = createTokenBucket(clock, digestPace)
  const work = createTokenBucket(clock, { perSecond: limits.writeMsPerSecond, burst: limits.writeMsBurst })
  return {
    isBearable(frame, size, isUpload) {
      if (frame.type === 'awareness') return true
      if (frame.type === 'sync-step-1' && !questions.take()) return false
      return frames.take() && (isUpload || bytes.take(size))
    },
    isShownAt: (size) => presenceBytes.take(size),
    isDigestDue: () => digests.take(),
    isWorkBearable: (costMs) => work.take(costMs),
  }
}
