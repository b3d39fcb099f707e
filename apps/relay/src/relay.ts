import { assert, type Clock, type RandomBytes } from '@samtavle/base'
import { closeCodes } from '@samtavle/protocol'
import type { Store } from '@samtavle/storage'
import type { FastifyInstance } from 'fastify'
import { createGatekeeper } from './access.ts'
import { forgetOldTokens } from './forget-old-tokens.ts'
import { createBoardPool } from './board-pool.ts'
import { createCircleNews } from './circle-news.ts'
import { createProxyTrust } from './client-address.ts'
import type { Config } from './config.ts'
import type { RelayContext } from './context.ts'
import type { Log } from './log.ts'
import { createLoopLag } from './loop-lag.ts'
import { createMetrics } from './metrics.ts'
import { forgetClosedRounds } from './pulse-answers.ts'
import { createRooms } from './rooms/rooms.ts'
import { tokenCookie } from './routes/require-access.ts'
import { createSealedStore } from './sealed-store.ts'
import { createServer } from './server.ts'
import { attachSyncSockets } from './sockets/sync-sockets.ts'
import { createStoreWatch } from './store-watch.ts'
import { createTokenBucket, createTokenBuckets } from './token-bucket.ts'
import { createTracksKeeper } from './tracks-keeper.ts'

/** One relay: its HTTP and sync endpoints over a store. */
export interface Relay {
  /** For tests that call it without a port. */
  readonly app: FastifyInstance
  /** Listens and returns the port it got. */
  listen(): Promise<number>
  /** Stops accepting, finishes and acks what is under way, closes sockets with 1012, and lets go of everything but the store. */
  close(): Promise<void>
}

export interface RelayOptions {
  readonly config: Config
  readonly store: Store
  readonly clock: Clock
  readonly randomBytes: RandomBytes
  /** What private writing is sealed with, see `private-key.ts`. */
  readonly privateKey: Uint8Array
  readonly log: Log
  /** Bytes left where the data lies; without it nobody asks. */
  readonly diskFreeBytes?: () => Promise<number | null>
  /** Folder of the built web app. */
  readonly webFolder: string
}

/** Threads that hold boards; more would not help before there are more cores than this. */
const boardWorkers = 2

/** A worker gets two seconds for one write, which takes microseconds; reading a long journal or importing thousands of notes may take longer. */
const workerBudgets = { requestMs: 2000, openMs: 30_000 }

/** Puts a relay together. */
export async function createRelay(options: RelayOptions): Promise<Relay> {
  const { config, clock, randomBytes, privateKey, log } = options
  const sealedStore = createSealedStore(options.store, privateKey, randomBytes)
  const { limits } = config
  const storeWatch = createStoreWatch({ store: sealedStore, maxJournalBytes: limits.logBytes, clock, log })
  const { store, noteJournal } = storeWatch
  for (const boardId of await store.frozenBoards()) storeWatch.noteFrozen(boardId)
  if (config.recoverUntil > clock.now())
    log.warn({ until: new Date(config.recoverUntil).toISOString() }, 'Devices may bring back what others wrote')
  const trusts = createProxyTrust(config.trustProxy)
  assert(trusts !== null, 'the settings were checked when they were read')
  const metrics = createMetrics()
  const pool = createBoardPool({ workers: boardWorkers, budgets: workerBudgets, clock, log, limits })
  const onDurable = (room: string): void => circleNews.heard(room)
  const rooms = createRooms({ store, noteJournal, pool, clock, log, metrics, limits, onDurable })
  const circleNews = createCircleNews(rooms, clock)
  const gatekeeper = createGatekeeper(store, clock)
  const forgetting = forgetClosedRounds({ store, rooms, log })
  const loopLag = createLoopLag(clock)
  let isDraining = false
  const context: RelayContext = {
    config,
    store,
    rooms,
    pool,
    tracks: createTracksKeeper({ store, pool }),
    gatekeeper,
    clock,
    randomBytes,
    privateKey,
    metrics,
    trusts,
    buckets: {
      calls: createTokenBuckets(clock, { perSecond: limits.callsPerSecond, burst: limits.callBurst }),
      boards: createTokenBuckets(clock, { perSecond: limits.newBoardsPerSecond, burst: limits.newBoardBurst }),
      failures: createTokenBuckets(clock, { perSecond: limits.failuresPerSecond, burst: limits.failureBurst }),
      wrongCodes: createTokenBuckets(clock, { perSecond: limits.wrongCodesPerSecond, burst: limits.wrongCodeBurst }),
      allWrongCodes: createTokenBucket(clock, {
        perSecond: limits.allWrongCodesPerSecond,
        burst: limits.allWrongCodeBurst,
      }),
    },
    loopLag,
    diskFreeBytes: options.diskFreeBytes ?? (() => Promise.resolve(null)),
    isDraining: () => isDraining,
    keepingOf: storeWatch.keepingOf,
  }
  const stopForgettingTokens = forgetOldTokens({ store, clock, log })
  const app = await createServer(context, log, options.webFolder)
  const sockets = attachSyncSockets({
    server: app.server,
    rooms,
    storeWatch,
    gatekeeper,
    config,
    clock,
    log,
    metrics,
    trusts,
    buckets: context.buckets,
    cookieToken: (boardId, header) =>
      header === undefined ? null : (app.parseCookie(header)[tokenCookie(boardId)] ?? null),
  })
  return {
    app,
    async listen() {
      await app.listen({ port: config.port, host: config.host, listenTextResolver: () => 'Listening' })
      const address = app.server.address()
      return typeof address === 'object' && address !== null ? address.port : config.port
    },
    async close() {
      isDraining = true
      sockets.close()
      loopLag.close()
      circleNews.close()
      await forgetting
      await rooms.close(closeCodes.restart, 'the relay restarts')
      await app.close()
      await pool.close()
      storeWatch.close()
      stopForgettingTokens()
    },
  }
}
