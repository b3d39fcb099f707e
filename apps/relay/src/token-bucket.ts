import type { Clock } from '@samtavle/base'

/** Lets through what comes at a bearable pace: so much at once, and then so much a second. */
export interface TokenBucket {
  /** Takes what something costs; false, and takes nothing, when there is not enough. */
  take(cost?: number): boolean
  /** Whether there is enough for one, without taking it. */
  hasOne(): boolean
}

export interface BucketSize {
  readonly perSecond: number
  readonly burst: number
}

/** Makes a full bucket. */
export function createTokenBucket(clock: Clock, { perSecond, burst }: BucketSize): TokenBucket {
  let tokens = burst
  let filledAt = clock.now()

  function fill(): void {
    const now = clock.now()
    // A clock that stepped back gives nothing and takes nothing.
    tokens = Math.min(burst, tokens + (Math.max(0, now - filledAt) / 1000) * perSecond)
    filledAt = now
  }

  return {
    hasOne() {
      fill()
      return tokens >= 1
    },
    take(cost = 1) {
      fill()
      if (tokens < cost) return false
      tokens -= cost
      return true
    },
  }
}

/** One bucket per key, such as an address. Forgets the keys that were used longest ago, so that it cannot be made to grow. */
export interface TokenBuckets {
  take(key: string): boolean
  /** Whether a key has enough for one, without taking it. */
  hasOne(key: string): boolean
}

/** More addresses than a municipality has; at 100 bytes each that is nothing. */
const maxKeys = 10_000

/** Makes buckets of one size. */
export function createTokenBuckets(clock: Clock, size: BucketSize): TokenBuckets {
  const buckets = new Map<string, TokenBucket>()
  return {
    hasOne: (key) => buckets.get(key)?.hasOne() ?? true,
    take(key) {
      const bucket = buckets.get(key) ?? createTokenBucket(clock, size)
      buckets.delete(key)
      buckets.set(key, bucket)
      const [oldest] = buckets.keys()
      if (buckets.size > maxKeys && oldest !== undefined) buckets.delete(oldest)
      return bucket.take()
    },
  }
}
