import type { Clock, RandomBytes } from '@samtavle/base'
import type { Store } from '@samtavle/storage'
import type { Gatekeeper } from './access.ts'
import type { BoardPool } from './board-pool.ts'
import type { ProxyTrust } from './client-address.ts'
import type { Config } from './config.ts'
import type { LoopLag } from './loop-lag.ts'
import type { Metrics } from './metrics.ts'
import type { Rooms } from './rooms/rooms.ts'
import type { StoreWatch } from './store-watch.ts'
import type { TokenBucket, TokenBuckets } from './token-bucket.ts'
import type { TracksKeeper } from './tracks-keeper.ts'

/** What the routes of one relay share. */
export interface RelayContext {
  readonly config: Config
  readonly store: Store
  readonly rooms: Rooms
  readonly pool: BoardPool
  readonly tracks: TracksKeeper
  readonly gatekeeper: Gatekeeper
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  readonly privateKey: Uint8Array
  readonly metrics: Metrics
  /** Whose word about a caller's address is believed. */
  readonly trusts: ProxyTrust
  readonly buckets: {
    /** Every call of an address: a very high ceiling, because a whole workshop shares one. */
    readonly calls: TokenBuckets
    /** New boards of an address. */
    readonly boards: TokenBuckets
    /** Wrong secrets of an address. */
    readonly failures: TokenBuckets
    /** Wrong codes of an address, and of all together. */
    readonly wrongCodes: TokenBuckets
    readonly allWrongCodes: TokenBucket
  }
  readonly loopLag: Pick<LoopLag, 'leastMs'>
  /** Bytes that the data may still grow by; null where nobody knows. */
  readonly diskFreeBytes: () => Promise<number | null>
  /** Whether the relay is stopping. */
  readonly isDraining: () => boolean
  readonly keepingOf: StoreWatch['keepingOf']
}
